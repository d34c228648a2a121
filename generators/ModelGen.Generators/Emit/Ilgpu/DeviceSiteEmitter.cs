using ModelGen.Generators.Ir;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>Writes one network's way forward and back at one place, as part of a program's kernel.</summary>
internal sealed class DeviceSiteEmitter
{
    private readonly DeviceProgramEmitter program;
    private readonly DeviceActivations calls;
    private readonly LeafNames names;
    private readonly SitePlan plan;
    private readonly IReadOnlyList<LayerLayout> layers;
    private readonly ActivationPlan? activation;
    private readonly int programNumber;
    private readonly int inputsRow;
    private readonly int firstRow;
    private readonly int outputsRow;
    private readonly int inputAdjointsRow;

    public DeviceSiteEmitter(DeviceProgramEmitter program, DeviceActivations calls, LeafNames names, SitePlan plan, IReadOnlyList<LayerLayout> layers,
        ActivationPlan? activation, int programNumber, int inputsRow, int firstRow)
    {
        this.program = program;
        this.calls = calls;
        this.names = names;
        this.plan = plan;
        this.layers = layers;
        this.activation = activation;
        this.programNumber = programNumber;
        this.inputsRow = inputsRow;
        this.firstRow = firstRow;

        // rows of what is kept: the hidden layers, the outputs, the inputs' adjoints
        outputsRow = firstRow + (program.HasBackward && activation is not null ? activation.KeptPlanes * layers.Take(layers.Count - 1).Sum(layer => layer.Outputs) : 0);
        inputAdjointsRow = outputsRow + (Planes * Outputs);
        PointRows = inputAdjointsRow + (plan.NeedsInputAdjoints ? Planes * Inputs : 0) - firstRow;
    }

    public int Id => plan.Site.Id;

    public int Inputs => layers[0].Inputs;

    /// <summary>Rows of what is kept.</summary>
    public int PointRows { get; }

    /// <summary>Learnables that the activations' factors contain.</summary>
    public IEnumerable<int> LearnableAdjoints => activation?.LearnableAdjoints.Keys ?? [];

    private CodeWriter Code => program.Code;

    private int Outputs => layers[layers.Count - 1].Outputs;

    private int Planes => plan.Coefficients.Count;

    private string Layers => $"arguments.Layers, {N(layers[0].Number)} + l";

    public int OutputRow(Leaf leaf) => outputsRow + (PlaneOf(leaf.Index!) * Outputs) + leaf.B;

    public int InputAdjointRow(Leaf leaf) => inputAdjointsRow + (PlaneOf(leaf.Index!) * Inputs) + leaf.B;

    public void WriteForward()
    {
        Code.Line();
        Code.Line($"// {program.ProgramName}, forward: {names.JetSet(plan.Coefficients)}");
        Code.Line($"tile.Enter({N(Planes)}, {N(program.Rows)});");
        using (Code.Open("if (tile.IsPointThread)"))
        {
            WriteInputs();
        }

        Code.Line("Group.Barrier();");
        using (Code.Open($"for (int l = 0; l < {N(layers.Count)}; l++)"))
        {
            Code.Line($"DeviceLayer layer = DeviceLayer.At({Layers});");
            Code.Line("DenseTile.Forward(arguments, layer, tile);");
            if (activation is not null)
            {
                using (Code.Open($"if (l < {N(layers.Count - 1)})"))
                {
                    WriteActivation();
                }

                Code.Line("Group.Barrier();");
            }
        }

        WriteOutputs();
        Code.Line("Group.Barrier();");
    }

    /// <summary>Barriers stand in the loop over layers, never in a condition; without adjoints the loop runs no round.</summary>
    public void WriteBackward()
    {
        Code.Line();
        Code.Line($"// {program.ProgramName}, backward: {names.JetSet(plan.Coefficients)}");
        Code.Line($"tile.Enter({N(Planes)}, {N(program.Rows)});");
        using (Code.Open("if (tile.IsPointThread && arguments.Reverse != 0)"))
        {
            WriteOutputAdjoints();
        }

        using (Code.Open($"for (int l = ({N(layers.Count)} * arguments.Reverse) - 1; l >= 0; l--)"))
        {
            Code.Line($"DeviceLayer layer = DeviceLayer.At({Layers});");
            if (activation is not null)
            {
                Code.Line($"DeviceLayer below = DeviceLayer.At(arguments.Layers, {N(layers[0].Number)} + (l > 0 ? l - 1 : 0));");
                using (Code.Open("if (l > 0)"))
                {
                    WriteReplay();
                }
            }

            Code.Line("Group.Barrier();");
            Code.Line($"GradientTile.Add(arguments, layer, tile, tile.Staged.SubView(l > 0 ? 0 : {N(inputsRow)} * tile.RowQuads));");
            Code.Line("Group.Barrier();");
            if (activation is not null || plan.NeedsInputAdjoints)
            {
                Code.Line($"DenseTile.Backward(arguments, layer, tile, {(plan.NeedsInputAdjoints ? "true" : "l > 0")});");
            }

            if (activation is not null)
            {
                using (Code.Open("if (l > 0)"))
                {
                    WriteAdjoint();
                }
            }
        }

        if (plan.NeedsInputAdjoints)
        {
            using (Code.Open("if (tile.IsPointThread && arguments.Reverse != 0)"))
            {
                WriteInputAdjoints();
            }
        }

        Code.Line("Group.Barrier();");
    }

    private static string N(int number) => CodeWriter.Number(number);

    private static string Plus(string text, int planes) => planes == 0 ? text : planes == 1 ? $"{text} + P" : $"{text} + ({N(planes)} * P)";

    private static string Value(string view, int row, int plane) => $"{view}[{Plus(row == 0 ? "tile.Point" : $"({N(row)} * tile.Stride) + tile.Point", plane)}]";

    private int PlaneOf(MultiIndex index)
    {
        int plane = 0;
        while (!plan.Coefficients[plane].Equals(index))
        {
            plane++;
        }

        return plane;
    }

    private void WriteInputs()
    {
        bool IsRead(int plane) => (plan.InputPlanes >> plane & 1) == 1;
        Output[] outputs = [.. plan.Inputs.SelectMany((inputs, c) => IsRead(c) ? inputs.Select((input, i) => new Output($"input{N(i)}{names.Suffix(plan.Coefficients[c])}", input)) : [])];
        Input[] loads = program.Load(outputs.Select(output => output.Node));
        Code.Lines(DeviceActivations.Existing($"Inputs{N(programNumber)}Site{N(Id)}Values", loads, outputs));
        for (int c = 0; c < Planes; c++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                string value = IsRead(c) ? $"input{N(i)}{names.Suffix(plan.Coefficients[c])}" : "L.Zero";
                Code.Line($"{Value("tile.Values", i, c)} = {value};");
                if (program.HasBackward)
                {
                    Code.Line($"{Value("tile.StagedValues", inputsRow + i, c)} = {value};");
                }
            }
        }
    }

    private void WriteOutputs()
    {
        using (Code.Open("if (tile.IsPointThread)"))
        {
            Code.Line($"int biases = DeviceLayer.At(arguments.Layers, {N(layers[layers.Count - 1].Number)}).Biases;");
            for (int c = 0; c < Planes; c++)
            {
                for (int k = 0; k < Outputs; k++)
                {
                    string bias = c == 0 ? $" + parameters[biases + {N(k)}]" : "";
                    Code.Line($"{DeviceProgramEmitter.Kept(outputsRow + (c * Outputs) + k)} = {Value("tile.Values", k, c)}{bias};");
                }
            }
        }
    }

    private void WriteOutputAdjoints()
    {
        Output[] outputs = [.. plan.OutputAdjoints!.SelectMany((bars, c) => bars.Select((bar, k) =>
            new Output(names.Of(new Leaf(LeafKind.OutputAdjoint, Id, k, plan.Coefficients[c])), bar)))];
        Input[] loads = program.Load(outputs.Select(output => output.Node));
        Code.Lines(DeviceActivations.Existing($"Adjoints{N(programNumber)}Site{N(Id)}Values", loads, outputs));
        for (int i = 0; i < outputs.Length; i++)
        {
            Code.Line($"{Value("tile.Values", i % Outputs, i / Outputs)} = {outputs[i].Name};");
        }
    }

    private void WriteInputAdjoints()
    {
        for (int c = 0; c < Planes; c++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                string value = (plan.InputPlanes >> c & 1) == 1 ? Value("tile.Values", i, c) : "L.Zero";
                Code.Line($"{DeviceProgramEmitter.Kept(inputAdjointsRow + (c * Inputs) + i)} = {value};");
            }
        }
    }

    private CodeWriter.Block Neurons(string layer)
    {
        CodeWriter.Block block = Code.Open($"for (int n = tile.Neuron; n < {layer}.Outputs; n += tile.NeuronStep)");
        Code.Line("int at = (n * tile.Stride) + tile.Point;");
        if (program.HasBackward)
        {
            Code.Line($"int kept = (({N(firstRow)} + (({layer}.NeuronsBefore + n) * {N(activation!.KeptPlanes)})) * P) + tile.Point;");
        }

        return block;
    }

    private Dictionary<int, IrNode> Arguments(IEnumerable<IrNode> roots) => IrWalk.Reachable(roots).Where(node => node.Leaf is { Kind: LeafKind.Argument })
        .ToDictionary(node => PlaneOf(node.Leaf!.Index!), node => node);

    private void WriteActivation()
    {
        using (Neurons("layer"))
        {
            List<Input> inputs = [.. program.Load(activation!.Results)];
            Dictionary<int, IrNode> arguments = Arguments(activation.Results.Concat(activation.Kept));
            for (int c = 0; c < Planes; c++)
            {
                string z = "z" + names.Suffix(plan.Coefficients[c]);
                Code.Line($"L {z} = tile.Values[{Plus("at", c)}]{(c == 0 ? " + parameters[layer.Biases + n]" : "")};");
                if (arguments.TryGetValue(c, out IrNode? argument))
                {
                    inputs.Add(new Input(z, argument));
                }
            }

            Code.Lines(calls.Forward(activation, inputs));
            for (int c = 0; c < Planes; c++)
            {
                Code.Line($"tile.Values[{Plus("at", c)}] = a{names.Suffix(plan.Coefficients[c])};");
                if (program.HasBackward && (c > 0 || activation.KeepsArgument))
                {
                    Code.Line($"tile.Kept[{Plus("kept", c)}] = z{names.Suffix(plan.Coefficients[c])};");
                }
            }

            for (int i = 0; i < activation.Kept.Count && program.HasBackward; i++)
            {
                Code.Line($"tile.Kept[{Plus("kept", activation.KeptPlane(i))}] = kept{N(i)};");
            }
        }
    }

    /// <summary>Declares what was kept of a neuron, as far as the roots need it.</summary>
    private List<Input> LoadKept(IReadOnlyList<IrNode> roots)
    {
        List<Input> inputs = [];
        for (int i = 0; i < activation!.Kept.Count; i++)
        {
            Code.Line($"L kept{N(i)} = tile.Kept[{Plus("kept", activation.KeptPlane(i))}];");
            inputs.Add(new Input("kept" + N(i), activation.Kept[i]));
        }

        foreach (KeyValuePair<int, IrNode> argument in Arguments(roots))
        {
            if (argument.Key > 0 || activation.KeepsArgument)
            {
                string z = "z" + names.Suffix(plan.Coefficients[argument.Key]);
                Code.Line($"L {z} = tile.Kept[{Plus("kept", argument.Key)}];");
                inputs.Add(new Input(z, argument.Value));
            }
        }

        return inputs;
    }

    private void WriteReplay()
    {
        using (Neurons("below"))
        {
            List<Input> inputs = LoadKept(activation!.Results);
            inputs.AddRange(program.Load(activation.Results));
            Code.Lines(calls.Replay(activation, inputs));
            for (int c = 0; c < Planes; c++)
            {
                Code.Line($"tile.StagedValues[{Plus("at", c)}] = a{names.Suffix(plan.Coefficients[c])};");
            }
        }
    }

    private void WriteAdjoint()
    {
        using (Neurons("below"))
        {
            Output[] outputs = [.. calls.Adjoints(activation!)];
            IrNode[] roots = [.. outputs.Select(output => output.Node)];
            List<Input> inputs = LoadKept(roots);
            inputs.AddRange(program.Load(roots));
            foreach (IrNode bar in IrWalk.Reachable(roots).Where(node => node.Leaf is { Kind: LeafKind.ResultAdjoint }))
            {
                string name = names.Of(bar.Leaf!);
                Code.Line($"L {name} = tile.Values[{Plus("at", PlaneOf(bar.Leaf!.Index!))}];");
                inputs.Add(new Input(name, bar));
            }

            Code.Lines(calls.Adjoint(activation!, inputs));
            for (int c = 0; c < Planes; c++)
            {
                Code.Line($"tile.Values[{Plus("at", c)}] = {(activation!.ArgumentAdjoints[c] is null ? "L.Zero" : $"z{names.Suffix(plan.Coefficients[c])}_bar")};");
            }

            Code.Lines(LearnableAdjoints.Select(j => $"{program.Sum(j)} += {names.Of(new Leaf(LeafKind.Learnable, j))}_bar;"));
        }
    }
}
