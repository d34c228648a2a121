using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>
/// Writes what one program computes for a point alone, and knows where it keeps what; <see cref="DeviceKernelEmitter"/> writes the kernel around it.
/// </summary>
internal sealed class DeviceProgramEmitter
{
    private readonly string _own;
    private readonly ModelPlan _model;
    private readonly LeafNames _names;
    private readonly ProgramPlan _program;
    private readonly DeviceActivations _calls;
    private readonly List<DeviceSiteEmitter> _sites = [];
    private readonly int _seedRow;
    private readonly int _lossRow;
    private readonly int _learnableRow;
    private readonly int _pointRows;
    private readonly int _rows;
    private readonly int _staged;

    /// <param name="own">The expression of the program's part of the launch.</param>
    /// <param name="calls">Writes calls of activations.</param>
    /// <param name="model">The model.</param>
    /// <param name="names">Names of variables.</param>
    /// <param name="program">The program.</param>
    public DeviceProgramEmitter(
        string own,
        DeviceActivations calls,
        ModelPlan model,
        LeafNames names,
        ProgramPlan program)
    {
        _own = own;
        _model = model;
        _names = names;
        _program = program;
        _calls = calls;
        IReadOnlyList<IReadOnlyList<DensePlan>> networks = model.Layout.Networks;
        DensePlan[] layers = [.. program.Sites.SelectMany(site => networks[site.Site.Network])];
        _rows = Math.Max(8, layers.Select(layer => Math.Max(Eights(layer.Inputs), Eights(layer.Outputs))).DefaultIfEmpty(8).Max());
        _staged = _rows;
        foreach (SitePlan site in program.Sites)
        {
            var emitter = new DeviceSiteEmitter(
                this,
                calls,
                names,
                site,
                networks[site.Site.Network],
                site.Full,
                program.Number,
                _staged,
                _pointRows);
            _sites.Add(emitter);
            _staged += Eights(emitter.Inputs);
            _pointRows += emitter.PointRows;
        }

        _seedRow = _pointRows;
        _lossRow = _seedRow + program.Components.Length;
        _learnableRow = _lossRow + program.Components.Length;
        _pointRows += program.HasBackward ? 2 * program.Components.Length + model.Model.Spec.Learnables.Count : 0;
    }

    /// <summary>Networks at places.</summary>
    public IReadOnlyList<DeviceSiteEmitter> Sites => _sites;

    /// <summary>Sums of squares, or values.</summary>
    public int Components => _program.Components.Length;

    /// <summary>Where the losses are summed among what is kept of a point.</summary>
    public int LossRow => _lossRow;

    public bool HasBackward => _program.HasBackward;

    public string ProgramName => _program.Name;

    /// <summary>Rows that are multiplied.</summary>
    public int Rows => _rows;

    /// <summary>The largest jet of its places.</summary>
    public int Planes => _program.Sites.Select(site => site.Jets.Count).DefaultIfEmpty(1).Max();

    /// <summary>Rows beside those that are multiplied.</summary>
    public int Staged => _staged;

    /// <summary>Numbers that are kept for each point.</summary>
    public int PointRows => _pointRows;

    /// <summary>Numbers that are kept for each thread.</summary>
    public int ThreadRows => _program.HasBackward ? LearnablesInActivations.Length : 0;

    /// <summary>The kernel of this program alone.</summary>
    public string Method => (_program.HasBackward ? "Step" : "Evaluate") + CodeWriter.Number(_program.Number);

    /// <summary>A value of every leaf that the roots reach and that is known to the thread, declared under its name.</summary>
    public Input[] Load(CodeWriter code, IEnumerable<IrNode> roots)
    {
        var inputs = new List<Input>();
        foreach (IrNode node in IrWalk.Reachable(roots))
        {
            if (node.Leaf is { } leaf && Text(leaf) is { } text)
            {
                string name = _names.Of(leaf);
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
        return row < 0
            ? Kept(_learnableRow + learnable)
            : $"tile.Kept[({CodeWriter.Number(_pointRows)} * P) + ({CodeWriter.Number(row)} * Group.DimX) + Group.IdxX]";
    }

    /// <summary>A number of this thread's point among what is kept.</summary>
    public static string Kept(int row) => $"tile.Kept[({CodeWriter.Number(row)} * P) + tile.Point]";

    private static int Eights(int count) => (count + 7) / 8 * 8;

    /// <summary>Learnables whose adjoints the program contributes to.</summary>
    public IEnumerable<int> Learnables => Enumerable.Range(0, _model.Model.Spec.Learnables.Count)
        .Where(j => _program.LearnableAdjoints.ContainsKey(j) || IsInActivations(j));

    private int[] LearnablesInActivations => [.. Learnables.Where(IsInActivations)];

    /// <summary>Whether each thread has a sum of its own for a learnable's adjoint, because activations add to it.</summary>
    public bool IsInActivations(int learnable) => _sites.Any(site => site.LearnableAdjoints.Contains(learnable));

    private string? Text(Leaf leaf) => leaf.Kind switch
    {
        LeafKind.Coordinate => PointRow(IndexOf(_program.Coordinates, leaf.A)),
        LeafKind.Observed => PointRow(_program.Coordinates.Count + IndexOf(_program.Observed, leaf.A)),
        LeafKind.Learnable => $"parameters[arguments.FirstLearnable + {CodeWriter.Number(leaf.A)}]",
        LeafKind.Coefficient => $"arguments.Coefficients[{CodeWriter.Number(leaf.A)}]",
        LeafKind.Seed => Kept(_seedRow + leaf.A),
        LeafKind.NetworkOutput => Kept(_sites.First(site => site.Id == leaf.A).OutputRow(leaf)),
        LeafKind.InputAdjoint => Kept(_sites.First(site => site.Id == leaf.A).InputAdjointRow(leaf)),
        _ => null,
    };

    private string PointRow(int row) =>
        row == 0 ? $"{_own}.Points[tile.Index]" : $"{_own}.Points[({CodeWriter.Number(row)} * {_own}.PointCapacity) + tile.Index]";

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
        if (_program.HasBackward)
        {
            code.Line($"L valid = visit < {_own}.PointCount ? L.Constant(1) : L.Zero;");
        }

        Input[] inputs = Load(code, _program.Components);
        Output[] outputs = [.. _program.Components.Select((component, k) => new Output("r" + CodeWriter.Number(k), component))];
        code.Lines(_calls.Existing($"Components{CodeWriter.Number(_program.Number)}Values"));
        if (!_program.HasBackward)
        {
            code.Lines(
                outputs.Select((r, k) => $"if (visit < {_own}.PointCount) {_own}.Results[({CodeWriter.Number(k)} * {_own}.PointCount) + visit] = {r.Name};"));
            return;
        }

        // everything is read before the first store, since a load behind a store waits for it
        code.Lines(outputs.Select((r, k) => $"L {r.Name}_loss = {Kept(_lossRow + k)} + (valid * {r.Name} * {r.Name});"));
        code.Lines(outputs.Select((r, k) => $"L {r.Name}_seed = valid * {_own}.Scales[{CodeWriter.Number(k)}] * {r.Name};"));
        code.Lines(outputs.Select((r, k) => $"{Kept(_lossRow + k)} = {r.Name}_loss;"));
        code.Lines(outputs.Select((r, k) => $"{Kept(_seedRow + k)} = {r.Name}_seed;"));
    }

    /// <summary>Whether learnables' adjoints are to be computed for each point.</summary>
    public bool HasLearnables => _program.LearnableAdjoints.Count > 0;

    /// <summary>The adjoints of learnables that pointwise code depends on.</summary>
    public void WriteLearnables(CodeWriter code)
    {
        Output[] outputs = [.. _program.LearnableAdjoints
            .Select(learnable => new Output(_names.Of(new Leaf(LeafKind.Learnable, learnable.Key)) + "_bar", learnable.Value))];
        Input[] inputs = Load(code, outputs.Select(output => output.Node));
        code.Lines(_calls.Existing($"Learnables{CodeWriter.Number(_program.Number)}Values"));
        code.Lines(_program.LearnableAdjoints
            .Select(learnable => $"{Sum(learnable.Key)} = {Sum(learnable.Key)} + {_names.Of(new Leaf(LeafKind.Learnable, learnable.Key))}_bar;"));
    }
}
