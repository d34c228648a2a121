using ModelGen.Kernels.Networks;
using ModelGen.Samplers;

namespace ModelGen.Examples;

/// <summary>Mirrors every other square at its diagonal: with the flips along both axes, all eight symmetries of a square.</summary>
public sealed class Exchange : Augmentation
{
    /// <inheritdoc/>
    public override void Apply(ColumnDescription column, Span<double> numbers, CounterRandom random)
    {
        if (random.NextUniform() < 0.5)
        {
            return;
        }

        int n = column.Sizes[0];
        for (int x = 0; x < n; x++)
        {
            for (int y = 0; y < x; y++)
            {
                (numbers[x * n + y], numbers[y * n + x]) = (numbers[y * n + x], numbers[x * n + y]);
            }
        }
    }

    /// <inheritdoc/>
    protected override bool IsFor(ColumnDescription column) => column.Sizes.Count == 3 && column.Sizes[0] == column.Sizes[1] && column.Sizes[2] == 1;
}
