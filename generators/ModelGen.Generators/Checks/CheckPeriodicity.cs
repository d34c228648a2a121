using System.Globalization;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>
/// A network whose inputs repeat over the domain, multiplied by a factor that does not, such as X * (1 - X): the product repeats with a kink, so the
/// boundary condition that the factor states and the periodicity of the inputs contradict one another.
/// </summary>
internal sealed class CheckPeriodicity(LowerModel model)
{
    private const double Tolerance = 1e-2;

    private readonly IReadOnlyList<NodeSpec> _nodes = [.. model.Spec.Graph.Nodes];

    public IEnumerable<Finding> Find()
    {
        (int Network, int Coordinate)[] periodic = [.. Enumerable.Range(0, model.Networks.Count)
            .Where(network => model.Networks[network].Inputs is not null)
            .SelectMany(network => model.Dependencies(network).Where(c => Repeats(network, c)).Select(c => (network, c)))];
        foreach (EquationSpec equation in periodic.Length == 0 ? [] : model.Spec.Equations)
        {
            if (Kink(equation, periodic) is var (network, c, what))
            {
                CoordinateSpec coordinate = model.Spec.Coordinates[c];
                yield return new Finding(
                    "MG5008",
                    equation.Property,
                    equation.Name,
                    what,
                    coordinate.Name,
                    $"{Text(coordinate.Lower)} and {Text(coordinate.Upper)}",
                    model.Networks[network].Name);
            }
        }
    }

    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);

    private (int Network, int Coordinate, string What)? Kink(EquationSpec equation, (int Network, int Coordinate)[] periodic)
    {
        foreach (int id in DeclaredWalk.Reachable(_nodes, equation.Node).Where(id => _nodes[id].Operation == NodeSpec.Derivative))
        {
            int by = model.Spec.Coordinates.ToList().FindIndex(coordinate => coordinate.Name == _nodes[_nodes[id].Operands[1]].Name);
            int inner = _nodes[id].Operands[0];
            ComplexNode value = model.Lower(inner);
            foreach (IrNode part in new[] { value.Re, value.Im }.OfType<IrNode>())
            {
                List<IrNode> order = Probe.Order(model, [part]);
                foreach ((int network, int c) in periodic.Where(pair => pair.Coordinate == by && ReadsFreely(order, pair.Network, pair.Coordinate)))
                {
                    if (HasKink(part, order, c))
                    {
                        return (network, c, NameOf(inner));
                    }
                }
            }
        }

        return null;
    }

    private string NameOf(int node) => model.Spec.Expressions.FirstOrDefault(expression => expression.Node == node)?.Name
        ?? DeclaredText.Of(model.Spec.Graph, node) ?? "an expression";

    private bool ReadsFreely(List<IrNode> order, int network, int c) => order.Any(node => node.Leaf is { Kind: LeafKind.NetworkOutput } leaf
        && model.Sites[leaf.A].Network == network && model.Sites[leaf.A].Substitution[c] is null);

    /// <summary>Whether the inputs are the same a domain further, at both ends and a little beyond.</summary>
    private bool Repeats(int network, int c)
    {
        IrNode[] inputs = [.. model.NetworkInputs[network].Where(input => model.CoordinatesOf([input]).Contains(c))];
        List<IrNode> order = Probe.Order(model, inputs);
        double lower = model.Spec.Coordinates[c].Lower;
        double width = model.Spec.Coordinates[c].Upper - lower;
        IReadOnlyDictionary<IrNode, Dual> At(double share)
        {
            var probe = new Probe(model, seed: 1) { Branch = IsGreater };
            probe.Point[c] = lower + share * width;
            return probe.Evaluate(order);
        }

        double size = inputs.Max(input => Math.Abs(At(0.37)[input].Value));
        bool IsSame(IrNode input, double share) => Math.Abs(At(share)[input].Value - At(share + 1)[input].Value) <= 1e-9 * size;
        return order.All(node => node.Leaf is null or { Kind: LeafKind.Coordinate })
            && new[] { -0.1, -0.01, 0, 0.01, 0.1 }.All(share => inputs.All(input => IsSame(input, share)));
    }

    private static bool IsGreater(IrNode node, IReadOnlyDictionary<IrNode, Dual> values) =>
        values[node.Operands[0]].Value > (node.Operation is Select ? values[node.Operands[1]].Value : 0);

    /// <summary>Whether what multiplies the network has one value at both ends and two slopes; the network itself is held.</summary>
    private bool HasKink(IrNode root, List<IrNode> order, int c)
    {
        double lower = model.Spec.Coordinates[c].Lower;
        double width = model.Spec.Coordinates[c].Upper - lower;
        var probe = new Probe(model, seed: 1)
        {
            Held = (c, lower + 0.4 * width),
            Branch = IsGreater,
        };
        double Factor(double share)
        {
            probe.Point[c] = lower + share * width;
            return probe.Evaluate(order)[root].Tangent;
        }

        double size = Enumerable.Range(0, 17).Max(i => Math.Abs(Factor(i / 16.0)));
        double Slope(double end, double step) => 2 * (Factor(end + step / 2) - Factor(end)) / (step / 2) - (Factor(end + step) - Factor(end)) / step;
        return Math.Abs(Factor(1) - Factor(0)) <= 1e-9 * size && Math.Abs(Slope(0, 1e-4) - Slope(1, -1e-4)) > Tolerance * size;
    }
}
