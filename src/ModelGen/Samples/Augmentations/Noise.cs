using ModelGen.Kernels.Networks;
using ModelGen.Samplers;

namespace ModelGen.Samples.Augmentations;

/// <summary>Adds normal random numbers, independent in each column.</summary>
internal sealed class Noise : Augmentation
{
    private readonly double _deviation;

    public Noise(double deviation, string[] columns) : base(columns)
    {
        if (!(deviation >= 0 && double.IsFinite(deviation)))
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A standard deviation is a finite number that is not negative.");
        }

        _deviation = deviation;
    }

    public override void Apply(ColumnDescription column, Span<double> numbers, CounterRandom random)
    {
        CounterRandom own = new(random.Seed, random.Stream ^ CounterRandom.StreamOf(column.Name));
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] += _deviation * own.NextNormal();
        }
    }

    protected override bool IsFor(ColumnDescription column) => column.IsInput && column.Classes == 0;
}
