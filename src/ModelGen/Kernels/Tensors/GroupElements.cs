namespace ModelGen.Kernels.Tensors;

/// <summary>
/// A group of turns and reflections about a pixel: element m n + r is A = R^r F^m, with R the turn by 360 / n degrees and F the reflection that reverses
/// axis 1.
/// </summary>
internal sealed class GroupElements
{
    private readonly int _turns;

    public GroupElements(SymmetryGroup group)
    {
        (_turns, Order) = group switch
        {
            SymmetryGroup.P1 => (1, 1),
            SymmetryGroup.P4 => (4, 4),
            SymmetryGroup.P4m => (4, 8),
            SymmetryGroup.C8 => (8, 8),
            _ => throw new ArgumentOutOfRangeException(nameof(group), group, "There is no such group."),
        };
    }

    /// <summary>How many elements.</summary>
    public int Order { get; }

    /// <summary>Whether there are turns that take pixels between pixels.</summary>
    public bool HasEighths => _turns == 8;

    /// <summary>Channels of a field.</summary>
    public int Channels(FieldKind kind) => kind switch
    {
        FieldKind.Scalar => 1,
        FieldKind.Vector => 2,
        _ => Order,
    };

    /// <summary>The element that is the product of two.</summary>
    public int Product(int g, int h)
    {
        // F R = R^-1 F
        int turn = g % _turns + (g < _turns ? h % _turns : _turns - h % _turns);
        return turn % _turns + (g / _turns ^ h / _turns) * _turns;
    }

    /// <summary>A[row, column] of an element.</summary>
    public double Matrix(int g, int row, int column)
    {
        int eighths = g % _turns * (8 / _turns);
        double sign = g >= _turns && column == 1 ? -1 : 1;
        return sign * (row == column ? Cosine(eighths) : row == 1 ? Cosine(eighths + 6) : -Cosine(eighths + 6));
    }

    /// <summary>The matrix by which an element acts on the channels of a field, [row, column].</summary>
    public double[] Representation(FieldKind kind, int g)
    {
        int n = Channels(kind);
        return [.. Enumerable.Range(0, n * n).Select(i => kind switch
        {
            FieldKind.Scalar => 1,
            FieldKind.Vector => Matrix(g, i / n, i % n),
            _ => i / n == Product(g, i % n) ? 1.0 : 0,
        })];
    }

    // of so many eighths of a turn, exact where it is whole
    private static double Cosine(int eighths) => (eighths % 8) switch
    {
        0 => 1,
        4 => -1,
        2 or 6 => 0,
        1 or 7 => Math.Sqrt(0.5),
        _ => -Math.Sqrt(0.5),
    };
}
