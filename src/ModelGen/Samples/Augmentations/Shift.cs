using System.Buffers;
using ModelGen.Kernels.Networks;
using ModelGen.Samplers;

namespace ModelGen.Samples.Augmentations;

/// <summary>Moves grids by a few pixels: y[p] = x[p - d].</summary>
internal sealed class Shift : Augmentation
{
    private readonly int _most;
    private readonly Boundary _boundary;

    public Shift(int most, Boundary boundary, string[] columns) : base(columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        (_most, _boundary) = (most, boundary);
    }

    public override void Apply(ColumnDescription column, Span<double> numbers, CounterRandom random)
    {
        for (int axis = 0; axis < GridAxes.Of(column); axis++)
        {
            int distance = random.NextBelow(2 * _most + 1) - _most;
            if (distance != 0)
            {
                Move(column, numbers, axis, distance);
            }
        }
    }

    protected override bool IsFor(ColumnDescription column) => GridAxes.Of(column) > 0;

    private void Move(ColumnDescription column, Span<double> numbers, int axis, int distance)
    {
        int length = column.Sizes[axis];
        int run = GridAxes.Stride(column, axis) * column.Channels;
        double[] rented = ArrayPool<double>.Shared.Rent(numbers.Length);
        Span<double> source = rented.AsSpan(0, numbers.Length);
        numbers.CopyTo(source);
        for (int first = 0; first < numbers.Length; first += length * run)
        {
            for (int place = 0; place < length; place++)
            {
                Span<double> target = numbers.Slice(first + place * run, run);
                int from = GridAxes.Inside(place - distance, length, _boundary);
                if (from < 0)
                {
                    target.Clear();
                }
                else
                {
                    source.Slice(first + from * run, run).CopyTo(target);
                }
            }
        }

        ArrayPool<double>.Shared.Return(rented);
    }
}
