namespace ModelGen.Examples.Tests;

/// <summary>A test that sends a signal to a process that it starts; skipped, with the reason, where none arrives.</summary>
public sealed class SignalFactAttribute : FactAttribute
{
    public SignalFactAttribute(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no way to send a signal to a process.";
        }
        else if (signal == "INT" && IsInterruptIgnored())
        {
            Skip = "Shells start background jobs, and what these start, deaf to SIGINT: run the tests in the foreground.";
        }
    }

    // SigIgn of Linux: one bit for each signal, SIGINT's the second
    private static bool IsInterruptIgnored() => File.Exists("/proc/self/status") && File.ReadLines("/proc/self/status")
        .Any(line => line.StartsWith("SigIgn:", StringComparison.Ordinal) && (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 2) != 0);
}
