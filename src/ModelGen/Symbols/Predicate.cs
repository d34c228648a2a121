namespace ModelGen;

/// <summary>A comparison of two scalars, for <see cref="Calculus.Where(Predicate, Scalar, Scalar)"/>.</summary>
public sealed class Predicate
{
    private readonly Scalar _greater;
    private readonly Scalar _lesser;
    private readonly bool _negated;

    internal Predicate(Scalar greater, Scalar lesser, bool negated)
    {
        _greater = greater;
        _lesser = lesser;
        _negated = negated;
    }

    /// <summary>The comparison as C#.</summary>
    public override string ToString() => _negated ? $"{_greater} <= {_lesser}" : $"{_greater} > {_lesser}";

    // the only selection that kernels have is a > b ? x : y, so "not greater" exchanges the branches
    internal Expression Select(ComplexScalar then, ComplexScalar otherwise) =>
        _negated
            ? ComplexScalar.Node("where", _greater, _lesser, otherwise, then)
            : ComplexScalar.Node("where", _greater, _lesser, then, otherwise);
}
