using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Transforms;

/// <summary>Groups equations into batches and plans every program.</summary>
internal static class PlanModel
{
    public static ModelPlan Plan(ModelSpec spec, CancellationToken cancel)
    {
        var model = new LowerModel(spec, cancel);
        var planner = new PlanProgram(model);
        var groups = new List<(string Key, List<(EquationSpec Equation, IrNode[] Components)> Members, string? Set)>();
        foreach (EquationSpec equation in spec.Equations)
        {
            IrNode[] components = Components(model, equation.Node, equation.IsComplex);
            string? set = ObservedSets(spec, components).FirstOrDefault();
            string key = set is not null
                ? "set " + set
                : $"{equation.Points} points of " + string.Join(",", model.CoordinatesOf(components).OrderBy(c => c));
            int at = groups.FindIndex(group => group.Key == key);
            if (at < 0)
            {
                at = groups.Count;
                groups.Add((key, [], set));
            }

            groups[at].Members.Add((equation, components));
        }

        BatchPlan[] batches = [.. groups.Select(group =>
        {
            cancel.ThrowIfCancellationRequested();
            string name = string.Join("+", group.Members.Select(member => member.Equation.Name));
            ProgramPlan program = planner.Plan(name, [.. group.Members.SelectMany(member => member.Components)], hasBackward: true);
            return new BatchPlan(program, [.. group.Members.Select(member => member.Equation)], group.Set, group.Members[0].Equation.Points);
        })];
        return new ModelPlan
        {
            Model = model,
            Batches = batches,
            Fields = planner.Plan("Fields", FieldComponents(model), hasBackward: false),
            Quantities = Quantities(spec, model, planner, cancel)
        };
    }

    /// <summary>The observed sets that the components read; more than one is a mistake that the parser has reported.</summary>
    public static IEnumerable<string> ObservedSets(ModelSpec spec, IEnumerable<IrNode> components) => IrWalk.Reachable(components)
        .Where(node => node.Leaf is { Kind: LeafKind.Observed }).Select(node => spec.Observed[node.Leaf!.A].Set).Distinct();

    private static IrNode[] Components(LowerModel model, int node, bool isComplex)
    {
        ComplexNode value = model.Lower(node);
        return isComplex ? [value.Re, value.ImOrZero(model.Graph)] : [value.Re];
    }

    private static IrNode[] FieldComponents(LowerModel model)
    {
        var components = new List<IrNode>();
        for (int network = 0; network < model.Spec.Networks.Count; network++)
        {
            for (int k = 0; k < model.Outputs(network); k++)
            {
                components.Add(model.NetworkOutput(network, k));
            }
        }

        return [.. components];
    }

    private static QuantityPlan[] Quantities(ModelSpec spec, LowerModel model, PlanProgram planner, CancellationToken cancel)
    {
        var named = spec.Expressions.Select(expression => (expression.Name, expression.Node, expression.IsComplex, expression.IsPublic))
            .Concat(spec.Equations.Select(equation => (equation.Name, equation.Node, equation.IsComplex, true)));
        var quantities = new List<QuantityPlan>();
        foreach ((string name, int node, bool isComplex, bool isPublic) in named)
        {
            cancel.ThrowIfCancellationRequested();
            IrNode[] components = Components(model, node, isComplex);
            if (!ObservedSets(spec, components).Any())
            {
                quantities.Add(new QuantityPlan(planner.Plan(name, components, hasBackward: false), name, isComplex, isPublic));
            }
        }

        return [.. quantities];
    }
}
