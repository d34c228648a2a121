using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>
/// Derivatives of what jumps, or second derivatives of what has a kink: they are taken on either side alone, so that what holds in between, such as
/// a continuous flux, is lost without a word.
/// </summary>
internal sealed class CheckJumps(LowerModel model)
{
    private readonly IReadOnlyList<NodeSpec> _nodes = [.. model.Spec.Graph.Nodes];
    private readonly Dictionary<(int Node, string Orders), Jump?> _known = [];

    public IEnumerable<Finding> Find()
    {
        foreach (EquationSpec equation in model.Spec.Equations)
        {
            if (Derivatives(equation.Node).Select(derivative => First(derivative.Inner, derivative.Alpha)).FirstOrDefault(jump => jump is not null) is { } jump)
            {
                string by = string.Join(" and ", jump.Coordinates);
                yield return new Finding("MG5005", equation.Property, equation.Name, by, jump.Fault, Remedy(jump.Coordinates[0]));
            }
        }
    }

    private string Remedy(string coordinate)
    {
        string field = model.Spec.Networks.SelectMany(network => network.Fields).Select(field => field.Name).FirstOrDefault() ?? "U";
        return $"declare a field for each side and equate values and fluxes where they meet, or declare the flux as a field, such as 'Q == K * D({field}, "
            + $"{coordinate})' and 'D(Q, {coordinate}) == 0'";
    }

    /// <summary>
    /// The outermost derivatives that the equation takes, each with its orders along coordinates that have no fixed place: at a fixed place only one
    /// side is asked for.
    /// </summary>
    private IEnumerable<(int Inner, MultiIndex Alpha)> Derivatives(int root)
    {
        var seen = new HashSet<(int Node, int Fixed)>();
        var stack = new Stack<(int Node, int Fixed)>([(root, 0)]);
        while (stack.Count > 0)
        {
            (int id, int isFixed) = stack.Pop();
            if (!seen.Add((id, isFixed)))
            {
                continue;
            }

            NodeSpec node = _nodes[id];
            if (node.Operation == NodeSpec.Derivative)
            {
                MultiIndex alpha = MultiIndex.Zero(model.Dimensions);
                for (; _nodes[id].Operation == NodeSpec.Derivative; id = _nodes[id].Operands[0])
                {
                    int c = Coordinate(_nodes[id].Operands[1]);
                    alpha = (isFixed >> c & 1) == 1 ? alpha : alpha.Plus(MultiIndex.Unit(model.Dimensions, c));
                }

                yield return (id, alpha);
                stack.Push((id, isFixed));
                continue;
            }

            int inside = isFixed;
            for (int i = 1; node.Operation == NodeSpec.At && i < node.Operands.Count; i += 2)
            {
                inside |= model.Lower(node.Operands[i + 1]).Re.IsConstant ? 1 << Coordinate(node.Operands[i]) : 0;
            }

            for (int i = 0; i < node.Operands.Count; i++)
            {
                stack.Push((node.Operands[i], i == 0 ? inside : isFixed));
            }
        }
    }

    private int Coordinate(int id) => model.Spec.Coordinates.ToList().FindIndex(coordinate => coordinate.Name == _nodes[id].Name);

    private Jump? First(int inner, MultiIndex alpha)
    {
        string orders = string.Join(",", Enumerable.Range(0, alpha.Dimensions).Select(c => alpha[c]));
        if (!_known.TryGetValue((inner, orders), out Jump? jump))
        {
            ComplexNode value = model.Lower(inner);
            jump = new[] { value.Re, value.Im }.OfType<IrNode>()
                .SelectMany(part => Surface.Of(model, part).Select(surface => FindJump.At(model, part, surface, alpha)))
                .FirstOrDefault(found => found is not null);
            _known.Add((inner, orders), jump);
        }

        return jump;
    }
}

/// <summary>What is lost: the coordinates by which is differentiated, and how the value changes where.</summary>
internal sealed record Jump(string[] Coordinates, string Fault);
