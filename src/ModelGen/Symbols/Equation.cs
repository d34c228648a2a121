using System.ComponentModel;

namespace ModelGen;

/// <summary>An equation left == right. Its residual is left - right.</summary>
public sealed class Equation
{
    internal Equation(ComplexScalar left, ComplexScalar right)
    {
        Expression = ComplexScalar.Node("equation", left, right);
        Left = left;
        Right = right;
    }

    /// <summary>An equation between tensors.</summary>
    internal Equation(Expression equation)
    {
        Expression = equation;
        Left = new ComplexScalar(equation.Operands[0]);
        Right = new ComplexScalar(equation.Operands[1]);
    }

    /// <summary>The left-hand side.</summary>
    public ComplexScalar Left { get; }

    /// <summary>The right-hand side.</summary>
    public ComplexScalar Right { get; }

    /// <summary>The graph of the equation, an "equation" node of both sides.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public Expression Expression { get; }

    /// <summary>The equation as C# that could be pasted back into a declaration.</summary>
    public override string ToString() => Expression.ToString();
}
