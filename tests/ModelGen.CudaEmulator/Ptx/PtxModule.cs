using System.Globalization;

namespace ModelGen.CudaEmulator.Ptx;

/// <summary>A module's functions, read from its text.</summary>
internal sealed class PtxModule
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public List<PtxFunction> Functions { get; } = [];

    /// <exception cref="PtxException">The text is not PTX that the emulator knows.</exception>
    public static PtxModule Parse(string text)
    {
        var module = new PtxModule();
        var statements = new StatementReader(text);
        while (statements.Next() is { } statement)
        {
            if (statement.Contains(".func", StringComparison.Ordinal) || statement.Contains(".entry", StringComparison.Ordinal))
            {
                module.Read(statement, statements);
            }
        }

        return module;
    }

    public PtxFunction? Entry(string name) => Functions.FirstOrDefault(function => function.IsEntry && function.Name == name);

    /// <summary>The number of a function that is called.</summary>
    public int Number(string name, int line) =>
        _numbers.TryGetValue(name, out int number) ? number : throw new PtxException($"line {line}: '{name}' is called before it is declared");

    private void Read(string header, StatementReader statements)
    {
        bool isEntry = header.Contains(".entry", StringComparison.Ordinal);
        string signature = header[(header.IndexOf(isEntry ? ".entry" : ".func", StringComparison.Ordinal) + (isEntry ? 6 : 5))..];
        string? result = null;
        if (!isEntry && signature.TrimStart().StartsWith('('))
        {
            int close = signature.IndexOf(')', StringComparison.Ordinal);
            result = signature[..close].Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
            signature = signature[(close + 1)..];
        }

        int open = signature.IndexOf('(', StringComparison.Ordinal);
        string name = signature[..open].Trim();
        string parameters = signature[(open + 1)..signature.IndexOf(')', StringComparison.Ordinal)];
        if (!_numbers.TryGetValue(name, out int number))
        {
            number = Functions.Count;
            _numbers.Add(name, number);
            Functions.Add(new PtxFunction(name, isEntry));
        }

        if (statements.EndedWith == ';')
        {
            return;
        }

        var function = new PtxFunction(name, isEntry);
        Functions[number] = function;
        Declare(function, parameters, result);
        int threads = signature.IndexOf(".maxntid", StringComparison.Ordinal);
        if (threads >= 0)
        {
            function.MaxThreads = int.Parse(
                signature.AsSpan(threads + 8).Trim()[..signature.AsSpan(threads + 8).Trim().IndexOf(',')],
                CultureInfo.InvariantCulture);
        }

        new BodyReader(this, function, statements).Read();
    }

    private static void Declare(PtxFunction function, string parameters, string? result)
    {
        foreach (string parameter in parameters.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = parameter.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
            if (!function.IsEntry)
            {
                function.Parameters.Add(function.Place(words[^1]));
                continue;
            }

            (string name, int bytes) = Sized(words);
            int aligned = Array.IndexOf(words, ".align");
            int alignment = aligned < 0 ? bytes : int.Parse(words[aligned + 1], CultureInfo.InvariantCulture);
            function.ParameterBytes = (function.ParameterBytes + alignment - 1) / alignment * alignment;
            function.ParameterOffsets.Add(name, function.ParameterBytes);
            function.ParameterBytes += bytes;
        }

        if (result is not null)
        {
            function.Result = function.Place(result);
        }
    }

    /// <summary>The name and the bytes of a declaration such as ".param .align 8 .b8 name[240]".</summary>
    public static (string Name, int Bytes) Sized(string[] words)
    {
        string last = words[^1];
        int bracket = last.IndexOf('[', StringComparison.Ordinal);
        string type = words[^2];
        int size = type.EndsWith("64", StringComparison.Ordinal) ? 8 : type.EndsWith("32", StringComparison.Ordinal) ? 4 : 1;
        return bracket < 0
            ? (last, size)
            : (last[..bracket], size * int.Parse(last.AsSpan(bracket + 1, last.Length - bracket - 2), CultureInfo.InvariantCulture));
    }
}
