using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.CudaEmulator.Execution;

/// <summary>
/// What a launch asks of a GPU, counted by warps: instructions that are issued, and for each access to memory the transfers that it takes and the fewest that
/// its words could do with. Lanes are taken to execute an instruction together when each executes it for the same time since the barrier before. Functions that
/// a kernel calls are not counted.
/// </summary>
internal sealed class WarpProfile(PtxFunction kernel)
{
    public const int Warp = 32;
    private const int Banks = 32;
    private const int WordsOfSector = 8;

    private readonly int[] _visits = new int[kernel.Instructions.Length];
    private readonly int[] _warpVisits = new int[kernel.Instructions.Length];
    private readonly InstructionCounts[] _counts = new InstructionCounts[kernel.Instructions.Length];
    private readonly Dictionary<(int Instruction, int Visit), List<(int Lane, ulong Address)>> _requests = [];
    private readonly HashSet<ulong> _words = [];
    private readonly HashSet<ulong> _sectors = [];
    private readonly int[] _banks = new int[Banks];

    public PtxFunction Kernel => kernel;

    public IReadOnlyList<InstructionCounts> Counts => _counts;

    public void Execute(int instruction) => _visits[instruction]++;

    public void Access(int instruction, int thread, ulong address)
    {
        (int, int) key = (instruction, _visits[instruction]);
        if (!_requests.TryGetValue(key, out List<(int, ulong)>? lanes))
        {
            _requests.Add(key, lanes = []);
        }

        lanes.Add((thread % Warp, address));
    }

    /// <summary>A thread has come to a barrier or to its end; a warp's threads come one after the other.</summary>
    public void Pause(int thread, int threads)
    {
        for (int i = 0; i < _visits.Length; i++)
        {
            _warpVisits[i] = Math.Max(_warpVisits[i], _visits[i]);
            _counts[i].Lanes += _visits[i];
        }

        Array.Clear(_visits);
        if (thread % Warp != Warp - 1 && thread != threads - 1)
        {
            return;
        }

        for (int i = 0; i < _warpVisits.Length; i++)
        {
            _counts[i].Issued += _warpVisits[i];
        }

        Array.Clear(_warpVisits);
        foreach (((int instruction, int _), List<(int, ulong)> lanes) in _requests)
        {
            Transfer(instruction, lanes);
        }

        _requests.Clear();
    }

    private void Transfer(int instruction, List<(int Lane, ulong Address)> lanes)
    {
        ref InstructionCounts counts = ref _counts[instruction];
        Opcode opcode = kernel.Instructions[instruction].Opcode;
        int words = kernel.Instructions[instruction].List!.Length
            * (opcode is Opcode.LoadGlobal64 or Opcode.StoreGlobal64 or Opcode.LoadShared64 or Opcode.StoreShared64 ? 2 : 1);
        if (opcode >= Opcode.LoadShared32)
        {
            // wide accesses are served for a half or a quarter of the warp at a time, each in as many transfers as different words lie in one bank
            int together = Warp / words;
            for (int first = 0; first < Warp; first += together)
            {
                counts.Transfers += WordsOf(lanes.Where(lane => lane.Lane / together == first / together), words);
            }

            _ = WordsOf(lanes, words);
            counts.FewestTransfers += (_words.Count + Banks - 1) / Banks;
        }
        else
        {
            _ = WordsOf(lanes, words);
            _sectors.Clear();
            _sectors.UnionWith(_words.Select(word => word / WordsOfSector));
            counts.Transfers += _sectors.Count;
            counts.FewestTransfers += (_words.Count + WordsOfSector - 1) / WordsOfSector;
        }
    }

    // fills _words, and returns how many of them lie in the bank that has most
    private int WordsOf(IEnumerable<(int Lane, ulong Address)> lanes, int count)
    {
        _words.Clear();
        Array.Clear(_banks);
        int most = 0;
        foreach ((int _, ulong address) in lanes)
        {
            for (ulong word = address / 4; word < address / 4 + (ulong)count; word++)
            {
                if (_words.Add(word))
                {
                    most = Math.Max(most, ++_banks[word % Banks]);
                }
            }
        }

        return most;
    }
}
