using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>
/// An operation of the declared language. Its name is the canonical one that the parser and the run-time symbols build;
/// <see cref="Lower"/> says what it means on real and imaginary parts, in terms of operations that are kept in the graph.
/// </summary>
internal abstract class Operation
{
    /// <summary>The degree of what is no polynomial: derivatives of every order.</summary>
    public const int Smooth = int.MaxValue;

    /// <summary>The canonical name.</summary>
    public abstract string Name { get; }

    /// <summary>Number of operands.</summary>
    public abstract int Arity { get; }

    /// <summary>Arguments for the checks that every operation goes through, away from kinks; at least three.</summary>
    public abstract double[][] Samples { get; }

    /// <summary>The methods of ModelGen.Calculus that build it; none for what is written as an operator.</summary>
    public virtual IReadOnlyList<string> Methods => [GetType().Name];

    /// <summary>The highest derivative that is not zero almost everywhere, in one operand while the others are constants.</summary>
    public virtual int NonzeroDerivatives => int.MaxValue;

    /// <summary>
    /// The degree of the result as a piecewise polynomial of operands that are such polynomials of these degrees; <see cref="Smooth"/> and above
    /// where it is none.
    /// </summary>
    /// <param name="x">The operands' degrees.</param>
    /// <param name="constants">The operands' values where they are constants, else null.</param>
    public virtual long Degree(long[] x, double?[] constants) => x.All(degree => degree == 0) ? 0
        : NonzeroDerivatives == 0 ? 0
        : NonzeroDerivatives == 1 ? x.Max()
        : Smooth;

    /// <summary>Whether the result can have an imaginary part, given which operands can.</summary>
    public virtual bool IsComplex(bool[] x) => x.Any(isComplex => isComplex);

    /// <summary>The value in double, for constants and for the checks.</summary>
    public abstract double Evaluate(double[] x);

    /// <summary>The operation on possibly complex operands.</summary>
    public abstract ComplexNode Lower(IrGraph graph, ComplexNode[] x);
}

/// <summary>A real or complex value in the graph; Im is null for real values.</summary>
internal readonly record struct ComplexNode(IrNode Re, IrNode? Im)
{
    public bool IsComplex => Im is not null;

    public static implicit operator ComplexNode(IrNode real) => new(real, null);

    /// <summary>The imaginary part, zero for a real value.</summary>
    public IrNode ImOrZero(IrGraph graph) => Im ?? graph.Zero;
}
