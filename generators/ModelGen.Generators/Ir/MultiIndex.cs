namespace ModelGen.Generators.Ir;

/// <summary>
/// Which coefficient of a jet: the order of differentiation in each coordinate, or the number of a linear functional
/// sum a_i d^(alpha_i) that is carried in place of the derivatives it combines.
/// </summary>
internal sealed class MultiIndex : IEquatable<MultiIndex>, IComparable<MultiIndex>
{
    private readonly int[] _orders;

    public MultiIndex(IEnumerable<int> orders, int functional = -1)
    {
        _orders = orders.ToArray();
        Functional = functional;
        Order = _orders.Sum();
    }

    /// <summary>The functional's number, or -1.</summary>
    public int Functional { get; }

    public bool IsFunctional => Functional >= 0;

    public bool IsZero => Order == 0 && !IsFunctional;

    public int Order { get; }

    public int Dimensions => _orders.Length;

    public int this[int coordinate] => _orders[coordinate];

    public static MultiIndex Zero(int dimensions) => new(new int[dimensions]);

    public static MultiIndex Unit(int dimensions, int coordinate) => new(Enumerable.Range(0, dimensions).Select(i => i == coordinate ? 1 : 0));

    public static MultiIndex OfFunctional(int dimensions, int number) => new(new int[dimensions], number);

    public MultiIndex Plus(MultiIndex other) => new(_orders.Select((order, i) => order + other[i]));

    public MultiIndex Minus(MultiIndex other) => new(_orders.Select((order, i) => order - other[i]));

    /// <summary>Component-wise: every order at most the other's.</summary>
    public bool IsBelow(MultiIndex other) => !IsFunctional && !other.IsFunctional && _orders.Select((order, i) => order <= other[i]).All(below => below);

    /// <summary>The first coordinate that is differentiated.</summary>
    public int FirstCoordinate => Array.FindIndex(_orders, order => order > 0);

    /// <summary>Every index at or below this one, this one last.</summary>
    public IEnumerable<MultiIndex> Below()
    {
        IEnumerable<int[]> result = [[]];
        for (int i = 0; i < _orders.Length; i++)
        {
            int top = _orders[i];
            result = result.SelectMany(head => Enumerable.Range(0, top + 1).Select(order => head.Append(order).ToArray())).ToArray();
        }

        return result.Select(orders => new MultiIndex(orders)).OrderBy(index => index);
    }

    /// <summary>The product of binomial coefficients in Leibniz's rule.</summary>
    public double Binomial(MultiIndex below)
    {
        double product = 1;
        for (int i = 0; i < _orders.Length; i++)
        {
            for (int k = 0; k < below[i]; k++)
            {
                product = product * (_orders[i] - k) / (k + 1);
            }
        }

        return product;
    }

    /// <summary>The usual subscript: "" for the value, "xx", "xt"; "L0" for functional 0.</summary>
    public string Subscript(IReadOnlyList<string> coordinates) => IsFunctional
        ? "L" + Text.CodeWriter.Number(Functional)
        : string.Concat(_orders.Select((order, i) => string.Concat(Enumerable.Repeat(coordinates[i], order))));

    public bool Equals(MultiIndex? other) => other is not null && Functional == other.Functional && _orders.SequenceEqual(other._orders);

    public override bool Equals(object? obj) => Equals(obj as MultiIndex);

    public override int GetHashCode() => _orders.Aggregate(Functional, (hash, order) => unchecked(hash * 31 + order));

    /// <summary>The value first, then by order, then lexicographically; functionals last.</summary>
    public int CompareTo(MultiIndex? other)
    {
        if (other is null)
        {
            return 1;
        }

        int byKind = Functional.CompareTo(other.Functional);
        int byOrder = byKind != 0 ? byKind : Order.CompareTo(other.Order);
        for (int i = 0; i < _orders.Length && byOrder == 0; i++)
        {
            byOrder = other[i].CompareTo(_orders[i]);
        }

        return byOrder;
    }
}
