using ModelGen.Generators.Emit.Cpu;
using ModelGen.Generators.Emit.Ilgpu;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Members;

/// <summary>Writes the implementation half: the description, the kernel factory and the kernels.</summary>
internal static class BindingEmitter
{
    private static readonly string[] s_usings =
    [
        "System", "System.ComponentModel", "System.Runtime.CompilerServices", "ModelGen", "ModelGen.Kernels", "ModelGen.Numerics",
    ];

    /// <param name="spec">The declaration.</param>
    /// <param name="plan">Its programs.</param>
    /// <param name="hasDevices">Whether the project references ModelGen.Gpu.</param>
    /// <param name="cancel">The editor may change its mind.</param>
    public static string Write(ModelSpec spec, ModelPlan plan, bool hasDevices, CancellationToken cancel)
    {
        var layout = new ModelLayout(spec, network => plan.Model.NetworkInputs[network].Length, plan.Model.Outputs);
        var names = new LeafNames(plan.Model);
        var activations = new ActivationLibrary(plan.Model, names);
        var pointwise = new CodeWriter();
        return SourceFile.Write(spec.Type, "", hasDevices ? [.. s_usings, .. DeviceKernelsEmitter.Usings] : s_usings, code =>
        {
            DeviceKernelsEmitter? devices = hasDevices ? new DeviceKernelsEmitter(code, pointwise, plan, layout, names, activations) : null;
            using (code.Open("static partial void BindKernels(ref ModelBinding? binding)"))
            {
                code.Line(
                    $"binding = new ModelBinding(Describe(), new KernelFactory()){(hasDevices ? $" {{ Devices = new {DeviceKernelsEmitter.Class}() }}" : "")};");
            }

            code.Line();
            WriteDescription(code, spec, plan, layout);
            code.Line();
            WriteFactory(code);
            code.Line();
            new KernelsEmitter(code, pointwise, plan, layout, names, activations).Write(cancel);
            devices?.Write(cancel);
            code.Line();
            code.Line("/// <summary>What happens at a point: one body for every lane type.</summary>");
            using (code.Open($"private static class {PointwiseEmitter.Class}<L> where L : struct, IArithmetic<L>"))
            {
                code.Lines(pointwise.ToString().Trim('\n').Split('\n'));
            }
        });
    }

    private static void WriteFactory(CodeWriter code)
    {
        using (code.Open("private sealed class KernelFactory : IKernelFactory"))
        {
            foreach ((string method, string type, string stem) in new[] { ("CreateSingle", "float", "Float"), ("CreateDouble", "double", "Double") })
            {
                using (code.Indent($"public ModelKernels<{type}> {method}(LaneWidth width) => width switch", ""))
                {
                    code.Line("{");
                    foreach (string width in new[] { "512", "256", "128" })
                    {
                        code.Line($"    LaneWidth.Bits{width} => new Kernels<{stem}{width}, {type}>(),");
                    }

                    code.Line($"    LaneWidth.Scalar => new Kernels<{stem}Scalar, {type}>(),");
                    code.Line($"    _ => {method}(LaneSelection.Resolve(width)),");
                    code.Line("};");
                }
            }
        }
    }

    private static void WriteDescription(CodeWriter code, ModelSpec spec, ModelPlan plan, ModelLayout layout)
    {
        using (code.Indent("private static PinnDescription Describe() => new PinnDescription", "};"))
        {
            code.Line("{");
            code.Line($"    Name = \"{spec.Type.Name}\",");
            code.Line($"    Fingerprint = \"{Fingerprint.OfParameters(spec, plan)}\",");
            code.Line($"    LossFingerprint = \"{Fingerprint.OfLoss(spec)}\",");
            code.Line("    Coordinates =");
            List(code, spec.Coordinates.Select(c => $"new CoordinateDescription(\"{c.Name}\", {CodeWriter.Number(c.Lower)}, {CodeWriter.Number(c.Upper)})"));
            code.Line("    Parameters =");
            List(code, Parameters(spec, layout));
            code.Line("    Coefficients =");
            List(
                code,
                spec.Coefficients.Select(coefficient => $"new CoefficientDescription(\"{coefficient.Name}\", {CodeWriter.Number(coefficient.Default)})"));
            string[] sets = MembersEmitter.ObservedSets(spec);
            code.Line("    ObservedSets =");
            List(code, sets.Select(set => $"new ObservedSetDescription(\"{set}\", [{string.Join(", ", spec.Observed.Where(observed => observed.Set == set).Select(observed => $"\"{observed.Name}\""))}])"));
            code.Line("    Programs =");
            List(code, [.. plan.Batches.Select(batch => Batch(batch, sets)), Program(plan.Fields, "Fields"), .. plan.Quantities
                .Select(quantity => Program(quantity.Program, "Quantity"))]);
        }
    }

    private static IEnumerable<string> Parameters(ModelSpec spec, ModelLayout layout)
    {
        for (int n = 0; n < spec.Networks.Count; n++)
        {
            NetworkSpec network = spec.Networks[n];
            for (int l = 0; l < layout.Networks[n].Count; l++)
            {
                LayerLayout layer = layout.Networks[n][l];
                string path = $"{network.Name}/{CodeWriter.Number(l)}";
                string inputs = CodeWriter.Number(layer.Inputs);
                string outputs = CodeWriter.Number(layer.Outputs);
                string start = $"Initializer = Initializer.{network.Initializer}, FanIn = {inputs}, FanOut = {outputs}{(l == 0 ? ", ReadsInputs = true" : "")}";
                yield return $"new ParameterDescription(\"{path}/weight\", [{outputs}, {inputs}], {CodeWriter.Number(layer.Weights)}) {{ {start} }}";
                yield return $"new ParameterDescription(\"{path}/bias\", [{outputs}], {CodeWriter.Number(layer.Biases)})";
            }
        }

        for (int i = 0; i < spec.Learnables.Count; i++)
        {
            LearnableSpec learnable = spec.Learnables[i];
            yield return $"new ParameterDescription(\"{learnable.Name}\", [], {CodeWriter.Number(layout.FirstLearnable + i)}) {{ Initial = {CodeWriter.Number(learnable.Initial)} }}";
        }
    }

    private static string Program(ProgramPlan program, string kind, string more = "") =>
        $"new ProgramDescription {{ Name = \"{program.Name}\", Kind = ProgramKind.{kind}, Coordinates = [{string.Join(", ", program.Coordinates.Select(CodeWriter.Number))}], Components = {CodeWriter.Number(program.Components.Length)}{more} }}";

    private static string Batch(BatchPlan batch, string[] sets)
    {
        int component = 0;
        var equations = new List<string>();
        foreach (EquationSpec equation in batch.Equations)
        {
            int count = equation.IsComplex ? 2 : 1;
            equations.Add($"new EquationDescription(\"{equation.Name}\", EquationKind.{(equation.IsCondition ? "Condition" : "Residual")}, {CodeWriter.Number(equation.Weight)}, {CodeWriter.Number(component)}, {CodeWriter.Number(count)})");
            component += count;
        }

        int set = batch.ObservedSet is null ? -1 : Array.IndexOf(sets, batch.ObservedSet);
        return Program(
            batch.Program,
            "Batch",
            $", ObservedSet = {CodeWriter.Number(set)}, Points = {CodeWriter.Number(batch.Points)}, Equations = [{string.Join(", ", equations)}]");
    }

    private static void List(CodeWriter code, IEnumerable<string> items)
    {
        code.Line("    [");
        foreach (string item in items)
        {
            code.Line($"        {item},");
        }

        code.Line("    ],");
    }
}
