using System.Runtime.CompilerServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>
/// A group's tile of points on its way through a program. A neuron's row holds its coefficients one after the other, [plane][point]:
/// rows are multiplied in blocks of eight numbers, and pointwise code sees one point of one neuron at a time.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
public struct DeviceTile<L> where L : unmanaged, IDeviceLane<L>
{
    /// <summary>The rows that are multiplied, [neuron][RowQuads].</summary>
    public ArrayView<Quad<L>> Rows;

    /// <summary>The same memory, number by number.</summary>
    public ArrayView<L> Values;

    /// <summary>Rows that a layer's weight gradient or a thin product needs beside <see cref="Rows"/>, [row][RowQuads].</summary>
    public ArrayView<Quad<L>> Staged;

    /// <summary>The same memory, number by number.</summary>
    public ArrayView<L> StagedValues;

    /// <summary>What is kept for the way back and everything that belongs to a point alone, [row][TilePoints].</summary>
    public ArrayView<L> Kept;

    /// <summary>Points in a tile.</summary>
    public int Points;

    /// <summary>Quads from one row to the next.</summary>
    public int RowQuads;

    /// <summary>This thread's point within the tile in pointwise loops.</summary>
    public int Point;

    /// <summary>The first neuron of this thread in pointwise loops; beyond all neurons for the threads that are left over.</summary>
    public int Neuron;

    /// <summary>From one neuron of this thread to the next.</summary>
    public int NeuronStep;

    /// <summary>Blocks of eight numbers in a row with the planes of the site.</summary>
    public int RowBlocks;

    /// <summary>This thread's block of a row in products.</summary>
    public int RowBlock;

    /// <summary>This thread's block of neurons in products.</summary>
    public int NeuronBlock;

    /// <summary>The thread's point among those that the buffer holds.</summary>
    public int Index;

    private const int Beyond = int.MaxValue / 2;
    private const int Partials = 16;

    /// <summary>Numbers from one row to the next.</summary>
    public readonly int Stride => 4 * RowQuads;

    /// <summary>Whether this thread computes what belongs to a point alone.</summary>
    public readonly bool IsPointThread => Group.IdxX < Points;

    /// <summary>Divides the group's memory and its threads, and moves to the group's first tile.</summary>
    /// <typeparam name="M">Where the rows lie.</typeparam>
    /// <param name="arguments">The launch.</param>
    /// <param name="share">The group's part of it.</param>
    /// <param name="rows">Rows that are multiplied: the widest layer, in eights.</param>
    /// <param name="staged">Rows of <see cref="Staged"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceTile<L> Begin<M>(in DeviceArguments<L> arguments, in DeviceShare share, int rows, int staged) where M : struct, IRowMemory
    {
        ArrayView<Quad<L>> scratch = Scratch(arguments);
        int first = M.Quads == 0 ? rows * share.RowQuads : 0;
        int second = first + staged * share.RowQuads;
        int points = share.TilePoints;
        int step = Group.DimX / points;
        int neuron = Group.IdxX / points;
        var tile = new DeviceTile<L>
        {
            Rows = M.Rows(scratch),
            Staged = scratch.SubView(first, second - first),
            Kept = scratch.SubView(second, scratch.Length - second).Cast<L>(),
            Points = points,
            RowQuads = share.RowQuads,
            Point = Group.IdxX - neuron * points,
            Neuron = neuron < step ? neuron : Beyond,
            NeuronStep = step,
        };
        tile.Index = Leap(share, (Grid.IdxX - share.FirstGroup) * points + tile.Point);
        tile.Values = tile.Rows.Cast<L>();
        tile.StagedValues = tile.Staged.Cast<L>();
        for (int i = Group.IdxX; i < rows * share.RowQuads; i += Group.DimX)
        {
            tile.Rows[i] = Quad<L>.Zero;
        }

        return tile;
    }

    /// <summary>
    /// Moves this thread to its point of the group's next tile; beyond the last point it goes round to others, which do not count.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveOn(in DeviceShare share) => Index = Wrap(Index, share.PointStep, share.PointTotal);

    /// <summary>Prepares the rows for a site with so many planes: numbers beyond them are zero, so that they add nothing to sums over a row.</summary>
    /// <param name="planes">Coefficients of the jet.</param>
    /// <param name="rows">Rows that are multiplied.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter(int planes, int rows)
    {
        int used = planes * Points;
        RowBlocks = (used + 7) / 8;
        NeuronBlock = Group.IdxX / RowBlocks;
        RowBlock = Snake(Group.IdxX - NeuronBlock * RowBlocks, NeuronBlock, RowBlocks);
        int padding = 8 * RowBlocks - used;
        for (int i = Group.IdxX; i < padding * rows; i += Group.DimX)
        {
            int row = i / padding;
            Values[row * Stride + used + i - row * padding] = L.Zero;
        }
    }

    /// <summary>Adds the sum over the group's threads to target[at], in a fixed order. Overwrites the first rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Report(ArrayView<L> target, long at, L value)
    {
        Group.Barrier();
        Values[Group.IdxX] = value;
        Group.Barrier();
        L sum = L.Zero;
        if (Group.IdxX < Partials)
        {
            for (int thread = Group.IdxX; thread < Group.DimX; thread += Partials)
            {
                sum += Values[thread];
            }
        }

        Group.Barrier();
        Values[Group.IdxX] = sum;
        Group.Barrier();
        if (Group.IdxX == 0)
        {
            for (int thread = 1; thread < Partials; thread++)
            {
                sum += Values[thread];
            }

            target[at] = target[at] + sum;
        }
    }

    /// <summary>The neuron, or a layer's last one where there is none of that number: what is read ahead of a loop's end is somewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int NeuronOf(int number, int neurons) => number < neurons ? number : neurons - 1;

    /// <summary>
    /// Counts backward in odd rows. Eight neighbouring threads, whose quads shared memory serves together, then have neighbouring numbers, or the same, also
    /// where one row ends and the next begins: no two of different quads meet in a bank.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Snake(int number, int row, int length) => (row & 1) == 0 ? number : length - 1 - number;

    // start + visit leap, modulo the points there are, by doubling: the product has 64 bits, for whose division ptxas calls a function and saves registers
    // around it
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Leap(in DeviceShare share, int visit)
    {
        int index = share.PointStart;
        int step = share.PointLeap;
        for (int left = visit; left > 0; left >>= 1)
        {
            index = (left & 1) == 0 ? index : Wrap(index, step, share.PointTotal);
            step = Wrap(step, step, share.PointTotal);
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Wrap(int index, int step, int total)
    {
        // both are below total, so their sum has 32 bits
        uint sum = (uint)index + (uint)step;
        return (int)(sum < (uint)total ? sum : sum - (uint)total);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ArrayView<Quad<L>> Scratch(in DeviceArguments<L> arguments) =>
        arguments.Scratch.SubView((long)Grid.IdxX * arguments.ScratchQuads, arguments.ScratchQuads);
}
