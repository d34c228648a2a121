using ModelGen.Generators.Layers;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Networks;

/// <summary>Writes the implementation half of a network: the description, the factory and the kernels.</summary>
internal static class NetworkBindingEmitter
{
    private static readonly string[] s_usings =
    [
        "System", "System.ComponentModel", "System.Runtime.CompilerServices", "ModelGen", "ModelGen.Kernels", "ModelGen.Kernels.Networks",
        "ModelGen.Kernels.Tensors", "ModelGen.Numerics",
    ];

    public static string Write(NetworkPlan plan, CancellationToken cancel)
    {
        var functions = new PointwiseFunctions();
        return SourceFile.Write(plan.Spec.Type, "", s_usings, code =>
        {
            code.Line(SourceFile.GeneratedCode);
            using (code.Open("static partial void BindKernels(ref NetworkBinding? binding)"))
            {
                code.Line("binding = new NetworkBinding(Describe(), new KernelFactory());");
            }

            code.Line();
            WriteDescription(code, plan);
            code.Line();
            WriteFactory(code);
            code.Line();
            new NetworkKernelsEmitter(code, functions, plan).Write(cancel);
            code.Line();
            code.Line("/// <summary>What happens to an element: one body for every lane type.</summary>");
            code.Line(SourceFile.GeneratedCode);
            using (code.Open($"private static class {PointwiseEmitter.Class}<L> where L : struct, IArithmetic<L>"))
            {
                code.Lines(functions.Text.Trim('\n').Split('\n'));
            }
        });
    }

    private static void WriteFactory(CodeWriter code)
    {
        code.Line(SourceFile.GeneratedCode);
        using (code.Open("private sealed class KernelFactory : INetworkFactory"))
        {
            foreach ((string method, string type, string stem) in new[] { ("CreateSingle", "float", "Float"), ("CreateDouble", "double", "Double") })
            {
                using (code.Open($"public NetworkKernels<{type}> {method}(LaneWidth width) => width switch", "};"))
                {
                    foreach (string width in new[] { "512", "256", "128" })
                    {
                        code.Line($"LaneWidth.Bits{width} => new Kernels<{stem}{width}, {type}>(),");
                    }

                    code.Line($"LaneWidth.Scalar => new Kernels<{stem}Scalar, {type}>(),");
                    code.Line($"_ => {method}(LaneSelection.Resolve(width)),");
                }
            }
        }
    }

    private static void WriteDescription(CodeWriter code, NetworkPlan plan)
    {
        SampleModelSpec spec = plan.Spec;
        TensorTables tables = plan.Tables;
        code.Line(SourceFile.GeneratedCode);
        using (code.Open("private static NetworkDescription Describe() => new NetworkDescription", "};"))
        {
            code.Line($"Name = \"{spec.Type.Name}\",");
            code.Line($"Fingerprint = \"{NetworkFingerprint.OfParameters(plan)}\",");
            code.Line($"LossFingerprint = \"{NetworkFingerprint.OfLoss(spec)}\",");
            List(code, "Parameters", Enumerable.Range(0, tables.Parameters.Count)
                .Where(p => tables.Parameters[p].Points == PointRole.None).OrderBy(p => plan.Offsets[p]).Select(p => Parameter(plan, p)));
            if (tables.Derived.Count > 0)
            {
                List(code, "Derived", tables.Derived.Select((derived, d) => CodeText.Of(
                    $"new DerivedDescription(\"{derived.Path}\", {plan.Offset(derived.Source)}, {plan.DerivedOffsets[d]}, {derived.Map})")));
            }

            List(code, "Coefficients", spec.Coefficients.Select(item => CodeText.Of($"new CoefficientDescription(\"{item.Name}\", {item.Default})")));
            List(code, "Columns", spec.Columns.Select(NetworkDataEmitter.Column));
            List(code, "Outputs", spec.Outputs.Select(output => $"new OutputDescription(\"{output.Name}\", {Numbers(output.Sizes)})"
                + (output.IsAtPoints ? " { IsAtPoints = true }" : "")));
            List(code, "Terms", spec.Terms.Select(term => CodeText.Of(
                $"new LossTermDescription(\"{term.Name}\", {term.Weight}, {(term.IsMetric ? "true" : "false")})")));
            List(code, "Layers", plan.Layers.Select(layer => CodeText.Of(
                $"new LayerDescription(\"{layer.Path}\", {Numbers(layer.Shape)}, {layer.Parameters}, {layer.MultiplyAdds})")));
            List(code, "Products", tables.Products.Select(product => Product(plan, product)));
            List(code, "LinearMaps", tables.LinearMaps.Select(map => "new LinearMapDescription(["
                + string.Join(", ", map.Terms.Select(axes => "[" + string.Join(", ", axes.Select(axis => axis.Text)) + "]")) + "])"));
            List(code, "Rearranged", tables.Rearranged.Select(map => "new RearrangeDescription { "
                + $"Sizes = {Numbers(map.Inputs)}, Axes = {Numbers(map.Axes)}, OutputChannels = {CodeWriter.Number(map.Outputs[map.Outputs.Count - 1])} }}"));
            List(code, "Windows", tables.Windows.Select(Window));
            List(code, "Random", tables.Random.Select(random => $"new RandomDescription(\"{random.Path}\", {(random.IsNormal ? "true" : "false")})"));
            List(code, "Batches", tables.Batches.Select((batch, b) => CodeText.Of(
                $"new BatchDescription(\"{batch.Path}\", {batch.Channels}, {batch.Pixels}, {batch.Epsilon}, {batch.Momentum}, {plan.BatchOffsets[b]}, ")
                + CodeText.Of($"{plan.Offset(batch.Path + "/mean")}, {plan.Offset(batch.Path + "/variance")})")));
            List(code, "Units", Units(plan));
            List(code, "Programs", plan.Programs.Select(Program));
            if (spec.Coordinates.Count > 0)
            {
                List(code, "Coordinates", spec.Coordinates.Select(item => CodeText.Of(
                    $"new CoordinateDescription(\"{item.Name}\", {item.Lower}, {item.Upper})")));
                List(code, "PointSets", plan.PointSets.Select(set => PointSet(plan, set)));
            }
        }
    }

    private static IEnumerable<string> Units(NetworkPlan plan) => plan.Spec.Columns.Where(column => plan.Offset(column.Name + "/mean") >= 0)
        .Select(column => CodeText.Of(
            $"new UnitsDescription(\"{column.Name}\", {column.Sizes[column.Sizes.Count - 1]}, {plan.Offset(column.Name + "/mean")}, ")
            + CodeText.Of($"{plan.Offset(column.Name + "/deviation")})"));

    private static string Numbers(IEnumerable<int> numbers) => "[" + string.Join(", ", numbers.Select(CodeWriter.Number)) + "]";

    private static string Boundaries(IEnumerable<int> boundaries) => "[" + string.Join(", ", boundaries.Select(b => "Boundary." + BoundaryNames.All[b])) + "]";

    private static string Parameter(NetworkPlan plan, int p)
    {
        ParameterShape parameter = plan.Tables.Parameters[p];
        var more = new List<string>();
        if (parameter.Initializer is { } initializer)
        {
            more.Add(CodeText.Of($"Initializer = Initializer.{initializer}, FanIn = {parameter.FanIn}, FanOut = {parameter.FanOut}"));
        }

        if (parameter.Initial != 0)
        {
            more.Add(CodeText.Of($"Initial = {parameter.Initial}"));
        }

        if (parameter.Deviation != 0)
        {
            more.Add(CodeText.Of($"Deviation = {parameter.Deviation}"));
        }

        if (!parameter.IsTrained)
        {
            more.Add("IsTrained = false");
        }

        string end = more.Count > 0 ? $" {{ {string.Join(", ", more)} }}" : "";
        return CodeText.Of($"new ParameterDescription(\"{parameter.Path}\", {Numbers(parameter.Shape)}, {plan.Offsets[p]}){end}");
    }

    private static string Product(NetworkPlan plan, ProductShape product)
    {
        string more = product.Groups > 1 ? CodeText.Of($", Groups = {product.Groups}") : "";
        more += product.IsTransposed ? ", IsTransposed = true" : "";
        int bias = product.HasBias ? plan.Offset(product.BiasPath) : -1;
        return $"new ProductDescription {{ InputSizes = {Numbers(product.Inputs)}, OutputSizes = {Numbers(product.Outputs)}, "
            + $"Kernel = {Numbers(product.Kernel)}, Stride = {Numbers(product.Stride)}, Dilation = {Numbers(product.Dilation)}, "
            + $"Before = {Numbers(product.Before)}, Boundaries = {Boundaries(product.Boundaries)}, "
            + CodeText.Of($"InputChannels = {product.InputChannels}, OutputChannels = {product.OutputChannels}{more}, ")
            + CodeText.Of($"WeightOffset = {plan.Offset(product.WeightPath)}, BiasOffset = {bias} }}");
    }

    private static string PointSet(NetworkPlan plan, PointSetPlan set)
    {
        string tensors = string.Join(", ", set.Tensors.Select(tensor => CodeText.Of(
            $"new PointTensorDescription({plan.Offset(tensor.Path)}, {tensor.Shape[1]}, {(tensor.Points == PointRole.Trained ? "true" : "false")})")));
        return CodeText.Of(
            $"new PointSetDescription({set.Count}, {(set.IsPrediction ? "true" : "false")}, {set.Forward}, {set.Back}, [{tensors}])");
    }

    private static string Window(WindowShape window) =>
        $"new WindowDescription {{ InputSizes = {Numbers(window.Inputs)}, Window = {Numbers(window.Window)}, Stride = {Numbers(window.Stride)}, "
            + $"Before = {Numbers(window.Inputs.Select(_ => 0))}, Boundaries = {Boundaries(window.Boundaries)}, OutputSizes = {Numbers(window.Outputs)}, "
            + CodeText.Of($"Channels = {window.Channels} }}");

    private static string Program(NetworkProgram program)
    {
        string ends = string.Join(", ", program.BatchEnds.Select(end => CodeText.Of(
            $"new BatchEnd({end.Phase}, {end.Batch}, {(end.IsMoments ? "true" : "false")})")));
        string layers = string.Join(", ", program.Layers.Select(layer => CodeText.Of(
            $"new KeptLayer(\"{layer.Path}\", {layer.Row}, {Numbers(layer.Node.Shape)})")));
        string adjoints = Numbers(program.AdjointProducts);
        return CodeText.Of(
            $"new NetworkProgramDescription(\"{program.Name}\", {program.Phases.Count}, {program.Rows}, {adjoints}, [{ends}], [{layers}])");
    }

    private static void List(CodeWriter code, string name, IEnumerable<string> items)
    {
        code.Line($"{name} =");
        using (code.Indent("[", "],"))
        {
            code.Lines(items.Select(item => item + ","));
        }
    }
}
