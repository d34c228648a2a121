using System.Globalization;
using System.Text;

namespace ModelGen.Generators.Specs;

/// <summary>
/// Everything that a model's declared bodies build, as one flat table in topological order: the operands of a node come
/// before it. Equal graphs have equal tables; nothing recurses over depth.
/// </summary>
internal sealed record GraphSpec(EquatableArray<NodeSpec> Nodes)
{
    /// <summary>The sub-graph of one root in the canonical text that the run-time symbols print too.</summary>
    /// <param name="root">The root.</param>
    /// <param name="withPaths">Whether layers say their paths. Running a body knows no paths: without them, layers that look the same are one.</param>
    public string Describe(int root, bool withPaths = true)
    {
        var text = new StringBuilder();
        var numbers = new Dictionary<int, int>();
        var interned = new Dictionary<string, int>(StringComparer.Ordinal);
        var stack = new Stack<(int Node, int Next)>();
        stack.Push((root, 0));
        while (stack.Count > 0)
        {
            (int id, int next) = stack.Pop();
            NodeSpec node = Nodes[id];
            if (numbers.ContainsKey(id))
            {
                continue;
            }

            if (next < node.Operands.Count)
            {
                stack.Push((id, next + 1));
                stack.Push((node.Operands[next], 0));
                continue;
            }

            string key = Key(node, numbers, withPaths);
            if (!interned.TryGetValue(key, out int number))
            {
                number = interned.Count;
                interned.Add(key, number);
                text.Append('%').Append(number.ToString(CultureInfo.InvariantCulture)).Append(" = ").Append(key).Append('\n');
            }

            numbers[id] = number;
        }

        return text.ToString();
    }

    private static string Key(NodeSpec node, Dictionary<int, int> numbers, bool withPaths)
    {
        var text = new StringBuilder(node.Operation);
        if (node.Name is not null && (withPaths || !node.IsLayer))
        {
            text.Append(' ').Append(node.Name);
        }

        if (node.Operation == NodeSpec.Const)
        {
            text.Append(' ').Append(node.Number.ToString("R", CultureInfo.InvariantCulture));
        }
        else
        {
            // how a layer starts is not part of what it computes
            foreach (long number in node.Operation == NodeSpec.Dense ? node.Numbers.Take(1) : node.Numbers)
            {
                text.Append(' ').Append(number.ToString(CultureInfo.InvariantCulture));
            }
        }

        foreach (int operand in node.Operands)
        {
            text.Append(" %").Append(numbers[operand].ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}

/// <summary>One node: a canonical operation name and what belongs to it.</summary>
/// <remarks>Cached by value: only strings, numbers and equatable arrays; real numbers as bits, because 0.0 == -0.0 would serve a stale cache.</remarks>
internal sealed record NodeSpec
{
    public const string Const = "const";
    public const string Coordinate = "coordinate";
    public const string Field = "field";
    public const string ComplexField = "complexfield";
    public const string Learnable = "learnable";
    public const string Coefficient = "coefficient";
    public const string Observed = "observed";
    public const string Argument = "argument";
    public const string Derivative = "d";
    public const string At = "at";
    public const string Equation = "equation";
    public const string Stack = "stack";
    public const string Dense = "dense";
    public const string Concat = "concat";
    public const string Element = "element";
    public const string RandomNormal = "randomnormal";

    /// <summary>The canonical name of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>The operands' indices in the table, in order.</summary>
    public EquatableArray<int> Operands { get; init; }

    /// <summary>The declared name of a leaf, or the path of a layer, which tells it from others that look the same; else null.</summary>
    public string? Name { get; init; }

    /// <summary>Whether its name is the path of a layer, and no declared name.</summary>
    public bool IsLayer => Name is not null && (Operands.Count > 0 || Operation == RandomNormal);

    /// <summary>What the operation is made with: a constant has its bits, a layer its sizes.</summary>
    public EquatableArray<long> Numbers { get; init; }

    /// <summary>The value of a constant.</summary>
    public double Number => BitConverter.Int64BitsToDouble(Numbers[0]);
}
