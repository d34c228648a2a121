namespace ModelGen.Data;

/// <summary>What one row of the residual is.</summary>
/// <param name="Equation">The equation's name.</param>
/// <param name="Component">0, or 1 for the imaginary part of a complex equation.</param>
/// <param name="Point">Index of the collocation point.</param>
public readonly record struct ResidualRow(string Equation, int Component, int Point);

/// <summary>The residual of every equation at every collocation point, row by row.</summary>
public sealed class ResidualVector
{
    private readonly double[] _values;
    private readonly double[] _weighted;
    private readonly ResidualBlock[] _blocks;

    internal ResidualVector(double[] values, double[] weighted, ResidualBlock[] blocks)
    {
        _values = values;
        _weighted = weighted;
        _blocks = blocks;
    }

    /// <summary>Rows.</summary>
    public int Count => _values.Length;

    /// <summary>The unweighted residual, [row].</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The runs of rows that belong to one component of one equation, in order.</summary>
    public IReadOnlyList<ResidualBlock> Blocks => Array.AsReadOnly(_blocks);

    /// <summary>The weighted residual of a row, r sqrt(weight / points), times that of its equation's profile; their squares sum to the loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public double Weighted(int row)
    {
        _ = BlockOf(row);
        return _weighted[row];
    }

    /// <summary>The equation, component and point of a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ResidualRow Row(int row)
    {
        ResidualBlock block = BlockOf(row);
        return new ResidualRow(block.Name, block.Component, row - block.FirstRow);
    }

    private ResidualBlock BlockOf(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, _values.Length);
        int b = 0;
        while (row >= _blocks[b].FirstRow + _blocks[b].Points)
        {
            b++;
        }

        return _blocks[b];
    }
}
