using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Transforms;

/// <summary>A node of the declared graph as C#, for messages.</summary>
internal static class DeclaredText
{
    private const int Longest = 60;

    /// <summary>Null where the text would be too long to read in a message.</summary>
    public static string? Of(GraphSpec graph, int root)
    {
        // operands come before what uses them, and a text that is too long is not put into another
        var texts = new Dictionary<int, string?>();
        var stack = new Stack<int>([root]);
        while (stack.Count > 0)
        {
            int id = stack.Pop();
            int[] missing = [.. graph.Nodes[id].Operands.Where(operand => !texts.ContainsKey(operand))];
            if (missing.Length > 0)
            {
                stack.Push(id);
                foreach (int operand in missing)
                {
                    stack.Push(operand);
                }

                continue;
            }

            string[] operands = [.. graph.Nodes[id].Operands.Select(operand => texts[operand]).OfType<string>()];
            string? text = operands.Length == graph.Nodes[id].Operands.Count ? Write(graph, id, operands) : null;
            texts[id] = text?.Length > Longest ? null : text;
        }

        return texts[root];
    }

    private static string? Write(GraphSpec graph, int id, string[] x)
    {
        NodeSpec node = graph.Nodes[id];
        bool IsSum(int operand) => graph.Nodes[node.Operands[operand]].Operation is "add" or "sub" or "neg";
        bool IsInfix(int operand) => IsSum(operand) || graph.Nodes[node.Operands[operand]].Operation is "mul" or "div";
        string Factor(int operand) => IsSum(operand) ? $"({x[operand]})" : x[operand];
        string Last(int operand) => IsInfix(operand) ? $"({x[operand]})" : x[operand];
        return node.Operation switch
        {
            NodeSpec.Const => node.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            "i" => "I",
            "add" => $"{x[0]} + {x[1]}",
            "sub" => $"{x[0]} - {Factor(1)}",
            "mul" => $"{Factor(0)} * {Last(1)}",
            "div" => $"{Factor(0)} / {Last(1)}",
            "neg" => "-" + Factor(0),
            NodeSpec.Equation => $"{x[0]} == {x[1]}",
            NodeSpec.Derivative => x[0].StartsWith("D(", StringComparison.Ordinal) && graph.Nodes[node.Operands[0]].Operation == NodeSpec.Derivative
                ? $"{x[0].Substring(0, x[0].Length - 1)}, {x[1]})"
                : $"D({x[0]}, {x[1]})",
            NodeSpec.At => $"{Last(0)}.At({string.Join(", ", x.Skip(1))})",
            "where" => $"Where({x[0]} > {x[1]}, {x[2]}, {x[3]})",
            _ when node.Operands.Count == 0 => node.Name,
            _ => OperationTable.ByName.TryGetValue(node.Operation, out Operation? operation) && operation.Methods.Count > 0
                ? $"{operation.Methods[0]}({string.Join(", ", x)})"
                : null,
        };
    }
}
