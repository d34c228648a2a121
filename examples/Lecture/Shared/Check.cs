namespace ModelGen.Lecture;

/// <summary>Prints numbers beside what they must be; the program ends with 1 where one is wrong.</summary>
internal static class Check
{
    /// <summary>Prints a number that must be near another.</summary>
    public static void Near(string what, double value, double expected, double tolerance = 1e-9)
    {
        bool isRight = Math.Abs(value - expected) <= tolerance;
        Console.WriteLine($"{what}: {value:G6}{(isRight ? "" : $", WRONG: {expected:G6} expected")}");
        Report(isRight);
    }

    /// <summary>Prints something that must be true.</summary>
    public static void That(string what, bool isRight)
    {
        Console.WriteLine($"{what}{(isRight ? "" : ": WRONG")}");
        Report(isRight);
    }

    private static void Report(bool isRight) => Environment.ExitCode = isRight ? Environment.ExitCode : 1;
}
