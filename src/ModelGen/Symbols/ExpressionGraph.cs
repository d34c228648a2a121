using System.Globalization;
using System.Text;

namespace ModelGen;

/// <summary>Canonical text of expression graphs: equal graphs, shared or not, have equal text.</summary>
public static class ExpressionGraph
{
    /// <summary>
    /// One line for each structurally different node, numbered in depth-first post-order, operands left to right:
    /// <c>%2 = mul %1 %0</c>. Each line ends in '\n'.
    /// </summary>
    public static string Describe(Equation equation)
    {
        ArgumentNullException.ThrowIfNull(equation);
        return Describe(equation.Expression);
    }

    /// <inheritdoc cref="Describe(Equation)"/>
    public static string Describe(ComplexScalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        return Describe(scalar.Expression);
    }

    /// <inheritdoc cref="Describe(Equation)"/>
    public static string Describe(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return Describe(tensor.Expression);
    }

    // the text of a node's right-hand side, with operands already numbered, is its structural key
    private static string Describe(Expression root)
    {
        var text = new StringBuilder();
        var numbers = new Dictionary<Expression, int>(ReferenceEqualityComparer.Instance);
        var interned = new Dictionary<string, int>(StringComparer.Ordinal);
        var stack = new Stack<(Expression Node, int NextOperand)>();
        stack.Push((root, 0));
        while (stack.TryPop(out (Expression Node, int NextOperand) top))
        {
            (Expression node, int next) = top;
            if (numbers.ContainsKey(node))
            {
                continue;
            }

            if (next < node.Operands.Length)
            {
                stack.Push((node, next + 1));
                stack.Push((node.Operands[next], 0));
                continue;
            }

            string key = Key(node, numbers);
            if (!interned.TryGetValue(key, out int number))
            {
                number = interned.Count;
                interned.Add(key, number);
                text.Append(CultureInfo.InvariantCulture, $"%{number} = {key}\n");
            }

            numbers.Add(node, number);
        }

        return text.ToString();
    }

    private static string Key(Expression node, Dictionary<Expression, int> numbers)
    {
        var key = new StringBuilder(node.Operation);
        if (node.Name is not null)
        {
            key.Append(' ').Append(node.Name);
        }

        if (node.Operation == "const")
        {
            key.Append(' ').Append(node.Number.ToString("R", CultureInfo.InvariantCulture));
        }

        foreach (int number in node.Numbers)
        {
            key.Append(CultureInfo.InvariantCulture, $" {number}");
        }

        foreach (Expression operand in node.Operands)
        {
            key.Append(CultureInfo.InvariantCulture, $" %{numbers[operand]}");
        }

        return key.ToString();
    }
}
