using System.Globalization;

namespace ModelGen.CudaEmulator.Ptx;

/// <summary>A function or kernel: its instructions, and what each place of a thread's frame is.</summary>
internal sealed class PtxFunction(string name, bool isEntry)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public bool IsEntry { get; } = isEntry;

    public Instruction[] Instructions { get; set; } = [];

    /// <summary>A thread's frame at its start: constants at their places, zero elsewhere.</summary>
    public ulong[] Frame { get; private set; } = [];

    /// <summary>Bytes of the launch's arguments.</summary>
    public int ParameterBytes { get; set; }

    /// <summary>Offsets of an entry's parameters among the arguments.</summary>
    public Dictionary<string, int> ParameterOffsets { get; } = new(StringComparer.Ordinal);

    /// <summary>Places of a function's parameters.</summary>
    public List<int> Parameters { get; } = [];

    /// <summary>The place of a function's result.</summary>
    public int Result { get; set; } = -1;

    /// <summary>Bytes of memory that a group shares.</summary>
    public int SharedBytes { get; set; }

    /// <summary>Threads of a group at most.</summary>
    public int MaxThreads { get; set; } = 1024;

    /// <summary>The places of special registers, or -1 where the function does not read them.</summary>
    public int ThreadIndex => Find("%tid.x");

    public int ThreadCount => Find("%ntid.x");

    public int GroupIndex => Find("%ctaid.x");

    public int GroupCount => Find("%nctaid.x");

    private Dictionary<string, ulong> Constants { get; } = new(StringComparer.Ordinal);

    /// <summary>The place of a register, a parameter of a call, or a constant.</summary>
    public int Place(string operand)
    {
        if (!_places.TryGetValue(operand, out int place))
        {
            place = _places.Count;
            _places.Add(operand, place);
            if (operand[0] is '-' or (>= '0' and <= '9'))
            {
                Constants.Add(operand, Parse(operand));
            }
        }

        return place;
    }

    /// <summary>Gives a name a constant: a shared array its address.</summary>
    public void Define(string name, ulong value)
    {
        _ = Place(name);
        Constants[name] = value;
    }

    /// <summary>Builds the frame once all operands are known.</summary>
    public void Complete()
    {
        Frame = new ulong[Math.Max(1, _places.Count)];
        foreach ((string operand, ulong value) in Constants)
        {
            Frame[_places[operand]] = value;
        }
    }

    private int Find(string operand) => _places.GetValueOrDefault(operand, -1);

    // 0fBF800000 and 0dBFF0000000000000 are bits of numbers; the rest are integers
    private static ulong Parse(
        string text) => text.StartsWith("0f", StringComparison.Ordinal) || text.StartsWith("0d", StringComparison.Ordinal)
            || text.StartsWith("0x", StringComparison.Ordinal)
        ? ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : text[0] == '-' ? (ulong)long.Parse(text, CultureInfo.InvariantCulture) : ulong.Parse(text.TrimEnd('U'), CultureInfo.InvariantCulture);
}
