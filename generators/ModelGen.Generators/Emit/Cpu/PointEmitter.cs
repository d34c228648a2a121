using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>Writes the evaluation of programs at one point, lanes over neurons.</summary>
internal sealed class PointEmitter(CodeWriter code, PointwiseFunctions functions, ModelPlan plan, LeafNames names, FunctionNames functionNames)
{
    private const string Parameters = "T* parameters, T* packed, T* coefficients, T* coordinates, T* workspace, T* outputs";

    public void Write()
    {
        string programs = string.Join(" or ", plan.Points.Select(point => CodeWriter.Number(point.Program.Number)));
        code.Line();
        code.Line($"public override bool EvaluatesPoints(int program) => {(programs.Length == 0 ? "false" : "program is " + programs)};");
        code.Line();
        using (code.Open($"public override void EvaluatePoint(int program, {Parameters})"))
        using (code.Open("switch (program)"))
        {
            foreach (PointPlan point in plan.Points)
            {
                string arguments = "parameters, packed, coefficients, coordinates, workspace, outputs";
                code.Line($"case {point.Program.Number}: Point{point.Program.Number}({arguments}); return; // {point.Program.Name}");
            }

            string message = $"{plan.Model.Spec.Type.Name} evaluates no such program at single points.";
            code.Line($"default: throw new ArgumentOutOfRangeException(nameof(program), program, \"{message}\");");
        }

        foreach (PointPlan point in plan.Points)
        {
            WriteProgram(point);
        }

        WriteInputs();
        WriteFunctions();
    }

    private static string Slot(PointPlan point, int slot) => slot == 0 ? "workspace" : CodeText.Of($"workspace + {slot * point.SlotLength}");

    private void WriteProgram(PointPlan point)
    {
        int number = point.Program.Number;
        code.Line();
        code.Line($"/// <summary>{point.Program.Name} at one point.</summary>");
        using (code.Open($"private static void Point{number}({Parameters})"))
        {
            code.Line($"T* values = workspace + {point.FirstValue};");
            foreach (PointSite site in point.Sites)
            {
                WriteSite(point, site);
            }

            if (point.Program.Components.All(component => component.Leaf is { Kind: LeafKind.NetworkOutput }))
            {
                code.Lines(point.Program.Components.Select((component, k) => CodeText.Of($"outputs[{k}] = {Value(point, component.Leaf!)};")));
                return;
            }

            code.Line($"PointComponents{number}(parameters, coefficients, coordinates, values, workspace, outputs);");
        }

        WriteLoop(
            CodeText.Of($"PointComponents{number}"),
            $"{point.Program.Name} at one point, from what the networks give.",
            "T* outputs",
            point.Program.Components,
            leaf => Value(point, leaf),
            k => CodeText.Of($"outputs[{k}]"));
    }

    private void WriteSite(PointPlan point, PointSite plan)
    {
        SitePlan site = plan.Site;
        code.Line();
        code.Line($"// {site.Network.Name}");
        code.Line(
            $"PointInputs{point.Program.Number}Site{site.Site.Id}" +
            $"(parameters, coefficients, coordinates, values, {Slot(point, plan.Scratch)}, {Slot(point, plan.Inputs)});");
        string At(int number)
        {
            int first = site.Network.Layers[number] is InputLayer input ? input.First : 0;
            return Slot(point, plan.Slots[number]) + (first == 0 ? "" : CodeText.Of($" + {first}"));
        }

        foreach (NetworkLayer layer in site.Layers)
        {
            switch (layer)
            {
                case DenseLayer dense:
                    DensePlan of = Dense(site, dense);
                    code.Line(
                        $"Dense<L, T>.ForwardPoint(parameters + {of.Weights}, packed + Packed{of.Number}, parameters + {of.Biases}, " +
                        $"{of.Outputs}, {of.Inputs}, {At(dense.Source)}, {At(layer.Number)});");
                    break;
                case PointwiseLayer:
                    string arguments = string.Join(", ", layer.Sources.Select(At));
                    string name = functionNames[site.Pointwise[layer.Number]];
                    code.Line($"{name}Point(parameters, coefficients, {arguments}, {layer.Width}, {At(layer.Number)});");
                    break;
                case ConcatLayer:
                    int row = 0;
                    foreach (int source in layer.Sources)
                    {
                        int width = site.Network.Layers[source].Width;
                        code.Line($"new ReadOnlySpan<T>({At(source)}, {width}).CopyTo(new Span<T>({At(layer.Number)} + {row}, {width}));");
                        row += width;
                    }

                    break;
            }
        }

        foreach (int k in point.Program.OutputsOf(site))
        {
            NetworkOutput output = site.Network.Outputs[k];
            code.Line($"values[{plan.FirstValue + k}] = ({At(output.Layer)})[{output.Element}];");
        }
    }

    private DensePlan Dense(SitePlan site, DenseLayer dense) => plan.Layout.Networks[site.Site.Network][dense.Dense];

    private static string Value(PointPlan point, Leaf leaf) =>
        CodeText.Of($"values[{point.Sites.First(site => site.Site.Site.Id == leaf.A).FirstValue + leaf.B}]");

    private void WriteInputs()
    {
        foreach (PointPlan point in plan.Points)
        {
            foreach (PointSite site in point.Sites)
            {
                WriteLoop(
                    CodeText.Of($"PointInputs{point.Program.Number}Site{site.Site.Site.Id}"),
                    $"{point.Program.Name}: the inputs of {site.Site.Network.Name} at one point.",
                    "T* inputs",
                    site.Site.Inputs[0],
                    leaf => Value(point, leaf),
                    i => CodeText.Of($"inputs[{i}]"));
            }
        }
    }

    /// <summary>A few numbers of one point, computed in lanes of which one is wanted.</summary>
    private void WriteLoop(string method, string summary, string target, IReadOnlyList<IrNode> results, Func<Leaf, string> valueOf, Func<int, string> place)
    {
        string Text(Leaf leaf) => leaf.Kind switch
        {
            LeafKind.Coordinate => CodeText.Of($"coordinates[{leaf.A}]"),
            LeafKind.Learnable => CodeText.Of($"parameters[{plan.Layout.FirstLearnable + leaf.A}]"),
            LeafKind.Coefficient => CodeText.Of($"coefficients[{leaf.A}]"),
            _ => valueOf(leaf),
        };
        new LoopEmitter
        {
            Method = method,
            Function = method + "Values",
            Parameters = "T* parameters, T* coefficients, T* coordinates, T* values, T* buffer, " + target,
            Summary = summary,
            Loads = [.. IrWalk.Reachable(results).Where(node => node.Leaf is not null)
                .Select(node => new Load(new Input(names.Of(node.Leaf!), node), $"L.Broadcast({Text(node.Leaf!)})", true))],
            Stores = [.. results.Select((result, i) => new Store(
                new Output(CodeText.Of($"result{i}"), result), $"L.Store(buffer, {{0}}); {place(i)} = buffer[0];"))],
        }.Write(code, functions);
    }

    private void WriteFunctions()
    {
        IEnumerable<PointwisePlan> used = plan.Points.SelectMany(point => point.Sites).Select(site => site.Site)
            .SelectMany(site => site.Layers.OfType<PointwiseLayer>().Select(layer => site.Pointwise[layer.Number])).Distinct();
        foreach (PointwisePlan function in used)
        {
            var rows = new RowLoads(names, null, plan.Layout.FirstLearnable);
            new FunctionEmitter(code, functions, names, function, functionNames[function], rows).Point();
        }
    }
}
