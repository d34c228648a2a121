using ModelGen.Generators.Ir;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>Writes the nested class that holds a model's kernels, generic in the lanes.</summary>
internal sealed class KernelsEmitter(CodeWriter code, CodeWriter pointwise, ModelPlan plan, ModelLayout layout, LeafNames names, ActivationLibrary activations)
{
    private ModelSpec Spec => plan.Model.Spec;

    public void Write(CancellationToken cancel)
    {
        code.Line("/// <summary>The model's forward and backward code: one body for every vector width and both precisions.</summary>");
        code.Line("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (code.Open("private sealed unsafe class Kernels<L, T> : ModelKernels<T> where L : struct, ILanes<L, T> where T : unmanaged"))
        {
            ProgramPlan[] programs = [.. plan.Programs];
            var emitters = programs.Select((program, p) => new ProgramEmitter(code, pointwise, plan, layout, names, activations, program, p)).ToArray();
            WriteSizes(emitters);
            WritePack();
            WriteDispatch("Forward", "Forward{0}(tile)", programs, _ => true);
            WriteDispatch("Backward", "Backward{0}<GradientSum<L, T>>(tile)", programs, program => program.HasBackward);
            WriteDispatch("JacobianRows", "Backward{0}<JacobianRows<L, T>>(tile)", programs, program => program.HasBackward);
            WritePoint();
            foreach (ProgramEmitter emitter in emitters)
            {
                cancel.ThrowIfCancellationRequested();
                emitter.Write();
            }

            foreach (ActivationLibrary.Entry entry in activations.Entries)
            {
                cancel.ThrowIfCancellationRequested();
                var emitter = new ActivationEmitter(code, pointwise, names, entry.Plan, new RowLoads(names, entry.Program, layout.FirstLearnable));
                emitter.Forward();
                if (entry.NeedsBackward)
                {
                    emitter.Backward();
                }
            }
        }
    }

    private void WriteSizes(ProgramEmitter[] emitters)
    {
        foreach (LayerLayout layer in layout.Layers)
        {
            string start = layer.Number == 0
                ? "0"
                : $"Packed{CodeWriter.Number(layer.Number - 1)} + Dense<L, T>.PackedLength({Shape(layout.Layers.ElementAt(layer.Number - 1))})";
            code.Line($"private static readonly long Packed{CodeWriter.Number(layer.Number)} = {start};");
        }

        code.Line();
        code.Line("public override string LaneName => L.Name;");
        code.Line();
        code.Line("public override int LaneCount => L.Count;");
        code.Line();
        string packed = layout.Layers.LastOrDefault() is { } last ? $"Packed{CodeWriter.Number(last.Number)} + Dense<L, T>.PackedLength({Shape(last)})" : "0";
        code.Line($"public override long PackedLength => {packed};");
        code.Line();
        int planes = emitters.Max(emitter => emitter.ScratchShape.Planes);
        int width = emitters.Max(emitter => emitter.ScratchShape.Width);
        code.Line($"public override long WorkspaceLength => ({CodeWriter.Number(emitters.Max(emitter => emitter.Rows))}L * Tile<T>.Points) + Dense<L, T>.ScratchLength({CodeWriter.Number(planes)}, {CodeWriter.Number(width)}, {CodeWriter.Number(width)});");
    }

    private static string Shape(LayerLayout layer) => $"{CodeWriter.Number(layer.Outputs)}, {CodeWriter.Number(layer.Inputs)}";

    private void WritePack()
    {
        code.Line();
        using (code.Open("public override void Pack(T* parameters, T* packed)"))
        {
            foreach (LayerLayout layer in layout.Layers)
            {
                code.Line(
                    $"Dense<L, T>.Pack(parameters + {CodeWriter.Number(layer.Weights)}, packed + Packed{CodeWriter.Number(layer.Number)}, {Shape(layer)});");
            }
        }
    }

    private void WriteDispatch(string method, string call, ProgramPlan[] programs, Func<ProgramPlan, bool> has)
    {
        code.Line();
        using (code.Open($"public override void {method}(int program, in Tile<T> tile)"))
        using (code.Open("switch (program)"))
        {
            for (int p = 0; p < programs.Length; p++)
            {
                if (has(programs[p]))
                {
                    code.Line($"case {CodeWriter.Number(p)}: {call.Replace("{0}", CodeWriter.Number(p))}; return; // {programs[p].Name}");
                }
            }

            code.Line(
                $"default: throw new ArgumentOutOfRangeException(nameof(program), program, \"{Spec.Type.Name} has no such program with a {method} pass.\");");
        }
    }

    /// <summary>One point: networks that feed others first, lanes over neurons; inputs that are derivatives of networks go through a tile instead.</summary>
    private void WritePoint()
    {
        IReadOnlyList<SitePlan> sites = plan.Fields.Sites;
        bool isDirect = sites.All(site => site.Coefficients.Count == 1 && site.Site.IsPlain);
        int widest = layout.Layers.Select(layer => Math.Max(layer.Inputs, layer.Outputs)).DefaultIfEmpty(0).Max();
        code.Line();
        using (code.Open("public override void EvaluatePoint(T* parameters, T* packed, T* coefficients, T* coordinates, T* workspace, T* outputs)"))
        {
            if (!isDirect)
            {
                WritePointThroughTile();
                return;
            }

            // vectors of neurons, padded to whole lanes
            code.Line($"T* x = workspace;");
            code.Line($"T* z = workspace + {CodeWriter.Number(widest + 64)};");
            int[] firstOutput = [.. Enumerable.Range(0, Spec.Networks.Count).Select(n => Enumerable.Range(0, n).Sum(plan.Model.Outputs))];
            foreach (SitePlan site in sites)
            {
                IReadOnlyList<LayerLayout> layers = layout.Networks[site.Site.Network];
                code.Line($"PointInputs{CodeWriter.Number(site.Site.Network)}(parameters, coefficients, coordinates, outputs, z, x);");
                for (int l = 0; l < layers.Count; l++)
                {
                    bool isLast = l == layers.Count - 1;
                    (string x, string z) = l % 2 == 0 ? ("x", "z") : ("z", "x");
                    code.Line($"Dense<L, T>.ForwardPoint(parameters + {CodeWriter.Number(layers[l].Weights)}, packed + Packed{CodeWriter.Number(layers[l].Number)}, parameters + {CodeWriter.Number(layers[l].Biases)}, {Shape(layers[l])}, {x}, {z});");
                    if (!isLast)
                    {
                        code.Line($"{activations.For(site, plan.Fields, -1)[0].Name}Point({z}, {CodeWriter.Number(layers[l].Outputs)});");
                    }
                    else
                    {
                        code.Line($"new ReadOnlySpan<T>({z}, {CodeWriter.Number(layers[l].Outputs)}).CopyTo(new Span<T>(outputs + {CodeWriter.Number(firstOutput[site.Site.Network])}, {CodeWriter.Number(layers[l].Outputs)}));");
                    }
                }
            }
        }

        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (SitePlan site in sites)
        {
            WritePointInputs(site);
            ActivationPlan activation = activations.For(site, plan.Fields, -1)[0];
            if (written.Add(activation.Name))
            {
                new ActivationEmitter(code, pointwise, names, activation, new RowLoads(names, null, layout.FirstLearnable)).Point();
            }
        }
    }

    private void WritePointInputs(SitePlan site)
    {
        string Text(Leaf leaf) => leaf.Kind switch
        {
            LeafKind.Coordinate => $"coordinates[{CodeWriter.Number(leaf.A)}]",
            LeafKind.Learnable => $"parameters[{CodeWriter.Number(layout.FirstLearnable + leaf.A)}]",
            LeafKind.Coefficient => $"coefficients[{CodeWriter.Number(leaf.A)}]",
            _ => $"outputs[{CodeWriter.Number(Enumerable.Range(0, plan.Model.Sites[leaf.A].Network).Sum(plan.Model.Outputs) + leaf.B)}]",
        };
        Load[] loads = [.. IrWalk.Reachable(site.Inputs[0]).Where(node => node.Leaf is not null)
            .Select(node => new Load(new Input(names.Of(node.Leaf!), node), $"L.Broadcast({Text(node.Leaf!)})", true))];
        Store[] stores = [.. site.Inputs[0].Select(
            (input, i) => new Store(
                new Output("input" + CodeWriter.Number(i), input),
                $"L.Store(buffer, {{0}}); inputs[{CodeWriter.Number(i)}] = buffer[0];"))];
        string number = CodeWriter.Number(site.Site.Network);
        LoopEmitter.Write(
            code,
            pointwise,
            "PointInputs" + number + "Values",
            "PointInputs" + number,
            "T* parameters, T* coefficients, T* coordinates, T* outputs, T* buffer, T* inputs",
            $"The inputs of {Spec.Networks[site.Site.Network].Name} at one point.",
            [],
            [],
            loads,
            stores);
    }

    private void WritePointThroughTile()
    {
        int rows = Spec.Coordinates.Count;
        int components = plan.Fields.Components.Length;
        code.Line("int P = Tile<T>.Points;");
        code.Line($"T* coordinateRows = stackalloc T[{CodeWriter.Number(rows)} * P];");
        code.Line($"T* results = stackalloc T[{CodeWriter.Number(components)} * P];");
        for (int row = 0; row < plan.Fields.Coordinates.Count; row++)
        {
            code.Line($"new Span<T>(coordinateRows + ({CodeWriter.Number(row)} * P), P).Fill(coordinates[{CodeWriter.Number(plan.Fields.Coordinates[row])}]);");
        }

        code.Line("var tile = new Tile<T> { Parameters = parameters, Packed = packed, Coefficients = coefficients, Coordinates = coordinateRows, Workspace = workspace, Residuals = results };");
        code.Line($"Forward({CodeWriter.Number(plan.Batches.Count)}, tile);");
        for (int k = 0; k < components; k++)
        {
            code.Line($"outputs[{CodeWriter.Number(k)}] = results[{CodeWriter.Number(k)} * P];");
        }
    }
}
