using ModelGen.Generators.Ir;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>
/// The pointwise functions of an activation that kernels need beside the processor's: its results from what was kept, before the weight
/// gradient, and its adjoint after it. The processor computes both at once; a kernel has no room to hold the one while it computes the other.
/// </summary>
internal sealed class DeviceActivations(CodeWriter pointwise, LeafNames names)
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>Calls that compute a plan's results a, a_x, ... from its arguments z, z_x, ...</summary>
    public IReadOnlyList<string> Forward(ActivationPlan plan, IReadOnlyList<Input> inputs) =>
        Write(plan.Name, "", inputs, [.. Results(plan), .. plan.Kept.Select((kept, i) => new Output("kept" + CodeWriter.Number(i), kept))], isNew: false);

    /// <summary>Calls that compute the results once more from what was kept.</summary>
    public IReadOnlyList<string> Replay(ActivationPlan plan, IReadOnlyList<Input> inputs) => Write(plan.Name + "Replay",
        $"{plan.Name}: the results again, from what was kept.", inputs, [.. Results(plan)], _written.Add(plan.Name + "Replay"));

    /// <summary>Calls that compute the arguments' adjoints z_bar, ... from what was kept and the results' adjoints, and those of learnables.</summary>
    public IReadOnlyList<string> Adjoint(ActivationPlan plan, IReadOnlyList<Input> inputs) => Write(plan.Name + "Reverse",
        $"{plan.Name}: the arguments' adjoints from the results' adjoints.", inputs, [.. Adjoints(plan)], _written.Add(plan.Name + "Reverse"));

    /// <summary>Calls of functions that the processor's kernels have written already.</summary>
    public static IReadOnlyList<string> Existing(string name, IReadOnlyList<Input> inputs, IReadOnlyList<Output> outputs) =>
        PointwiseEmitter.Write(new CodeWriter(), name, "", inputs, outputs);

    private IReadOnlyList<string> Write(string name, string summary, IReadOnlyList<Input> inputs, Output[] outputs, bool isNew) =>
        PointwiseEmitter.Write(isNew ? pointwise : new CodeWriter(), name, summary, inputs, outputs);

    private IEnumerable<Output> Results(ActivationPlan plan) =>
        plan.Coefficients.Select((index, c) => new Output("a" + names.Suffix(index), plan.Results[c]));

    public IEnumerable<Output> Adjoints(ActivationPlan plan) =>
        plan.Coefficients.Select((index, c) => (index, bar: plan.ArgumentAdjoints[c])).Where(pair => pair.bar is not null)
            .Select(pair => new Output("z" + names.Suffix(pair.index) + "_bar", pair.bar!))
            .Concat(plan.LearnableAdjoints.Select(learnable => new Output(names.Of(new Leaf(LeafKind.Learnable, learnable.Key)) + "_bar", learnable.Value)));
}
