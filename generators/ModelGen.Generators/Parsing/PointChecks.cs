using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>What depends on coordinates is a scalar or a vector, made of what can be differentiated and does not look at the batch.</summary>
internal sealed class PointChecks(INamedTypeSymbol type, SampleModelSpec spec, Action<DiagnosticInfo> report)
{
    private static readonly HashSet<string> s_refused =
        ["batchnorm", "dropout", "softmax", "logsoftmax", "crossentropy", "crossentropyof", "kullbackleibler", "accuracy"];

    private readonly IReadOnlyList<ISet<string>> _free = spec.FreeCoordinates();

    public void Run()
    {
        if (spec.Coordinates.Count == 0)
        {
            return;
        }

        foreach ((string name, int root) in spec.Outputs.Select(output => (output.Name, output.Node)).Concat(spec.Terms.Select(term => (term.Name, term.Node))))
        {
            HashSet<int> nodes = Reachable(root);
            CheckLayers(name, nodes);
            CheckInterpolations(name, nodes);
        }
    }

    private void CheckLayers(string name, HashSet<int> nodes)
    {
        int culprit = nodes.Where(node => _free[node].Count > 0 && IsRefused(node)).DefaultIfEmpty(-1).Min();
        if (culprit < 0)
        {
            return;
        }

        bool isGrid = spec.Shapes[culprit].Count > 1;
        Report(
            Rules.NotAtPoints,
            name,
            spec.Graph.Nodes[culprit].Operation,
            name,
            $"depends on {string.Join(" and ", _free[culprit].OrderBy(c => c, StringComparer.Ordinal))}"
                + (isGrid ? $" and gives {TensorShape.TextOf(spec.Shapes[culprit])}" : ""),
            isGrid
                ? "what depends on coordinates is a scalar or a vector: flatten grids of the samples first, and join them by Dot(branch, trunk)"
                : "apply it to what depends on the samples alone, before Dot(branch, trunk)");
    }

    private void CheckInterpolations(string name, HashSet<int> nodes)
    {
        foreach (NodeSpec derivative in nodes.OrderBy(node => node).Select(node => spec.Graph.Nodes[node]).Where(node => node.Operation == NodeSpec.Derivative))
        {
            string coordinate = spec.Graph.Nodes[derivative.Operands[1]].Name!;
            if (Reachable(derivative.Operands[0]).Any(node => spec.Graph.Nodes[node] is { Operation: "interpolate" } line && line.Numbers[0] == 0
                && _free[line.Operands[1]].Contains(coordinate)))
            {
                Report(Rules.StraightLine, name, name, coordinate);
                return;
            }
        }
    }

    private void Report(DiagnosticDescriptor rule, string member, params string[] arguments) =>
        report(DiagnosticInfo.Create(rule, type.GetMembers(member).First().Locations.FirstOrDefault(), arguments));

    private bool IsRefused(int node) => s_refused.Contains(spec.Graph.Nodes[node].Operation) || spec.Shapes[node].Count > 1;

    private HashSet<int> Reachable(int root)
    {
        var seen = new HashSet<int>();
        var stack = new Stack<int>([root]);
        while (stack.Count > 0)
        {
            int node = stack.Pop();
            if (seen.Add(node))
            {
                foreach (int operand in spec.Graph.Nodes[node].Operands)
                {
                    stack.Push(operand);
                }
            }
        }

        return seen;
    }
}
