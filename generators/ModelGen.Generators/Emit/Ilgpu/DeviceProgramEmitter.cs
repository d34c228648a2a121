using ModelGen.Generators.Ir;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>
/// Writes one program as one kernel: forward through every site, the components, and, for equations of the loss, back again. Layers are a loop, so
/// that neither the code nor the number of launches grows with the depth.
/// </summary>
internal sealed class DeviceProgramEmitter
{
    private readonly CodeWriter code;
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

    public DeviceProgramEmitter(CodeWriter code, DeviceActivations calls, ModelPlan model, ModelLayout layout, LeafNames names, ActivationLibrary activations, ProgramPlan program, int number)
    {
        this.code = code;
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

    public CodeWriter Code => code;

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

    /// <summary>The method that does the kernel's work.</summary>
    public string Run => "Run" + Method;

    private string Method => (program.HasBackward ? "Step" : "Evaluate") + CodeWriter.Number(number);

    /// <summary>The expression that describes the kernel to the runtime.</summary>
    public string Descriptor(string type) =>
        $"new DeviceProgram(typeof({type}), nameof({Method}), planes: {CodeWriter.Number(Planes)}, rows: {CodeWriter.Number(rows)}, staged: {CodeWriter.Number(staged)}, pointRows: {CodeWriter.Number(pointRows)}, threadRows: {CodeWriter.Number(ThreadRows)})";

    public void Write()
    {
        code.Line();
        code.Line($"/// <summary>{program.Name}{(program.HasBackward ? ": residuals, losses, and the parameters' adjoints" : "")}.</summary>");
        code.Line($"public static void {Method}<L, M>(DeviceArguments<L> arguments) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory =>");
        code.Line($"    {Run}<L, M>(arguments, DeviceTile<L>.Memory<M>(arguments));");
        code.Line();
        using (code.Open($"private static void {Run}<L, M>(in DeviceArguments<L> arguments, ArrayView<Quad<L>> memory) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory"))
        {
            code.Line($"DeviceTile<L> tile = DeviceTile<L>.Begin<M>(arguments, memory, {CodeWriter.Number(rows)}, {CodeWriter.Number(staged)});");
            code.Line("ArrayView<L> parameters = arguments.Weights.Cast<L>();");
            code.Line("int P = tile.Points;");
            WriteStart();
            using (code.Open("for (int number = Grid.IdxX - arguments.FirstGroup; number < arguments.Tiles; number += arguments.Groups)"))
            {
                code.Line("Group.Barrier();");
                if (sites.Count > 0)
                {
                    WriteForward();
                }

                WriteComponents();
                if (program.HasBackward)
                {
                    if (sites.Count > 0)
                    {
                        WriteBackward();
                    }

                    WriteLearnables();
                }

                code.Line();
                code.Line("tile.MoveOn(arguments);");
            }

            WriteSums();
        }
    }

    /// <summary>A value of every leaf that the roots reach and that is known to the thread, declared under its name.</summary>
    public Input[] Load(IEnumerable<IrNode> roots)
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

    private IEnumerable<int> Learnables => Enumerable.Range(0, model.Model.Spec.Learnables.Count)
        .Where(j => program.LearnableAdjoints.ContainsKey(j) || IsInActivations(j));

    private int[] LearnablesInActivations => [.. Learnables.Where(IsInActivations)];

    private bool IsInActivations(int learnable) => sites.Any(site => site.LearnableAdjoints.Contains(learnable));

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

    private static string PointRow(int row) => row == 0 ? "arguments.Points[tile.Index]" : $"arguments.Points[({CodeWriter.Number(row)} * arguments.PointCapacity) + tile.Index]";

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

    private void WriteComponents()
    {
        code.Line();
        using (code.Open("if (tile.IsPointThread)"))
        {
            code.Line("long visit = ((long)number * P) + tile.Point;");
            if (program.HasBackward)
            {
                code.Line("L valid = visit < arguments.PointCount ? L.Constant(1) : L.Zero;");
            }

            Input[] inputs = Load(program.Components);
            Output[] outputs = [.. program.Components.Select((component, k) => new Output("r" + CodeWriter.Number(k), component))];
            code.Lines(DeviceActivations.Existing($"Components{CodeWriter.Number(number)}Values", inputs, outputs));
            if (!program.HasBackward)
            {
                code.Lines(outputs.Select((r, k) => $"if (visit < arguments.PointCount) arguments.Results[({CodeWriter.Number(k)} * arguments.PointCount) + visit] = {r.Name};"));
                return;
            }

            // everything is read before the first store, since a load behind a store waits for it
            code.Lines(outputs.Select((r, k) => $"L {r.Name}_loss = {Kept(lossRow + k)} + (valid * {r.Name} * {r.Name});"));
            code.Lines(outputs.Select((r, k) => $"L {r.Name}_seed = valid * arguments.Scales[{CodeWriter.Number(k)}] * {r.Name};"));
            code.Lines(outputs.Select((r, k) => $"{Kept(lossRow + k)} = {r.Name}_loss;"));
            code.Lines(outputs.Select((r, k) => $"{Kept(seedRow + k)} = {r.Name}_seed;"));
        }
    }

    /// <summary>
    /// Forward through every place. Products stand in the text once, whatever the number of places; conditions hold no barrier, because compilers for
    /// processors copy everything that follows such a barrier.
    /// </summary>
    private void WriteForward()
    {
        code.Line();
        code.Line($"// {program.Name}, forward: {string.Join("; ", sites.Select(site => site.JetSet))}");
        using (code.Open(sites.Count > 1 ? $"for (int site = 0; site < {CodeWriter.Number(sites.Count)}; site++)" : ""))
        {
            WritePlace();
            ForEachPlace("tile.IsPointThread", site => site.WriteInputs());
            code.Line("Group.Barrier();");
            using (code.Open("for (int l = 0; l < layers; l++)"))
            {
                code.Line("DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);");
                code.Line("DenseTile.Forward(arguments, layer, tile);");
                ForEachActivation("l < layers - 1", site => site.WriteActivation());
                code.Line("Group.Barrier();");
            }

            ForEachPlace("tile.IsPointThread", site => site.WriteOutputs());
            code.Line("Group.Barrier();");
        }
    }

    /// <summary>Back through every place, consumers first; without adjoints the loops over layers run no round.</summary>
    private void WriteBackward()
    {
        code.Line();
        code.Line($"// {program.Name}, backward");
        using (code.Open(sites.Count > 1 ? $"for (int site = {CodeWriter.Number(sites.Count - 1)}; site >= 0; site--)" : ""))
        {
            WritePlace();
            code.Line(Choose("inputsRow", site => site.InputsRow));
            ForEachPlace("tile.IsPointThread && arguments.Reverse != 0", site => site.WriteOutputAdjoints());
            using (code.Open("for (int l = (layers * arguments.Reverse) - 1; l >= 0; l--)"))
            {
                code.Line("DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);");
                code.Line("DeviceLayer below = DeviceLayer.At(arguments.Layers, firstLayer + (l > 0 ? l - 1 : 0));");
                ForEachActivation("l > 0", site => site.WriteReplay());
                code.Line("Group.Barrier();");
                code.Line("GradientTile.Add(arguments, layer, tile, tile.Staged.SubView(l > 0 ? 0 : inputsRow * tile.RowQuads));");
                code.Line("Group.Barrier();");
                code.Line($"DenseTile.Backward(arguments, layer, tile, {BackwardIsWanted()});");
                ForEachActivation("l > 0", site => site.WriteAdjoint());
            }

            ForEachPlace("tile.IsPointThread && arguments.Reverse != 0", site => site.WriteInputAdjoints(), site => site.NeedsInputAdjoints);
            code.Line("Group.Barrier();");
        }
    }

    /// <summary>The adjoints of learnables that pointwise code depends on.</summary>
    private void WriteLearnables()
    {
        if (program.LearnableAdjoints.Count > 0)
        {
            code.Line();
            using (code.Open("if (tile.IsPointThread && arguments.Reverse != 0)"))
            {
                Output[] outputs = [.. program.LearnableAdjoints.Select(learnable => new Output(names.Of(new Leaf(LeafKind.Learnable, learnable.Key)) + "_bar", learnable.Value))];
                Input[] inputs = Load(outputs.Select(output => output.Node));
                code.Lines(DeviceActivations.Existing($"Learnables{CodeWriter.Number(number)}Values", inputs, outputs));
                code.Lines(program.LearnableAdjoints.Select(learnable => $"{Sum(learnable.Key)} = {Sum(learnable.Key)} + {names.Of(new Leaf(LeafKind.Learnable, learnable.Key))}_bar;"));
            }
        }
    }

    /// <summary>Declares what differs from place to place.</summary>
    private void WritePlace()
    {
        code.Line(Choose("layers", site => site.Layers));
        code.Line(Choose("firstLayer", site => site.FirstLayer));
        if (HasBackward)
        {
            code.Line(Choose("keptRow", site => site.KeptRow));
        }

        code.Line(Choose("planes", site => site.Planes));
        code.Line($"tile.Enter(planes, {CodeWriter.Number(rows)});");
    }

    /// <summary>int name = the place's number.</summary>
    private string Choose(string name, Func<DeviceSiteEmitter, int> number)
    {
        int[] numbers = [.. sites.Select(number)];
        string text = CodeWriter.Number(numbers[numbers.Length - 1]);
        for (int s = numbers.Length - 2; s >= 0; s--)
        {
            text = numbers.Skip(s).All(other => other == numbers[s]) ? text : $"site == {CodeWriter.Number(s)} ? {CodeWriter.Number(numbers[s])} : {text}";
        }

        return $"int {name} = {text};";
    }

    private string BackwardIsWanted()
    {
        string[] places = [.. sites.Select((site, s) => (site, s)).Where(pair => pair.site.NeedsInputAdjoints).Select(pair => $"site == {CodeWriter.Number(pair.s)}")];
        return places.Length == 0 ? "l > 0" : places.Length == sites.Count ? "true" : $"l > 0 || {string.Join(" || ", places)}";
    }

    private void ForEachPlace(string condition, Action<DeviceSiteEmitter> write, Func<DeviceSiteEmitter, bool>? takesPart = null) =>
        WriteBlocks(condition, sites.Where(site => takesPart?.Invoke(site) ?? true).Select(site => new[] { site }), write);

    /// <summary>One block for each activation; places that share one differ in where they keep.</summary>
    private void ForEachActivation(string condition, Action<DeviceSiteEmitter> write) =>
        WriteBlocks(condition, sites.Where(site => site.Activation is not null).GroupBy(site => site.Activation!).Select(group => group.ToArray()), write);

    private void WriteBlocks(string condition, IEnumerable<DeviceSiteEmitter[]> groups, Action<DeviceSiteEmitter> write)
    {
        foreach (DeviceSiteEmitter[] group in groups)
        {
            string places = string.Join(" || ", group.Select(site => $"site == {CodeWriter.Number(sites.IndexOf(site))}"));
            string here = group.Length == sites.Count ? condition : $"{condition} && ({places})";
            using (code.Open($"if ({here})"))
            {
                write(group[0]);
            }
        }
    }

    // sums are in memory: in registers they would be alive through everything else
    private void WriteStart()
    {
        if (!program.HasBackward)
        {
            return;
        }

        code.Lines(LearnablesInActivations.Select(j => $"{Sum(j)} = L.Zero;"));
        using (code.Open("if (tile.IsPointThread)"))
        {
            code.Lines(program.Components.Select((_, k) => $"{Kept(lossRow + k)} = L.Zero;"));
            code.Lines(Learnables.Where(j => !IsInActivations(j)).Select(j => $"{Sum(j)} = L.Zero;"));
        }

        code.Line();
    }

    private void WriteSums()
    {
        if (!program.HasBackward)
        {
            return;
        }

        code.Line();
        code.Lines(program.Components.Select((_, k) => $"tile.Report(arguments.Results, ((long)Grid.IdxX * arguments.ResultStride) + arguments.FirstResult + {CodeWriter.Number(k)}, tile.IsPointThread ? {Kept(lossRow + k)} : L.Zero);"));
        code.Lines(Learnables.Select(j => $"tile.Report(arguments.Gradient, ((long)Grid.IdxX * arguments.GradientLength) + arguments.FirstLearnable + {CodeWriter.Number(j)}, {(IsInActivations(j) ? Sum(j) : $"tile.IsPointThread ? {Sum(j)} : L.Zero")});"));
    }
}
