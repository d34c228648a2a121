using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>
/// The pointwise functions of an activation that kernels need beside the processor's: its results from what was kept, before the weight
/// gradient, and its adjoint after it. The processor computes both at once; a kernel has no room to hold the one while it computes the other.
/// </summary>
internal sealed class DeviceActivations(PointwiseFunctions functions, LeafNames names, FunctionNames functionNames)
{
    /// <summary>Calls that compute a plan's results a, a_x, ... from its arguments z, z_x, ...</summary>
    public IReadOnlyList<string> Forward(PointwisePlan plan) => functions[functionNames[plan]].Calls;

    /// <summary>Calls that compute the results once more from what was kept.</summary>
    public IReadOnlyList<string> Replay(PointwisePlan plan, IReadOnlyList<Input> inputs)
    {
        string name = functionNames[plan];
        return functions.Write(name + "Replay", $"{name}: the results again, from what was kept.", inputs, [.. Results(plan)]).Calls;
    }

    /// <summary>Calls that compute the arguments' adjoints z_bar, ... from what was kept and the results' adjoints, and those of learnables.</summary>
    public IReadOnlyList<string> Adjoint(PointwisePlan plan, IReadOnlyList<Input> inputs)
    {
        string name = functionNames[plan];
        return functions.Write(name + "Reverse", $"{name}: the arguments' adjoints from the results' adjoints.", inputs, [.. Adjoints(plan)]).Calls;
    }

    /// <summary>Calls of a function that the processor's kernels have too.</summary>
    public IReadOnlyList<string> Existing(string name) => functions[name].Calls;

    private IEnumerable<Output> Results(PointwisePlan plan) =>
        plan.Jets.Select((index, c) => new Output("a" + names.Suffix(index), plan.Results[c]));

    public IEnumerable<Output> Adjoints(PointwisePlan plan) =>
        plan.Jets.Select((index, c) => (index, bar: plan.ArgumentAdjoints[0][c])).Where(pair => pair.bar is not null)
            .Select(pair => new Output("z" + names.Suffix(pair.index) + "_bar", pair.bar!))
            .Concat(plan.LearnableAdjoints.Select(learnable => new Output(names.Of(new Leaf(LeafKind.Learnable, learnable.Key)) + "_bar", learnable.Value)));
}
