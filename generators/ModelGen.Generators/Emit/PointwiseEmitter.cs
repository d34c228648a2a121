using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit;

/// <summary>A value that a pointwise function takes, with its name.</summary>
internal readonly record struct Input(string Name, IrNode Node);

/// <summary>A value that a pointwise function gives, with its name.</summary>
internal readonly record struct Output(string Name, IrNode Node);

/// <summary>
/// Writes a graph as static functions over lanes: values in, values out. More than about 150 lane operations in one method exhaust the
/// JIT's inlining budget, so a long body becomes several functions that pass values on.
/// </summary>
internal sealed class PointwiseEmitter
{
    /// <summary>The emitted class that holds the functions, generic in the lanes: SIMD lanes on the processor, one number in a device's kernel.</summary>
    public const string Class = "Pointwise";

    private const int LargestBody = 140;

    /// <summary>
    /// The JIT inlines no method with too many local variables (43 were inlined, 47 were not); with more than this, values that are used once are
    /// written where they are used.
    /// </summary>
    private const int MostLocals = 44;

    /// <summary>Values in one statement: what is nested is read from the inside out.</summary>
    private const int LargestNest = 6;

    private readonly CodeWriter _code;
    private readonly Dictionary<IrNode, string> _names = [];
    private readonly HashSet<IrNode> _absorbed = [];
    private readonly Dictionary<IrNode, int> _nested = [];
    private int _nestedCost;
    private readonly List<IrNode> _nodes;
    private readonly IReadOnlyList<Input> _inputs;
    private readonly IReadOnlyList<Output> _outputs;
    private readonly Dictionary<IrNode, int> _uses = [];

    private PointwiseEmitter(CodeWriter code, IReadOnlyList<Input> inputs, IReadOnlyList<Output> outputs)
    {
        _code = code;
        _inputs = inputs;
        _outputs = outputs;
        foreach (Input input in inputs)
        {
            _names[input.Node] = input.Name;
        }

        _nodes = IrWalk.Reachable(outputs.Select(output => output.Node), node => _names.ContainsKey(node));
        foreach (IrNode operand in _nodes.Where(node => !_names.ContainsKey(node)).SelectMany(node => node.Operands)
            .Concat(outputs.Select(output => output.Node)))
        {
            _uses[operand] = _uses.TryGetValue(operand, out int count) ? count + 1 : 1;
        }
    }

    /// <summary>
    /// Writes the functions, and returns the statements that call them: they read variables named like the inputs and declare
    /// variables named like the outputs.
    /// </summary>
    public static IReadOnlyList<string> Write(CodeWriter code, string name, string summary, IReadOnlyList<Input> inputs, IReadOnlyList<Output> outputs) =>
        new PointwiseEmitter(code, inputs, outputs).Write(name, summary);

    private List<string> Write(string name, string summary)
    {
        Absorb();
        Nest();
        List<Part> parts = Split();
        var calls = new List<string>();
        for (int i = 0; i < parts.Count; i++)
        {
            Part part = parts[i];
            string function = parts.Count == 1 ? name : name + "Part" + CodeWriter.Number(i + 1);
            string[] results = [.. part.Results.Select(node => _names[node]), .. part.Outputs.Select(output => output.Name)];
            string parameters = string.Join(
                ", ",
                part.Arguments.Select(node => (parts.Count == 1 ? "L " : "in L ") + _names[node]).Concat(results.Select(result => "out L " + result)));
            _code.Line();
            _code.Line("/// <summary>" + Escape(summary) + (parts.Count == 1 ? "" : $" Part {i + 1} of {parts.Count}.") + "</summary>");
            _code.Line(parts.Count == 1 ? "[MethodImpl(MethodImplOptions.AggressiveInlining)]" : "[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (_code.Open($"public static void {function}({parameters})"))
            {
                _code.Lines(part.Statements);
                foreach (Output output in part.Outputs)
                {
                    _code.Line($"{output.Name} = {Value(output.Node)};");
                }
            }

            calls.Add(
                $"{Class}<L>.{function}({string.Join(", ", part.Arguments.Select(node => _names[node]).Concat(results.Select(result => "out L " + result)))});");
        }

        return calls;
    }

    private List<Part> Split()
    {
        var declaredIn = new Dictionary<IrNode, int>();
        var parts = new List<Part> { new() };
        var order = new List<(IrNode Node, string Text, IrNode[] Reads, int Cost)>();
        var taken = new HashSet<string>(_names.Values.Concat(_outputs.Select(output => output.Name)), StringComparer.Ordinal);
        int next = 1;
        foreach (IrNode node in _nodes)
        {
            if (_names.ContainsKey(node) || node.IsConstant || _absorbed.Contains(node) || _nested.ContainsKey(node))
            {
                continue;
            }

            var reads = new List<IrNode>();
            _nestedCost = 0;
            (string text, int cost) = Expression(node, reads);
            cost += _nestedCost;
            string name;
            do
            {
                name = "v" + CodeWriter.Number(next++);
            }
            while (!taken.Add(name));
            _names[node] = name;
            order.Add((node, text, [.. reads], cost));
        }

        foreach ((IrNode node, string text, IrNode[] reads, int cost) in order)
        {
            Part part = parts[parts.Count - 1];
            if (part.Cost > 0 && part.Cost + cost > LargestBody)
            {
                parts.Add(part = new Part());
            }

            int current = parts.Count - 1;
            foreach (IrNode read in reads)
            {
                Read(parts, declaredIn, current, read);
            }

            declaredIn[node] = current;
            part.Cost += cost;
            part.Declared[node] = $"{_names[node]} = {text};";
        }

        foreach (Output output in _outputs)
        {
            int home = declaredIn.TryGetValue(output.Node, out int where) ? where : parts.Count - 1;
            if (!output.Node.IsConstant)
            {
                Read(parts, declaredIn, home, output.Node);
            }

            parts[home].Outputs.Add(output);
        }

        foreach (Part part in parts)
        {
            part.Statements.AddRange(part.Declared.Select(pair => (part.Results.Contains(pair.Key) ? "" : "L ") + pair.Value));
        }

        return parts;
    }

    private static void Read(List<Part> parts, Dictionary<IrNode, int> declaredIn, int current, IrNode read)
    {
        if (declaredIn.TryGetValue(read, out int home) && home == current)
        {
            return;
        }

        if (!parts[current].Arguments.Contains(read))
        {
            parts[current].Arguments.Add(read);
        }

        if (declaredIn.ContainsKey(read) && !parts[home].Results.Contains(read))
        {
            parts[home].Results.Add(read);
        }
    }

    /// <summary>A product that one sum uses becomes part of a multiply-add; a reciprocal that one product uses, a division; a negation, a difference.</summary>
    private void Absorb()
    {
        foreach (IrNode node in _nodes.Where(node => !_names.ContainsKey(node)))
        {
            IrNode[] x = node.Operands;
            if (node.Is<Multiply>())
            {
                if (Array.Find(x, operand => operand.Is<Reciprocal>() && IsSole(operand)) is { } reciprocal)
                {
                    _absorbed.Add(reciprocal);
                }
            }
            else if (node.Is<Add>())
            {
                // one product at the most: the other side is the addend
                IrNode? product = Array.Find(x, IsSoleProduct)
                    ?? Array.Find(x, operand => IsSole(operand) && operand.Is<Negate>() && IsSoleProduct(operand.Operands[0]));
                if (product is not null)
                {
                    _absorbed.Add(product);
                    if (product.Is<Negate>())
                    {
                        _absorbed.Add(product.Operands[0]);
                    }
                }
                else if (Array.Find(x, operand => operand.Is<Negate>() && IsSole(operand)) is { } negation)
                {
                    _absorbed.Add(negation);
                }
            }
        }

        bool IsSoleProduct(IrNode node) => node.Is<Multiply>() && IsSole(node) && !node.Operands.Any(_absorbed.Contains);
        bool IsSole(IrNode node) => !_names.ContainsKey(node) && _uses[node] == 1 && !_absorbed.Contains(node);
    }

    /// <summary>Values that one other value uses, as long as statements stay short.</summary>
    private void Nest()
    {
        IrNode[] locals = [.. _nodes.Where(node => !_names.ContainsKey(node) && !node.IsConstant && !_absorbed.Contains(node))];
        if (locals.Length <= MostLocals)
        {
            return;
        }

        var results = new HashSet<IrNode>(_outputs.Select(output => output.Node));
        foreach (IrNode node in locals.Where(node => _uses[node] == 1 && !results.Contains(node)))
        {
            int size = 1 + Inner(node).Sum(operand => _nested.TryGetValue(operand, out int inner) ? inner : 0);
            if (size < LargestNest)
            {
                _nested.Add(node, size);
            }
        }

        // operands, through those that are part of the node's own text
        IEnumerable<IrNode> Inner(IrNode node) => node.Operands.SelectMany(operand => _absorbed.Contains(operand) ? Inner(operand) : [operand]);
    }

    private (string Text, int Cost) Expression(IrNode node, List<IrNode> reads)
    {
        string Use(IrNode operand)
        {
            if (_nested.ContainsKey(operand))
            {
                (string text, int cost) = Expression(operand, reads);
                _nestedCost += cost;
                return $"({text})";
            }

            if (!operand.IsConstant)
            {
                reads.Add(operand);
            }

            return Value(operand);
        }

        IrNode[] x = node.Operands;
        switch (node.Operation)
        {
            case Add:
                if (Fusable(x[1]) is { } right)
                {
                    return ($"L.MultiplyAdd({right.Sign}{Use(right.Product.Operands[0])}, {Use(right.Product.Operands[1])}, {Use(x[0])})", 1);
                }

                if (Fusable(x[0]) is { } left)
                {
                    return ($"L.MultiplyAdd({left.Sign}{Use(left.Product.Operands[0])}, {Use(left.Product.Operands[1])}, {Use(x[1])})", 1);
                }

                if (IsSoleNegation(x[1]))
                {
                    return ($"{Use(x[0])} - {Use(x[1].Operands[0])}", 1);
                }

                return IsSoleNegation(x[0]) ? ($"{Use(x[1])} - {Use(x[0].Operands[0])}", 1) : ($"{Use(x[0])} + {Use(x[1])}", 1);
            case Multiply when IsSoleReciprocal(x[1]):
                return ($"{Use(x[0])} / {Use(x[1].Operands[0])}", 6);
            case Multiply when IsSoleReciprocal(x[0]):
                return ($"{Use(x[1])} / {Use(x[0].Operands[0])}", 6);
            case Multiply:
                return ($"{Use(x[0])} * {Use(x[1])}", 1);
            case Negate:
                return ($"-{Use(x[0])}", 1);
            case Select:
                return ($"L.Select({Use(x[0])}, {Use(x[1])}, {Use(x[2])}, {Use(x[3])})", 2);
            case Reciprocal:
                return ($"L.Constant(1.0) / {Use(x[0])}", 6);
            case Elementwise elementwise:
                return ($"L.{elementwise.Spelling}({string.Join(", ", x.Select(Use))})", elementwise.Cost);
            default:
                throw new InvalidOperationException("cannot emit " + node);
        }
    }

    private (IrNode Product, string Sign)? Fusable(IrNode node)
    {
        if (node.Is<Multiply>() && _absorbed.Contains(node))
        {
            return (node, "");
        }

        return node.Is<Negate>() && _absorbed.Contains(node) && _absorbed.Contains(node.Operands[0]) && node.Operands[0].Is<Multiply>()
            ? (node.Operands[0], "-")
            : null;
    }

    private bool IsSoleNegation(IrNode node) => node.Is<Negate>() && _absorbed.Contains(node);

    private bool IsSoleReciprocal(IrNode node) => node.Is<Reciprocal>() && _absorbed.Contains(node);

    private string Value(IrNode node) => node.IsConstant ? $"L.Constant({CodeWriter.Number(node.Number)})" : _names[node];

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private sealed class Part
    {
        public int Cost { get; set; }

        public List<IrNode> Arguments { get; } = [];

        public List<IrNode> Results { get; } = [];

        public List<Output> Outputs { get; } = [];

        public List<string> Statements { get; } = [];

        /// <summary>Insertion-ordered, because a dictionary without removals is.</summary>
        public Dictionary<IrNode, string> Declared { get; } = [];
    }
}
