namespace ModelGen;

/// <summary>
/// A comparison of two scalars, or several joined by &amp;, | and !, for <see cref="Calculus.Where(Predicate, Scalar, Scalar)"/>. There is no &amp;&amp;:
/// a condition on symbols has no value that could cut an evaluation short.
/// </summary>
public sealed class Predicate
{
    private readonly Kind _kind;
    private readonly Scalar? _greater;
    private readonly Scalar? _lesser;
    private readonly Predicate? _first;
    private readonly Predicate? _second;

    /// <summary>greater &gt; lesser, or its opposite.</summary>
    internal Predicate(Scalar greater, Scalar lesser, bool negated)
    {
        _kind = negated ? Kind.NotGreater : Kind.Greater;
        _greater = greater;
        _lesser = lesser;
    }

    private Predicate(Kind kind, Predicate first, Predicate? second)
    {
        _kind = kind;
        _first = first;
        _second = second;
    }

    private enum Kind
    {
        Greater,
        NotGreater,
        Both,
        Either,
        Not,
    }

    /// <summary>Holds where both hold.</summary>
    public static Predicate operator &(Predicate a, Predicate b) => Join(Kind.Both, a, b);

    /// <summary>Holds where one of them holds, or both do.</summary>
    public static Predicate operator |(Predicate a, Predicate b) => Join(Kind.Either, a, b);

    /// <summary>Holds where the other does not.</summary>
    public static Predicate operator !(Predicate a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return new(Kind.Not, a, null);
    }

    /// <summary>The condition as C#.</summary>
    public override string ToString()
    {
        // a stack of its own: loops may build long conditions
        var text = new System.Text.StringBuilder();
        var stack = new Stack<object>([this]);
        while (stack.TryPop(out object? piece))
        {
            switch (piece)
            {
                case Predicate { _kind: Kind.Greater or Kind.NotGreater } comparison:
                    text.Append(comparison._greater).Append(comparison._kind == Kind.Greater ? " > " : " <= ").Append(comparison._lesser);
                    break;
                case Predicate { _kind: Kind.Not } negation:
                    Push("!(", negation._first!, ")");
                    break;
                case Predicate { _kind: Kind.Either } either:
                    Push(either._first!, " | ", either._second!);
                    break;
                case Predicate both:
                    Push([.. Operand(both._first!), " & ", .. Operand(both._second!)]);
                    break;
                default:
                    text.Append(piece);
                    break;
            }
        }

        return text.ToString();

        void Push(params object[] pieces)
        {
            foreach (object piece in pieces.Reverse())
            {
                stack.Push(piece);
            }
        }

        static object[] Operand(Predicate predicate) => predicate._kind == Kind.Either ? ["(", predicate, ")"] : [predicate];
    }

    /// <summary>
    /// The first value where the condition holds, else the second. The only selection that kernels have is a &gt; b ? x : y: "not" exchanges the
    /// branches, "and" and "or" select within a branch.
    /// </summary>
    internal Expression Select(ComplexScalar then, ComplexScalar otherwise)
    {
        Expression? result = null;
        var stack = new Stack<(Predicate Condition, ComplexScalar Then, ComplexScalar Otherwise, bool IsSecondDone)>();
        stack.Push((this, then, otherwise, false));
        while (stack.TryPop(out (Predicate Condition, ComplexScalar Then, ComplexScalar Otherwise, bool IsSecondDone) next))
        {
            (Predicate condition, ComplexScalar yes, ComplexScalar no, bool isSecondDone) = next;
            switch (condition._kind)
            {
                case Kind.Greater:
                    result = ComplexScalar.Node("where", condition._greater!, condition._lesser!, yes, no);
                    break;
                case Kind.NotGreater:
                    result = ComplexScalar.Node("where", condition._greater!, condition._lesser!, no, yes);
                    break;
                case Kind.Not:
                    stack.Push((condition._first!, no, yes, false));
                    break;
                case Kind.Both or Kind.Either when !isSecondDone:
                    stack.Push((condition, yes, no, true));
                    stack.Push((condition._second!, yes, no, false));
                    break;
                case Kind.Both:
                    stack.Push((condition._first!, new ComplexScalar(result!), no, false));
                    break;
                default:
                    stack.Push((condition._first!, yes, new ComplexScalar(result!), false));
                    break;
            }
        }

        return result!;
    }

    private static Predicate Join(Kind kind, Predicate a, Predicate b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new(kind, a, b);
    }
}
