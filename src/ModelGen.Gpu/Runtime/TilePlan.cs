using ILGPU.Runtime;

namespace ModelGen.Gpu;

/// <summary>
/// How a program's kernel is cut to a device: points in a tile, threads in a group, and where the rows lie. A thread owns a block of eight numbers
/// times eight neurons of the widest layer, so points and threads follow from each other.
/// </summary>
/// <param name="Points">Points in a tile.</param>
/// <param name="Threads">Threads in a group.</param>
/// <param name="RowQuads">Quads from one row to the next.</param>
/// <param name="Memory">The row memory that the kernel is compiled for.</param>
/// <param name="ScratchQuads">Quads of scratch of one group.</param>
/// <param name="Groups">Groups that a multiprocessor is to hold at once, which bounds the registers of a thread.</param>
internal sealed record TilePlan(int Points, int Threads, int RowQuads, Type Memory, int ScratchQuads, int Groups)
{
    // more leave a thread too few registers for its block, so that it spills: better than not to run at all
    private const int FewThreads = 256;
    private const int MostThreads = 1024;
    private const int MostPoints = 64;
    private const int Warp = 32;

    // a multiprocessor needs about so many warps, three for each of its schedulers, to hide the latency of memory
    private const int WarpsWanted = 12;
    private const int Schedulers = 4;

    // more groups are smaller ones, of small networks, whose activations want registers
    private const int MostGroups = 4;
    private const int FewRegisters = 168;
    private const int AllRegisters = 255;

    // activations on more coefficients of a jet need more registers than products do
    private const int FewPlanes = 5;
    private const int Registers = 65_536;
    private const int SharedPerMultiprocessor = 200 << 10;

    /// <summary>Bounds the registers of a thread.</summary>
    public KernelSpecialization Specialization => new(Threads, Groups);

    private static readonly (int Quads, Type Type)[] s_memories =
    [
        (SharedRows512.Quads, typeof(SharedRows512)),
        (SharedRows1024.Quads, typeof(SharedRows1024)),
        (SharedRows1536.Quads, typeof(SharedRows1536)),
        (SharedRows2048.Quads, typeof(SharedRows2048)),
        (SharedRows2560.Quads, typeof(SharedRows2560)),
        (SharedRows3072.Quads, typeof(SharedRows3072)),
    ];

    /// <summary>The plan that keeps most threads busy, or null where no group is large enough.</summary>
    /// <param name="program">What the kernel needs.</param>
    /// <param name="numberBytes">4 or 8.</param>
    /// <param name="sharedBytes">Shared memory that a group may have.</param>
    /// <param name="mostThreads">Threads that a group may have.</param>
    public static TilePlan? Choose(DeviceProgram program, int numberBytes, int sharedBytes, int mostThreads) =>
        Best(program, numberBytes, sharedBytes, Math.Min(FewThreads, mostThreads))
            ?? Best(program, numberBytes, sharedBytes, Math.Min(MostThreads, mostThreads));

    /// <summary>The same groups for another program that shares their launch: as many of its points as they hold, or null where they hold none.</summary>
    public TilePlan? For(DeviceProgram program)
    {
        int quads = Array.Find(s_memories, size => size.Type == Memory).Quads;
        for (int points = Math.Min(MostPoints, Threads); points > 0; points--)
        {
            int rowBlocks = RowBlocks(program, points);
            int rowQuads = RowQuadsFor(program, points);
            bool fits = quads > 0 ? program.Rows * rowQuads <= quads : 4 * program.Rows * rowQuads >= Threads;
            if (fits && rowBlocks * program.Rows / 8 <= Threads)
            {
                return this with { Points = points, RowQuads = rowQuads, ScratchQuads = Scratch(program, points, Threads, quads > 0) };
            }
        }

        return null;
    }

    /// <summary>
    /// Points of a tile where so many tiles are free for so many points: the fewer each tile has, the sooner it is done. In whole blocks of eight rows, of
    /// which at least half remain, since every group that takes part leaves a gradient that is summed.
    /// </summary>
    public int PointsFor(DeviceProgram program, long points, long tiles)
    {
        long few = (points + tiles - 1) / tiles;
        if (few >= Points || Memory == typeof(ScratchRows))
        {
            return Points;
        }

        int rowBlocks = Math.Max(RowBlocks(program, (int)few), DivideUp(RowBlocks(program, Points), 2));
        return Math.Min(Points, 8 * rowBlocks / program.Planes);
    }

    /// <summary>Quads from one row to the next where a tile has so many points: an odd number, so that neighbouring rows start in different banks.</summary>
    public static int RowQuadsFor(DeviceProgram program, int points) => (2 * RowBlocks(program, points)) | 1;

    /// <summary>Whether there is a plan: where one point fits.</summary>
    /// <param name="program">What the kernel needs.</param>
    /// <param name="mostThreads">Threads that a group may have.</param>
    public static bool Exists(DeviceProgram program, int mostThreads) => ThreadsFor(program, points: 1) <= Math.Min(MostThreads, mostThreads);

    /// <summary>What is said where there is no plan.</summary>
    public static string TooWide(DeviceProgram program, Device device) =>
        $"MG4002: {program.Name} carries {program.Planes} derivatives through layers of {program.Rows} neurons, more than a group of {device} "
        + "computes at once; use narrower layers or fewer derivatives for the device.";

    // score = points per unit of time x part of memory's latency that is hidden x ScratchFactor where rows lie in global memory x (1 + TieBreak points).
    // Rows in shared memory are preferred unless the other plan is four times as fast by count of rounds. The last factor, at most 1.064, decides between
    // plans that are alike otherwise: the larger tile, since fewer tiles wait at fewer barriers and read the weights less often.
    private const double ScratchFactor = 0.25;
    private const double TieBreak = 0.001;

    private static TilePlan? Best(DeviceProgram program, int numberBytes, int sharedBytes, int mostThreads)
    {
        TilePlan? best = null;
        double bestScore = 0;
        for (int points = 1; points <= MostPoints; points++)
        {
            int threads = ThreadsFor(program, points);
            int rowQuads = RowQuadsFor(program, points);
            (int quads, Type? memory) = Array.Find(s_memories, size => size.Quads >= program.Rows * rowQuads && size.Quads * 4 * numberBytes <= sharedBytes);
            if (threads > mostThreads || 4 * program.Rows * rowQuads < threads)
            {
                continue;
            }

            bool isShared = memory is not null;
            int registers = numberBytes == 4 && program.Planes <= FewPlanes ? FewRegisters : AllRegisters;
            int groups = Math.Max(
                1,
                Math.Min(Registers / (registers * threads), isShared ? SharedPerMultiprocessor / (quads * 4 * numberBytes) : int.MaxValue));
            groups = Math.Min(groups, Math.Min(MostGroups, DivideUp(Warp * WarpsWanted, threads)));
            double hidden = Math.Min(1, groups * threads / (double)(Warp * WarpsWanted));
            double score = Throughput(program, points, threads, groups) * hidden * (isShared ? 1 : ScratchFactor) * (1 + TieBreak * points);
            if (score > bestScore)
            {
                bestScore = score;
                best = new TilePlan(points, threads, rowQuads, memory ?? typeof(ScratchRows), Scratch(program, points, threads, isShared), groups);
            }
        }

        return best;
    }

    // points that a multiprocessor takes through a layer and back in the time of one block's term: its schedulers share the warps of all its groups.
    // A product has blocks of the tile's rows and the layer's neurons and a term for each neuron; a weight gradient has blocks of neurons twice and a term for
    // each row
    private static double Throughput(DeviceProgram program, int points, int threads, int groups)
    {
        int rowBlocks = RowBlocks(program, points);
        int neuronBlocks = program.Rows / 8;
        int productRounds = DivideUp(groups * DivideUp(rowBlocks * neuronBlocks, Warp), Schedulers);
        int gradientTasks = neuronBlocks * neuronBlocks;
        int gradientRounds = Math.Max(DivideUp(groups * DivideUp(gradientTasks, Warp), Schedulers), DivideUp(gradientTasks, threads));
        return groups * points / (double)(2 * program.Rows * productRounds + 8 * rowBlocks * gradientRounds);
    }

    private static int ThreadsFor(DeviceProgram program, int points) => RoundUp(Math.Max(RowBlocks(program, points) * program.Rows / 8, points), Warp);

    private static int RowBlocks(DeviceProgram program, int points) => DivideUp(program.Planes * points, 8);

    private static int Scratch(DeviceProgram program, int points, int threads, bool isShared) =>
        ((isShared ? 0 : program.Rows) + program.Staged) * RowQuadsFor(program, points)
            + (program.PointRows * points + program.ThreadRows * threads + 3) / 4;

    private static int RoundUp(int count, int multiple) => DivideUp(count, multiple) * multiple;

    private static int DivideUp(int count, int parts) => (count + parts - 1) / parts;
}
