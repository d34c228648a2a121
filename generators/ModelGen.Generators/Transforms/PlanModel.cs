using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// From the declaration to the finished plan; this is the list of passes. Lower: complex values split, D expanded by jets, At moved into sites.
/// Group: equations that share points. Sites: functionals collapsed, jets closed, adjoints written. Functions: pointwise layers on jets.
/// Steps, then buffers by liveness. What follows only writes.
/// </summary>
internal static class PlanModel
{
    /// <param name="spec">The declaration.</param>
    /// <param name="hasDevices">Whether kernels for devices are wanted too.</param>
    /// <param name="cancel">The editor may change its mind.</param>
    /// <exception cref="PlanException">The declaration is well formed, but too large for one program.</exception>
    public static ModelPlan Plan(ModelSpec spec, bool hasDevices, CancellationToken cancel)
    {
        var model = new LowerModel(spec, cancel);
        var layout = new ParameterLayout(model.Networks, spec.Learnables.Count);
        var planner = new PlanSites(model);
        var programs = new List<ProgramPlan>();
        ProgramPlan Program(string name, IrNode[] components, bool hasBackward = false)
        {
            cancel.ThrowIfCancellationRequested();
            programs.Add(planner.Plan(programs.Count, name, components, hasBackward));
            return programs[programs.Count - 1];
        }

        BatchPlan[] batches = [.. GroupEquations(model).Select(group => new BatchPlan(
            Program(string.Join("+", group.Equations.Select(equation => equation.Name)), group.Components, hasBackward: true),
            group.Equations, group.Set, group.Equations[0].Points))];
        ProgramPlan fields = Program("Fields", FieldComponents(model));
        QuantityPlan[] quantities = [.. Quantities(model).Select(quantity => new QuantityPlan(
            Program(quantity.Name, quantity.Components), quantity.Member, quantity.Index, quantity.IsComplex, quantity.IsPublic))];
        int evaluatedCount = programs.Count;
        SizePlan[] sizes = [.. batches.Select(batch => Sizes(model, batch, Program))];

        var functions = new PlanFunctions(model);
        foreach (ProgramPlan program in programs)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (SitePlan site in program.Sites)
            {
                functions.Plan(program, site);
            }

            new PlanSteps(layout, program).Plan();
            PlanBuffers.Plan(program, firstRow: spec.Learnables.Count);
        }

        bool hasDeviceKernels = hasDevices && model.Networks.Count > 0 && model.Networks.All(network => network.IsChain);
        foreach (ProgramPlan program in hasDeviceKernels ? programs.Take(evaluatedCount) : [])
        {
            foreach (SitePlan site in program.Sites)
            {
                functions.PlanFull(program, site);
            }
        }

        var plan = new ModelPlan
        {
            Model = model,
            Layout = layout,
            Batches = batches,
            Fields = fields,
            Quantities = quantities,
            Sizes = sizes,
            ScaledFields = FindFields.Find(model, layout),
            Programs = programs,
            Pointwise = functions.Uses,
            HasDeviceKernels = hasDeviceKernels,
            UnknownToDevices = hasDevices ? model.Networks.FirstOrDefault(network => !network.IsChain)?.Name : null,
            Points = [.. programs.Take(evaluatedCount).Select(PlanPoint.Plan).OfType<PointPlan>()],
        };
        VerifyPlan.Require(plan);
        return plan;
    }

    /// <summary>How large the terms of each equation of a batch are, summed: what the residual is judged by; and where places leave the domain.</summary>
    private static SizePlan Sizes(LowerModel model, BatchPlan batch, Func<string, IrNode[], bool, ProgramPlan> program)
    {
        IrNode[][] residuals = [.. batch.Equations.Select(equation => Components(model, equation.Node, equation.IsComplex))];
        IReadOnlyList<IrNode>[] terms = [.. residuals.Select(
            components => components.SelectMany(component => EquationTerms.Of(model.Graph, component)).ToList())];
        IrNode[] sizes = [.. terms.Select(equation => EquationTerms.Size(model.Graph, equation))];
        (IrNode Mark, string Coordinates)?[] places = [.. residuals.Select(components => MarkPlaces.Of(model, components))];
        return new SizePlan(
            program(batch.Program.Name + ", terms", [.. sizes, .. places.OfType<(IrNode Mark, string Coordinates)>().Select(place => place.Mark)], false),
            batch,
            [.. terms.Select(equation => equation.Count)],
            [.. places.Select(place => place?.Coordinates)]);
    }

    private sealed record EquationGroup(List<EquationSpec> Equations, string? Set)
    {
        public IrNode[] Components { get; set; } = [];
    }

    /// <summary>
    /// Equations that are sampled at the same points: those of one observed set, and those that read the same coordinates at equally many points.
    /// </summary>
    private static List<EquationGroup> GroupEquations(LowerModel model)
    {
        ModelSpec spec = model.Spec;
        var groups = new List<EquationGroup>();
        var byKey = new Dictionary<string, EquationGroup>(StringComparer.Ordinal);
        foreach (EquationSpec equation in spec.Equations)
        {
            IrNode[] components = Components(model, equation.Node, equation.IsComplex);
            string? set = ObservedSets(spec, components).FirstOrDefault();
            string key = set is not null
                ? "set " + set
                : $"{equation.Points} points of " + string.Join(",", model.CoordinatesOf(components).OrderBy(c => c));
            if (!byKey.TryGetValue(key, out EquationGroup? group))
            {
                byKey[key] = group = new EquationGroup([], set);
                groups.Add(group);
            }

            group.Equations.Add(equation);
            group.Components = [.. group.Components, .. components];
        }

        return groups;
    }

    /// <summary>The observed sets that the components read; more than one is a mistake that the parser has reported.</summary>
    public static IEnumerable<string> ObservedSets(ModelSpec spec, IEnumerable<IrNode> components) => IrWalk.Reachable(components)
        .Where(node => node.Leaf is { Kind: LeafKind.Observed }).Select(node => spec.Observed[node.Leaf!.A].Set).Distinct();

    private static IrNode[] Components(LowerModel model, int node, bool isComplex)
    {
        ComplexNode value = model.Lower(node);
        return isComplex ? [value.Re, value.ImOrZero(model.Graph)] : [value.Re];
    }

    /// <summary>The outputs of the networks that are declared as fields.</summary>
    private static IrNode[] FieldComponents(LowerModel model) => [.. Enumerable.Range(0, model.Spec.Networks.Count)
        .SelectMany(network => Enumerable.Range(0, model.Outputs(network)).Select(k => model.NetworkOutput(network, k)))];

    private readonly record struct Quantity(string Name, string Member, int? Index, int Node, bool IsComplex, bool IsPublic)
    {
        public IrNode[] Components { get; init; } = [];
    }

    /// <summary>
    /// Named expressions, and equations as residuals; what reads observed data cannot be evaluated anywhere else. Equations of one array are complex as soon as
    /// one of them is.
    /// </summary>
    private static IEnumerable<Quantity> Quantities(LowerModel model)
    {
        EquatableArray<EquationSpec> equations = model.Spec.Equations;
        var named = model.Spec.Expressions
            .Select(expression => new Quantity(expression.Name, expression.Name, null, expression.Node, expression.IsComplex, expression.IsPublic))
            .Concat(equations.Select(equation => new Quantity(
                equation.Name,
                equation.Property,
                equation.Index,
                equation.Node,
                equations.Any(other => other.Property == equation.Property && other.IsComplex),
                true)));
        foreach (Quantity quantity in named)
        {
            IrNode[] components = Components(model, quantity.Node, quantity.IsComplex);
            if (!ObservedSets(model.Spec, components).Any())
            {
                yield return quantity with { Components = components };
            }
        }
    }
}
