using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ModelGen;

/// <summary>
/// Prints expressions as C# with as few parentheses as the precedence of operators allows. Works on its own stack, so depth
/// does not matter, and stops at <see cref="Limit"/> characters, because the tree of a shared graph can be exponentially large.
/// </summary>
internal sealed class ExpressionPrinter
{
    internal const int Limit = 20_000;

    private const int Equality = 0;
    private const int Sum = 1;
    private const int Product = 2;
    private const int Unary = 3;
    private const int Primary = 4;

    private static readonly FrozenDictionary<string, string> s_functions = new Dictionary<string, string>
    {
        ["exp"] = "Exp",
        ["log"] = "Log",
        ["sqrt"] = "Sqrt",
        ["sin"] = "Sin",
        ["cos"] = "Cos",
        ["tan"] = "Tan",
        ["asin"] = "Asin",
        ["acos"] = "Acos",
        ["atan"] = "Atan",
        ["sinh"] = "Sinh",
        ["cosh"] = "Cosh",
        ["tanh"] = "Tanh",
        ["sech"] = "Sech",
        ["sigmoid"] = "Sigmoid",
        ["softplus"] = "Softplus",
        ["erf"] = "Erf",
        ["abs"] = "Abs",
        ["sign"] = "Sign",
        ["conj"] = "Conj",
        ["re"] = "Re",
        ["im"] = "Im",
        ["abs2"] = "Abs2",
        ["arg"] = "Arg",
        ["relu"] = "Relu",
        ["leakyrelu"] = "LeakyRelu",
        ["elu"] = "Elu",
        ["selu"] = "Selu",
        ["gelu"] = "Gelu",
        ["silu"] = "Silu",
        ["pow"] = "Pow",
        ["min"] = "Min",
        ["max"] = "Max",
        ["atan2"] = "Atan2",
    }.ToFrozenDictionary();

    private readonly StringBuilder _text = new();
    private readonly Stack<Piece> _stack = new();
    private readonly List<Piece> _pieces = [];

    /// <summary>Either literal text, or a node that must bind at least as tightly as Precedence.</summary>
    private readonly record struct Piece(string? Text, Expression? Node, int Precedence, bool Typed);

    internal static string Print(Expression root)
    {
        var printer = new ExpressionPrinter();
        printer._stack.Push(new Piece(null, root, Equality, false));
        while (printer._stack.TryPop(out Piece piece))
        {
            if (printer._text.Length > Limit)
            {
                return printer._text.Append(" ...").ToString();
            }

            printer.Expand(piece);
        }

        return printer._text.ToString();
    }

    private void Expand(Piece piece)
    {
        if (piece.Node is not { } node)
        {
            _text.Append(piece.Text);
            return;
        }

        bool parentheses = Precedence(node, piece.Typed) < piece.Precedence;
        _pieces.Clear();
        if (parentheses)
        {
            Write("(");
        }

        Write(node, piece.Typed);
        if (parentheses)
        {
            Write(")");
        }

        for (int i = _pieces.Count - 1; i >= 0; i--)
        {
            _stack.Push(_pieces[i]);
        }
    }

    private static int Precedence(Expression node, bool typed) => node.Operation switch
    {
        "equation" => Equality,
        "add" or "sub" => Sum,
        "mul" or "div" => Product,
        "neg" => Unary,
        "const" when typed || double.IsNegative(node.Number) => Unary,
        "complex" when typed => Unary,
        _ => Primary,
    };

    private void Write(Expression node, bool typed)
    {
        ReadOnlySpan<Expression> operands = node.Operands;
        switch (node.Operation)
        {
            case "const": Write(Literal(node.Number, typed)); break;
            case "i": Write("I"); break;
            case "complex":
                Write($"{(typed ? "(ComplexScalar)" : "")}new Complex({Literal(operands[0].Number, false)}, {Literal(operands[1].Number, false)})");
                break;
            case "equation": Infix(operands, " == ", Sum, Sum); break;
            case "add": Infix(operands, " + ", Sum, Product); break;
            case "sub": Infix(operands, " - ", Sum, Product); break;
            case "mul": Infix(operands, " * ", Product, Unary); break;
            case "div": Infix(operands, " / ", Product, Unary); break;
            case "neg":
                Write("-");
                // two signs in a row would be a decrement
                Write(operands[0], operands[0].Operation == "neg" ? Primary : Unary, IsNumber(operands[0]));
                break;
            case "d": Derivative(node); break;
            case "at":
                Write(operands[0], Primary, IsNumber(operands[0]));
                Write(".At(");
                Arguments(operands[1..]);
                break;
            case "stack" or "concat":
                Write(node.Operation == "stack" ? "Stack(" : "Concat(");
                Arguments(operands);
                break;
            case "dense":
                Write(operands[0], Primary, false);
                Write(string.Create(CultureInfo.InvariantCulture, $".Dense({node.Numbers[0]})"));
                break;
            case "element":
                Write(operands[0], Primary, false);
                Write(string.Create(CultureInfo.InvariantCulture, $"[{node.Numbers[0]}]"));
                break;
            case "where":
                Write("Where(");
                Infix(operands[..2], " > ", Sum, Sum);
                Write(", ");
                Arguments(operands[2..]);
                break;
            default:
                if (node.Name is not null)
                {
                    Write(node.Name);
                    break;
                }

                if (s_functions.TryGetValue(node.Operation, out string? function))
                {
                    Function(function, operands);
                    break;
                }

                Layer(node);
                break;
        }
    }

    // layers by their canonical names: what they are made with follows their input
    private void Layer(Expression node)
    {
        Write(node.Operation + "(");
        for (int i = 0; i < node.Operands.Length; i++)
        {
            Write(i == 0 ? "" : ", ");
            Write(node.Operands[i], Equality, false);
        }

        Write(string.Concat(node.Numbers.ToArray().Select(number => string.Create(CultureInfo.InvariantCulture, $", {number}"))) + ")");
    }

    // functions of scalars are applied to the elements of a vector
    private void Function(string name, ReadOnlySpan<Expression> operands)
    {
        if (!operands[0].IsVector)
        {
            Write(name + "(");
            Arguments(operands);
            return;
        }

        Write(operands[0], Primary, false);
        if (operands.Length == 1)
        {
            Write($".Apply({name})");
            return;
        }

        Write($".Apply(z => {name}(z, ");
        Arguments(operands[1..]);
        Write(")");
    }

    // two plain numbers would be computed by C#, and 1 / 2 would be integer division: type the first
    private void Infix(ReadOnlySpan<Expression> operands, string sign, int left, int right)
    {
        Write(operands[0], left, IsNumber(operands[0]) && IsNumber(operands[1]));
        Write(sign);
        Write(operands[1], right, false);
    }

    private void Derivative(Expression node)
    {
        var coordinates = new Stack<Expression>();
        while (node.Operation == "d")
        {
            coordinates.Push(node.Operands[1]);
            node = node.Operands[0];
        }

        Write("D(");
        Arguments([node, .. coordinates]);
    }

    private void Arguments(ReadOnlySpan<Expression> arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (i > 0)
            {
                Write(", ");
            }

            Write(arguments[i], Equality, false);
        }

        Write(")");
    }

    private void Write(string text) => _pieces.Add(new Piece(text, null, 0, false));

    private void Write(Expression node, int precedence, bool typed) => _pieces.Add(new Piece(null, node, precedence, typed));

    private static bool IsNumber(Expression node) => node.Operation is "const" or "complex";

    private static string Literal(double number, bool typed)
    {
        string digits =
            double.IsNaN(number) ? "double.NaN"
            : double.IsPositiveInfinity(number) ? "double.PositiveInfinity"
            : double.IsNegativeInfinity(number) ? "double.NegativeInfinity"
            : number == 0 && double.IsNegative(number) ? "-0.0"
            : number.ToString("R", CultureInfo.InvariantCulture);
        return !typed ? digits : digits[0] == '-' ? $"(Scalar)({digits})" : $"(Scalar){digits}";
    }
}
