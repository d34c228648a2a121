using ModelGen.Generators.Ir;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>
/// Writes what one program computes for a point alone, and knows where it keeps what; <see cref="DeviceKernelEmitter"/> writes the kernel around it.
/// </summary>
internal sealed class DeviceProgramEmitter
{
    private readonly string own;
    private readonly ModelPlan model;
    private readonly LeafNames names;
    private readonly ProgramPlan program;
    private readonly int number;
    private readonly List<DeviceSiteEmitter> sites = [];
    private readonly int seedRow;
    private readonly int lossRow;
    private readonly int learnableRow;
    private readonly int pointRows;
    private readonly int rows;
    private readonly int staged;

    /// <param name="own">The expression of the program's part of the launch.</param>
    /// <param name="calls">Writes calls of activations.</param>
    /// <param name="model">The model.</param>
    /// <param name="layout">Where its parameters lie.</param>
    /// <param name="names">Names of variables.</param>
    /// <param name="activations">The activations' plans.</param>
    /// <param name="program">The program.</param>
    /// <param name="number">Its number.</param>
    public DeviceProgramEmitter(string own, DeviceActivations calls, ModelPlan model, ModelLayout layout, LeafNames names, ActivationLibrary activations, ProgramPlan program, int number)
    {
        this.own = own;
        this.model = model;
        this.names = names;
        this.program = program;
        this.number = number;
        LayerLayout[] layers = [.. program.Sites.SelectMany(site => layout.Networks[site.Site.Network])];
        rows = Math.Max(8, layers.Select(layer => Math.Max(Eights(layer.Inputs), Eights(layer.Outputs))).DefaultIfEmpty(8).Max());
        staged = rows;
        foreach (SitePlan site in program.Sites)
        {
            var emitter = new DeviceSiteEmitter(this, calls, names, site, layout.Networks[site.Site.Network], activations.Full(site, program, number), number, staged, pointRows);
            sites.Add(emitter);
            staged += Eights(emitter.Inputs);
            pointRows += emitter.PointRows;
        }

        seedRow = pointRows;
        lossRow = seedRow + program.Components.Length;
        learnableRow = lossRow + program.Components.Length;
        pointRows += program.HasBackward ? (2 * program.Components.Length) + model.Model.Spec.Learnables.Count : 0;
    }

    /// <summary>Networks at places.</summary>
    public IReadOnlyList<DeviceSiteEmitter> Sites => sites;

    /// <summary>Sums of squares, or values.</summary>
    public int Components => program.Components.Length;

    /// <summary>Where the losses are summed among what is kept of a point.</summary>
    public int LossRow => lossRow;

    public bool HasBackward => program.HasBackward;

    public string ProgramName => program.Name;

    /// <summary>Rows that are multiplied.</summary>
    public int Rows => rows;

    /// <summary>The largest jet of its places.</summary>
    public int Planes => program.Sites.Select(site => site.Coefficients.Count).DefaultIfEmpty(1).Max();

    /// <summary>Rows beside those that are multiplied.</summary>
    public int Staged => staged;

    /// <summary>Numbers that are kept for each point.</summary>
    public int PointRows => pointRows;

    /// <summary>Numbers that are kept for each thread.</summary>
    public int ThreadRows => program.HasBackward ? LearnablesInActivations.Length : 0;

    /// <summary>The kernel of this program alone.</summary>
    public string Method => (program.HasBackward ? "Step" : "Evaluate") + CodeWriter.Number(number);

    /// <summary>A value of every leaf that the roots reach and that is known to the thread, declared under its name.</summary>
    public Input[] Load(CodeWriter code, IEnumerable<IrNode> roots)
    {
        var inputs = new List<Input>();
        foreach (IrNode node in IrWalk.Reachable(roots))
        {
            if (node.Leaf is { } leaf && Text(leaf) is { } text)
            {
                string name = names.Of(leaf);
                code.Line($"L {name} = {text};");
                inputs.Add(new Input(name, node));
            }
        }

        return [.. inputs];
    }

    /// <summary>
    /// Where a learnable's adjoint is summed over this thread's work: in memory, of the thread where activations add to it, else of its point. A variable
    /// would be alive through everything.
    /// </summary>
    public string Sum(int learnable)
    {
        int row = Array.IndexOf(LearnablesInActivations, learnable);
        return row < 0 ? Kept(learnableRow + learnable) : $"tile.Kept[({CodeWriter.Number(pointRows)} * P) + ({CodeWriter.Number(row)} * Group.DimX) + Group.IdxX]";
    }

    /// <summary>A number of this thread's point among what is kept.</summary>
    public static string Kept(int row) => $"tile.Kept[({CodeWriter.Number(row)} * P) + tile.Point]";

    private static int Eights(int count) => (count + 7) / 8 * 8;

    /// <summary>Learnables whose adjoints the program contributes to.</summary>
    public IEnumerable<int> Learnables => Enumerable.Range(0, model.Model.Spec.Learnables.Count)
        .Where(j => program.LearnableAdjoints.ContainsKey(j) || IsInActivations(j));

    private int[] LearnablesInActivations => [.. Learnables.Where(IsInActivations)];

    /// <summary>Whether each thread has a sum of its own for a learnable's adjoint, because activations add to it.</summary>
    public bool IsInActivations(int learnable) => sites.Any(site => site.LearnableAdjoints.Contains(learnable));

    private string? Text(Leaf leaf) => leaf.Kind switch
    {
        LeafKind.Coordinate => PointRow(IndexOf(program.Coordinates, leaf.A)),
        LeafKind.Observed => PointRow(program.Coordinates.Count + IndexOf(program.Observed, leaf.A)),
        LeafKind.Learnable => $"parameters[arguments.FirstLearnable + {CodeWriter.Number(leaf.A)}]",
        LeafKind.Coefficient => $"arguments.Coefficients[{CodeWriter.Number(leaf.A)}]",
        LeafKind.Seed => Kept(seedRow + leaf.A),
        LeafKind.NetworkOutput => Kept(sites.First(site => site.Id == leaf.A).OutputRow(leaf)),
        LeafKind.InputAdjoint => Kept(sites.First(site => site.Id == leaf.A).InputAdjointRow(leaf)),
        _ => null,
    };

    private string PointRow(int row) => row == 0 ? $"{own}.Points[tile.Index]" : $"{own}.Points[({CodeWriter.Number(row)} * {own}.PointCapacity) + tile.Index]";

    private static int IndexOf(IReadOnlyList<int> items, int item)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] == item)
            {
                return i;
            }
        }

        throw new InvalidOperationException("not read by this program");
    }

    /// <summary>The residuals of a point, their losses and seeds, or the values.</summary>
    public void WriteComponents(CodeWriter code)
    {
        code.Line("long visit = ((long)number * P) + tile.Point;");
        if (program.HasBackward)
        {
            code.Line($"L valid = visit < {own}.PointCount ? L.Constant(1) : L.Zero;");
        }

        Input[] inputs = Load(code, program.Components);
        Output[] outputs = [.. program.Components.Select((component, k) => new Output("r" + CodeWriter.Number(k), component))];
        code.Lines(DeviceActivations.Existing($"Components{CodeWriter.Number(number)}Values", inputs, outputs));
        if (!program.HasBackward)
        {
            code.Lines(outputs.Select((r, k) => $"if (visit < {own}.PointCount) {own}.Results[({CodeWriter.Number(k)} * {own}.PointCount) + visit] = {r.Name};"));
            return;
        }

        // everything is read before the first store, since a load behind a store waits for it
        code.Lines(outputs.Select((r, k) => $"L {r.Name}_loss = {Kept(lossRow + k)} + (valid * {r.Name} * {r.Name});"));
        code.Lines(outputs.Select((r, k) => $"L {r.Name}_seed = valid * {own}.Scales[{CodeWriter.Number(k)}] * {r.Name};"));
        code.Lines(outputs.Select((r, k) => $"{Kept(lossRow + k)} = {r.Name}_loss;"));
        code.Lines(outputs.Select((r, k) => $"{Kept(seedRow + k)} = {r.Name}_seed;"));
    }

    /// <summary>Whether learnables' adjoints are to be computed for each point.</summary>
    public bool HasLearnables => program.LearnableAdjoints.Count > 0;

    /// <summary>The adjoints of learnables that pointwise code depends on.</summary>
    public void WriteLearnables(CodeWriter code)
    {
        Output[] outputs = [.. program.LearnableAdjoints.Select(learnable => new Output(names.Of(new Leaf(LeafKind.Learnable, learnable.Key)) + "_bar", learnable.Value))];
        Input[] inputs = Load(code, outputs.Select(output => output.Node));
        code.Lines(DeviceActivations.Existing($"Learnables{CodeWriter.Number(number)}Values", inputs, outputs));
        code.Lines(program.LearnableAdjoints.Select(learnable => $"{Sum(learnable.Key)} = {Sum(learnable.Key)} + {names.Of(new Leaf(LeafKind.Learnable, learnable.Key))}_bar;"));
    }
}
