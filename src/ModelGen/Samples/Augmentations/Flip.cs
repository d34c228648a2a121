using ModelGen.Kernels.Networks;
using ModelGen.Samplers;

namespace ModelGen.Samples.Augmentations;

/// <summary>Mirrors every other sample along an axis.</summary>
internal sealed class Flip : Augmentation
{
    private readonly int _axis;

    public Flip(int axis, string[] columns) : base(columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(axis);
        _axis = axis;
    }

    public override void Apply(ColumnDescription column, Span<double> numbers, CounterRandom random)
    {
        if (_axis >= GridAxes.Of(column))
        {
            throw new ArgumentException($"'{column.Name}' has {GridAxes.Of(column)} axes, so it cannot be mirrored along axis {_axis}.");
        }

        if (random.NextUniform() < 0.5)
        {
            return;
        }

        int length = column.Sizes[_axis];
        int run = GridAxes.Stride(column, _axis) * column.Channels;
        for (int first = 0; first < numbers.Length; first += length * run)
        {
            for (int place = 0; place < length / 2; place++)
            {
                Span<double> a = numbers.Slice(first + place * run, run);
                Span<double> b = numbers.Slice(first + (length - 1 - place) * run, run);
                for (int i = 0; i < run; i++)
                {
                    (a[i], b[i]) = (b[i], a[i]);
                }
            }
        }
    }

    protected override bool IsFor(ColumnDescription column) => GridAxes.Of(column) > _axis;
}
