using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>
/// Equations of which nothing is left, once derivatives and places are worked out: 0 == 0, or no unknown. Found by value, not by form, because
/// the graph is simplified locally only.
/// </summary>
internal sealed class CheckEquations(LowerModel model)
{
    private const int Samples = 4;

    private readonly Probe[] _probes = [.. Enumerable.Range(0, Samples).Select(seed => new Probe(model, seed))];

    /// <summary>What remains of an expression.</summary>
    private enum Remains
    {
        /// <summary>Unknowns.</summary>
        Unknowns,

        /// <summary>Numbers that training cannot change.</summary>
        Numbers,

        /// <summary>0.</summary>
        Nothing,
    }

    public IEnumerable<Finding> Find()
    {
        foreach (EquationSpec equation in model.Spec.Equations)
        {
            ComplexNode residual = model.Lower(equation.Node);
            Remains real = Remain(residual.Re);
            Remains imaginary = residual.Im is { } im ? Remain(im) : Remains.Nothing;
            if (real == Remains.Nothing && imaginary == Remains.Nothing)
            {
                yield return Report(equation, "is 0 == 0", "it trains nothing", "correct it, or remove it if it is meant to hold whatever the networks are");
            }
            else if (real != Remains.Unknowns && imaginary != Remains.Unknowns)
            {
                yield return Report(equation, "has no unknown left", "nothing can be trained to satisfy it", "correct it");
            }
            else if (real == Remains.Numbers || imaginary == Remains.Numbers)
            {
                string part = real == Remains.Numbers ? "real" : "imaginary";
                yield return Report(equation, $"has no unknown left in its {part} part, which is not 0", "nothing can be trained to satisfy it", "correct it");
            }
            else if (Fixed(equation) is { } derivative)
            {
                yield return new Finding(
                    "MG5004",
                    equation.Property,
                    equation.Name,
                    DeclaredText.Of(model.Spec.Graph, derivative) ?? "a derivative of a value at a fixed place",
                    Remedy(derivative));
            }
        }
    }

    private Finding Report(EquationSpec equation, string fault, string consequence, string remedy) =>
        new("MG3014", equation.Property, equation.Name, fault, consequence, Fixed(equation) is { } derivative ? Remedy(derivative) : remedy);

    private Remains Remain(IrNode root)
    {
        if (root.IsZero)
        {
            return Remains.Nothing;
        }

        List<IrNode> order = Probe.Order(model, [root]);
        bool isZero = true;
        foreach (Probe probe in _probes)
        {
            Dual value = probe.Evaluate(order)[root];
            if (!value.IsNumber || value.Changes)
            {
                return Remains.Unknowns;
            }

            isZero &= value.IsZero;
        }

        return isZero ? Remains.Nothing : Remains.Numbers;
    }

    /// <summary>A derivative in the equation that is 0 because the coordinate has a fixed place in what is differentiated; else null.</summary>
    private int? Fixed(EquationSpec equation)
    {
        IReadOnlyList<NodeSpec> nodes = [.. model.Spec.Graph.Nodes];
        foreach (int id in DeclaredWalk.Reachable(nodes, equation.Node).Where(id => nodes[id].Operation == NodeSpec.Derivative))
        {
            ComplexNode derivative = model.Lower(id);
            ComplexNode value = model.Lower(nodes[id].Operands[0]);
            if (derivative.Re.IsZero && derivative.ImOrZero(model.Graph).IsZero
                && (Remain(value.Re) == Remains.Unknowns || (value.Im is { } im && Remain(im) == Remains.Unknowns))
                && DeclaredWalk.Reachable(nodes, nodes[id].Operands[0]).Any(inner => Replaces(nodes[inner], nodes[id].Operands[1])))
            {
                return id;
            }
        }

        return null;
    }

    private static bool Replaces(NodeSpec node, int coordinate) =>
        node.Operation == NodeSpec.At && node.Operands.Where((operand, i) => i % 2 == 1 && operand == coordinate).Any();

    /// <summary>The same with the place outside: D(U, T).At(T, 0) for D(U.At(T, 0), T).</summary>
    private string Remedy(int derivative)
    {
        GraphSpec graph = model.Spec.Graph;
        var coordinates = new List<string>();
        int id = derivative;
        for (; graph.Nodes[id].Operation == NodeSpec.Derivative; id = graph.Nodes[id].Operands[0])
        {
            coordinates.Insert(0, graph.Nodes[graph.Nodes[id].Operands[1]].Name!);
        }

        NodeSpec place = graph.Nodes[id];
        string?[] texts = [.. place.Operands.Select(operand => DeclaredText.Of(graph, operand))];
        string fixedOne = graph.Nodes[graph.Nodes[derivative].Operands[1]].Name!;
        string example = place.Operation == NodeSpec.At && texts.All(text => text is not null)
            ? $"D({string.Join(", ", coordinates.Prepend(texts[0]))}).At({string.Join(", ", texts.Skip(1))})"
            : $"D(U, {fixedOne}).At({fixedOne}, 0)";
        return $"a value at a fixed place does not depend on {fixedOne}: differentiate first, such as {example}";
    }
}
