using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>
/// Writes what one network at one place computes for a point or a neuron: the blocks that a program's loops over places and layers consist of.
/// </summary>
internal sealed class DeviceSiteEmitter
{
    // numbers that a thread reads ahead; with more the kernels of large jets run out of registers
    private const int MostAhead = 4;

    private readonly DeviceProgramEmitter _program;
    private readonly DeviceActivations _calls;
    private readonly LeafNames _names;
    private readonly SitePlan _plan;
    private readonly IReadOnlyList<DensePlan> _layers;
    private readonly PointwisePlan? _activation;
    private readonly int _programNumber;
    private readonly int _inputsRow;
    private readonly int _firstRow;
    private readonly int _outputsRow;
    private readonly int _inputAdjointsRow;

    public DeviceSiteEmitter(DeviceProgramEmitter program, DeviceActivations calls, LeafNames names, SitePlan plan, IReadOnlyList<DensePlan> layers,
        PointwisePlan? activation, int programNumber, int inputsRow, int firstRow)
    {
        _program = program;
        _calls = calls;
        _names = names;
        _plan = plan;
        _layers = layers;
        _activation = activation;
        _programNumber = programNumber;
        _inputsRow = inputsRow;
        _firstRow = firstRow;

        // rows of what is kept: the hidden layers, the outputs, the inputs' adjoints
        _outputsRow = firstRow + (program.HasBackward && activation is not null
            ? activation.KeptPlanes * layers.Take(layers.Count - 1).Sum(layer => layer.Outputs)
            : 0);
        _inputAdjointsRow = _outputsRow + Planes * Outputs;
        PointRows = _inputAdjointsRow + (plan.NeedsInputAdjoints ? Planes * Inputs : 0) - firstRow;
    }

    public int Id => _plan.Site.Id;

    public int Inputs => _layers[0].Inputs;

    /// <summary>Coefficients of the jet.</summary>
    public int Planes => _plan.Jets.Count;

    /// <summary>Layers of the network.</summary>
    public int Layers => _layers.Count;

    /// <summary>The number of the network's first layer among the model's.</summary>
    public int FirstLayer => _layers[0].Number;

    /// <summary>Where the inputs are staged for the weight gradient.</summary>
    public int InputsRow => _inputsRow;

    /// <summary>Where what is kept begins.</summary>
    public int KeptRow => _firstRow;

    /// <summary>Whether there are hidden layers.</summary>
    public bool HasActivation => _activation is not null;

    /// <summary>Whether adjoints go on through the inputs.</summary>
    public bool NeedsInputAdjoints => _plan.NeedsInputAdjoints;

    /// <summary>"1, x, t, xx", for a comment.</summary>
    public string JetSet => _names.JetSet(_plan.Jets);

    /// <summary>Rows of what is kept.</summary>
    public int PointRows { get; }

    /// <summary>Learnables that the activations' factors contain.</summary>
    public IEnumerable<int> LearnableAdjoints => _activation?.LearnableAdjoints.Keys ?? [];

    private int Outputs => _layers[_layers.Count - 1].Outputs;

    public int OutputRow(Leaf leaf) => _outputsRow + PlaneOf(leaf.Index!) * Outputs + leaf.B;

    public int InputAdjointRow(Leaf leaf) => _inputAdjointsRow + PlaneOf(leaf.Index!) * Inputs + leaf.B;

    private static string N(int number) => CodeWriter.Number(number);

    private static string Plus(string text, int planes) => planes == 0 ? text : planes == 1 ? $"{text} + P" : $"{text} + ({N(planes)} * P)";

    private static string Value(string view, int row, int plane) =>
        $"{view}[{Plus(row == 0 ? "tile.Point" : $"({N(row)} * tile.Stride) + tile.Point", plane)}]";

    private int PlaneOf(MultiIndex index) => _plan.Jets.PlaneOf(index);

    public void WriteInputs(CodeWriter code)
    {
        bool IsRead(int plane) => (_plan.InputPlanes >> plane & 1) == 1;
        Output[] outputs = [.. _plan.Inputs
            .SelectMany((inputs, c) => IsRead(c) ? inputs.Select((input, i) => new Output($"input{N(i)}{_names.Suffix(_plan.Jets[c])}", input)) : [])];
        Input[] loads = _program.Load(code, outputs.Select(output => output.Node));
        code.Lines(_calls.Existing($"Inputs{N(_programNumber)}Site{N(Id)}Values"));
        for (int c = 0; c < Planes; c++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                string value = IsRead(c) ? $"input{N(i)}{_names.Suffix(_plan.Jets[c])}" : "L.Zero";
                code.Line($"{Value("tile.Values", i, c)} = {value};");
                if (_program.HasBackward)
                {
                    code.Line($"{Value("tile.StagedValues", _inputsRow + i, c)} = {value};");
                }
            }

            // products take terms by fours, and zero weights do not keep out what is not a number in another tile's rows
            for (int i = Inputs; i % 4 != 0; i++)
            {
                code.Line($"{Value("tile.Values", i, c)} = L.Zero;");
            }
        }
    }

    public void WriteOutputs(CodeWriter code)
    {
        code.Line($"int biases = DeviceLayer.At(arguments.Layers, {N(_layers[_layers.Count - 1].Number)}).Biases;");
        for (int c = 0; c < Planes; c++)
        {
            for (int k = 0; k < Outputs; k++)
            {
                string bias = c == 0 ? $" + parameters[biases + {N(k)}]" : "";
                code.Line($"{DeviceProgramEmitter.Kept(_outputsRow + c * Outputs + k)} = {Value("tile.Values", k, c)}{bias};");
            }
        }
    }

    public void WriteOutputAdjoints(CodeWriter code)
    {
        Output[] outputs = [.. _plan.OutputAdjoints!.SelectMany((bars, c) => bars.Select((bar, k) =>
            new Output(_names.Of(new Leaf(LeafKind.OutputAdjoint, Id, k, _plan.Jets[c])), bar)))];
        Input[] loads = _program.Load(code, outputs.Select(output => output.Node));
        code.Lines(_calls.Existing($"Adjoints{N(_programNumber)}Site{N(Id)}Values"));
        for (int i = 0; i < outputs.Length; i++)
        {
            code.Line($"{Value("tile.Values", i % Outputs, i / Outputs)} = {outputs[i].Name};");
        }
    }

    public void WriteInputAdjoints(CodeWriter code)
    {
        for (int c = 0; c < Planes; c++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                string value = (_plan.InputPlanes >> c & 1) == 1 ? Value("tile.Values", i, c) : "L.Zero";
                code.Line($"{DeviceProgramEmitter.Kept(_inputAdjointsRow + c * Inputs + i)} = {value};");
            }
        }
    }

    private Dictionary<int, IrNode> Arguments(IEnumerable<IrNode> roots) => IrWalk.Reachable(roots).Where(node => node.Leaf is { Kind: LeafKind.Argument })
        .ToDictionary(node => PlaneOf(node.Leaf!.Index!), node => node);

    public void WriteActivation(CodeWriter code)
    {
        using (code.Open("for (int n = tile.Neuron; n < layer.Outputs; n += tile.NeuronStep)"))
        {
            code.Line("int at = (n * tile.Stride) + tile.Point;");
            if (_program.HasBackward)
            {
                code.Line($"int kept = {KeptOf("layer", "n")};");
            }

            List<Input> inputs = [.. _program.Load(code, _activation!.Results)];
            Dictionary<int, IrNode> arguments = Arguments(_activation.Results.Concat(_activation.Kept));
            for (int c = 0; c < Planes; c++)
            {
                string z = "z" + _names.Suffix(_plan.Jets[c]);
                code.Line($"L {z} = tile.Values[{Plus("at", c)}]{(c == 0 ? " + parameters[layer.Biases + n]" : "")};");
                if (arguments.TryGetValue(c, out IrNode? argument))
                {
                    inputs.Add(new Input(z, argument));
                }
            }

            code.Lines(_calls.Forward(_activation));
            for (int c = 0; c < Planes; c++)
            {
                code.Line($"tile.Values[{Plus("at", c)}] = a{_names.Suffix(_plan.Jets[c])};");
                if (_program.HasBackward && (c > 0 || _activation.KeepsArgument))
                {
                    code.Line($"tile.Kept[{Plus("kept", c)}] = z{_names.Suffix(_plan.Jets[c])};");
                }
            }

            for (int i = 0; i < _activation.Kept.Count && _program.HasBackward; i++)
            {
                code.Line($"tile.Kept[{Plus("kept", _activation.KeptPlane(i))}] = kept{N(i)};");
            }
        }
    }

    // names of what was kept of a neuron, as far as the roots need it, and the rows where it lies
    private IEnumerable<(Input Input, int Row)> Kept(IReadOnlyList<IrNode> roots) =>
        _activation!.Kept.Select((node, i) => (new Input("kept" + N(i), node), _activation.KeptPlane(i))).Concat(
            Arguments(roots).Where(argument => argument.Key > 0 || _activation.KeepsArgument)
                .Select(argument => (new Input("z" + _names.Suffix(_plan.Jets[argument.Key]), argument.Value), argument.Key)));

    // where what is kept of a neuron begins
    private string KeptOf(string layer, string neuron) => $"((keptRow + (({layer}.NeuronsBefore + {neuron}) * {N(_activation!.KeptPlanes)})) * P) + tile.Point";

    // a loop over the neurons of the layer below. It has the next neuron's numbers on their way while it computes one, since a trip to memory takes longer than
    // that, unless they are so many that a thread would run out of registers
    private CodeWriter.Block NeuronsBelow(CodeWriter code, (Input Input, int Row)[] kept)
    {
        bool readsAhead = kept.Length <= MostAhead;
        if (readsAhead)
        {
            code.Line("// the next neuron's numbers are on their way while one is computed");
            code.Line($"int ahead = {KeptOf("below", "tile.NeuronOf(tile.Neuron, below.Outputs)")};");
            code.Lines(kept.Select(k => $"L {k.Input.Name}_ahead = tile.Kept[{Plus("ahead", k.Row)}];"));
        }

        CodeWriter.Block block = code.Open("for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)");
        code.Line("int at = (n * tile.Stride) + tile.Point;");
        if (readsAhead)
        {
            code.Lines(kept.Select(k => $"L {k.Input.Name} = {k.Input.Name}_ahead;"));
            code.Line($"ahead = {KeptOf("below", "tile.NeuronOf(n + tile.NeuronStep, below.Outputs)")};");
            code.Lines(kept.Select(k => $"{k.Input.Name}_ahead = tile.Kept[{Plus("ahead", k.Row)}];"));
        }
        else
        {
            code.Line($"int kept = {KeptOf("below", "n")};");
            code.Lines(kept.Select(k => $"L {k.Input.Name} = tile.Kept[{Plus("kept", k.Row)}];"));
        }

        return block;
    }

    public void WriteReplay(CodeWriter code)
    {
        (Input Input, int Row)[] kept = [.. Kept(_activation!.Results)];
        using (NeuronsBelow(code, kept))
        {
            code.Lines(_calls.Replay(_activation, [.. kept.Select(k => k.Input), .. _program.Load(code, _activation.Results)]));
            for (int c = 0; c < Planes; c++)
            {
                code.Line($"tile.StagedValues[{Plus("at", c)}] = a{_names.Suffix(_plan.Jets[c])};");
            }
        }
    }

    public void WriteAdjoint(CodeWriter code)
    {
        Output[] outputs = [.. _calls.Adjoints(_activation!)];
        IrNode[] roots = [.. outputs.Select(output => output.Node)];
        (Input Input, int Row)[] kept = [.. Kept(roots)];
        using (NeuronsBelow(code, kept))
        {
            List<Input> inputs = [.. kept.Select(k => k.Input), .. _program.Load(code, roots)];
            foreach (IrNode bar in IrWalk.Reachable(roots).Where(node => node.Leaf is { Kind: LeafKind.ResultAdjoint }))
            {
                string name = _names.Of(bar.Leaf!);
                code.Line($"L {name} = tile.Values[{Plus("at", PlaneOf(bar.Leaf!.Index!))}];");
                inputs.Add(new Input(name, bar));
            }

            code.Lines(_calls.Adjoint(_activation!, inputs));
            for (int c = 0; c < Planes; c++)
            {
                code.Line(
                    $"tile.Values[{Plus("at", c)}] = {(_activation!.ArgumentAdjoints[0][c] is null ? "L.Zero" : $"z{_names.Suffix(_plan.Jets[c])}_bar")};");
            }

            code.Lines(LearnableAdjoints.Select(j => $"{_program.Sum(j)} = {_program.Sum(j)} + {_names.Of(new Leaf(LeafKind.Learnable, j))}_bar;"));
        }
    }
}
