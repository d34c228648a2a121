using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>What depends on coordinates is a scalar or a vector, made of what can be differentiated and does not look at the batch.</summary>
internal sealed class PointChecks(INamedTypeSymbol type, SampleModelSpec spec, Action<DiagnosticInfo> report)
{
    private static readonly HashSet<string> s_refused =
        ["batchnorm", "dropout", "maxpool", "averagepool", "globalmax", "softmax", "logsoftmax", "crossentropy", "binarycrossentropy", "accuracy"];

    public void Run()
    {
        if (spec.Coordinates.Count == 0)
        {
            return;
        }

        IReadOnlyList<ISet<string>> free = spec.FreeCoordinates();
        foreach ((string name, int root) in spec.Outputs.Select(output => (output.Name, output.Node)).Concat(spec.Terms.Select(term => (term.Name, term.Node))))
        {
            int culprit = Reachable(root).Where(node => free[node].Count > 0 && IsRefused(node)).DefaultIfEmpty(-1).Min();
            if (culprit >= 0)
            {
                string operation = spec.Graph.Nodes[culprit].Operation;
                bool isGrid = spec.Shapes[culprit].Count > 1;
                report(DiagnosticInfo.Create(
                    Rules.NotAtPoints,
                    type.GetMembers(name).First().Locations.FirstOrDefault(),
                    operation,
                    name,
                    $"depends on {string.Join(" and ", free[culprit].OrderBy(c => c, StringComparer.Ordinal))}"
                        + (isGrid ? $" and gives {TensorShape.TextOf(spec.Shapes[culprit])}" : ""),
                    isGrid
                        ? "what depends on coordinates is a scalar or a vector: flatten grids of the samples first, and join them by Dot(branch, trunk)"
                        : "apply it to what depends on the samples alone, before Dot(branch, trunk)"));
            }
        }
    }

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
