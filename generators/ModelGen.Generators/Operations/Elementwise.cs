using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>
/// y = f(x_1, ..., x_n), lane by lane. A member states its partial derivatives, its spelling and its samples; jets (Faa di Bruno by
/// Leibniz's rule on the partials) and adjoints follow for the whole family. A partial that is written in terms of y instead of x
/// (tanh: 1 - y^2) makes the recurrences short.
/// </summary>
internal abstract class Elementwise : Operation
{
    public override int Arity => 1;

    /// <summary>Lane operations it costs, for splitting methods; 15 and more also counts as worth saving for the reverse pass.</summary>
    public virtual int Cost => 25;

    /// <summary>The method of the lanes that computes it.</summary>
    public virtual string Spelling => char.ToUpperInvariant(Name[0]) + Name.Substring(1);

    /// <summary>The derivative with respect to operand i, given the operands and the result.</summary>
    public abstract IrNode Partial(IrGraph graph, int i, IrNode[] x, IrNode y);

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => graph.Apply(this, x.Select(operand => operand.Re).ToArray());

    protected static double[][] Points(params double[] points) => points.Select(point => new[] { point }).ToArray();
}

/// <summary>An elementwise function of one argument.</summary>
internal abstract class Unary : Elementwise
{
    public sealed override IrNode Partial(IrGraph graph, int i, IrNode[] x, IrNode y) => Derivative(graph, x[0], y);

    public sealed override double Evaluate(double[] x) => Evaluate(x[0]);

    public abstract double Evaluate(double x);

    /// <summary>dy/dx in terms of x and y.</summary>
    public abstract IrNode Derivative(IrGraph graph, IrNode x, IrNode y);
}

/// <summary>An operation that is rewritten into others as soon as it is lowered.</summary>
internal abstract class Composite : Operation
{
    public override int Arity => 1;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => Expand(graph, x.Select(operand => operand.Re).ToArray());

    /// <summary>The same value in terms of other operations; real operands.</summary>
    public abstract IrNode Expand(IrGraph graph, IrNode[] x);
}
