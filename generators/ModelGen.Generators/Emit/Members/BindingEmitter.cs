using ModelGen.Generators.Emit.Cpu;
using ModelGen.Generators.Emit.Ilgpu;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

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
    /// <param name="cancel">The editor may change its mind.</param>
    public static string Write(ModelSpec spec, ModelPlan plan, CancellationToken cancel)
    {
        var names = new LeafNames(plan.Model);
        var functionNames = new FunctionNames(plan, names);
        var functions = new PointwiseFunctions();
        bool hasDevices = plan.HasDeviceKernels;
        return SourceFile.Write(spec.Type, "", hasDevices ? [.. s_usings, .. DeviceKernelsEmitter.Usings] : s_usings, code =>
        {
            code.Line(SourceFile.GeneratedCode);
            using (code.Open("static partial void BindKernels(ref ModelBinding? binding)"))
            {
                string devices = hasDevices ? $" {{ Devices = new {DeviceKernelsEmitter.Class}() }}"
                    : plan.UnknownToDevices is { } network ? $" {{ Devices = new ModelGen.Gpu.MissingKernels(\"{network}\") }}"
                    : "";
                code.Line($"binding = new ModelBinding(Describe(), new KernelFactory()){devices};");
            }

            code.Line();
            WriteDescription(code, spec, plan);
            code.Line();
            WriteFactory(code);
            code.Line();
            new KernelsEmitter(code, functions, plan, names, functionNames).Write(cancel);
            if (hasDevices)
            {
                new DeviceKernelsEmitter(code, functions, plan, names, functionNames).Write(cancel);
            }

            code.Line();
            code.Line("/// <summary>What happens at a point: one body for every lane type.</summary>");
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
        using (code.Open("private sealed class KernelFactory : IKernelFactory"))
        {
            foreach ((string method, string type, string stem) in new[] { ("CreateSingle", "float", "Float"), ("CreateDouble", "double", "Double") })
            {
                using (code.Open($"public ModelKernels<{type}> {method}(LaneWidth width) => width switch", "};"))
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

    private static void WriteDescription(CodeWriter code, ModelSpec spec, ModelPlan plan)
    {
        ParameterLayout layout = plan.Layout;
        code.Line(SourceFile.GeneratedCode);
        using (code.Open("private static PinnDescription Describe() => new PinnDescription", "};"))
        {
            code.Line($"Name = \"{spec.Type.Name}\",");
            code.Line($"Fingerprint = \"{Fingerprint.OfParameters(spec, plan)}\",");
            code.Line($"LossFingerprint = \"{Fingerprint.OfLoss(spec)}\",");
            code.Line("Coordinates =");
            List(code, spec.Coordinates.Select(c => $"new CoordinateDescription(\"{c.Name}\", {CodeWriter.Number(c.Lower)}, {CodeWriter.Number(c.Upper)})"));
            code.Line("Parameters =");
            List(code, Parameters(spec, layout));
            code.Line("Fields =");
            List(code, Fields(plan));
            if (plan.ScaledInputs.Count > 0)
            {
                code.Line("ScaledInputs =");
                List(code, ScaledInputs(plan));
            }

            code.Line("Coefficients =");
            List(
                code,
                spec.Coefficients.Select(coefficient => $"new CoefficientDescription(\"{coefficient.Name}\", {CodeWriter.Number(coefficient.Default)})"));
            string[] sets = MembersEmitter.ObservedSets(spec);
            code.Line("ObservedSets =");
            List(code, sets.Select(set =>
            {
                IEnumerable<string> columns = spec.Observed.Where(observed => observed.Set == set).Select(observed => $"\"{observed.Name}\"");
                return $"new ObservedSetDescription(\"{set}\", [{string.Join(", ", columns)}])";
            }));
            code.Line("Programs =");
            List(code, [
                .. plan.Sizes.Select(size => Batch(size, sets)),
                Program(plan.Fields, "Fields"),
                .. plan.Quantities.Select(quantity => Program(quantity.Program, "Quantity")),
                .. plan.Sizes.Select(size => Program(size.Program, "Terms", $", ObservedSet = {CodeWriter.Number(Set(size.Batch, sets))}")),
            ]);
        }
    }

    private static IEnumerable<string> Parameters(ModelSpec spec, ParameterLayout layout)
    {
        foreach (DensePlan dense in layout.Layers)
        {
            string start = CodeText.Of($"Initializer = Initializer.{dense.Initializer}, FanIn = {dense.Inputs}, FanOut = {dense.Outputs}");
            string first = dense.IsFirst ? ", ReadsInputs = true" : "";
            yield return CodeText.Of(
                $"new ParameterDescription(\"{dense.Path}/weight\", [{dense.Outputs}, {dense.Inputs}], {dense.Weights}) {{ {start}{first} }}");
            yield return CodeText.Of($"new ParameterDescription(\"{dense.Path}/bias\", [{dense.Outputs}], {dense.Biases})");
        }

        for (int i = 0; i < spec.Learnables.Count; i++)
        {
            LearnableSpec learnable = spec.Learnables[i];
            yield return CodeText.Of(
                $"new ParameterDescription(\"{learnable.Name}\", [], {layout.FirstLearnable + i}) {{ Initial = {learnable.Initial} }}");
        }
    }

    private static IEnumerable<string> Fields(ModelPlan plan) => plan.ScaledFields.Select(field =>
    {
        string scale = field.Scale is { } number ? CodeText.Of($" {{ Scale = {number} }}") : "";
        return CodeText.Of($"new FieldDescription(\"{field.Name}\", {field.Weights}, {field.Biases}, {field.Inputs}, {field.Rows}){scale}");
    });

    private static IEnumerable<string> ScaledInputs(ModelPlan plan) => plan.ScaledInputs.Select(input => CodeText.Of(
        $"new ScaledInputDescription(\"{input.Network}\", {input.Element}, \"{input.Text}\", {input.Lower}, {input.Upper})"));

    private static string Program(ProgramPlan program, string kind, string more = "") =>
        $"new ProgramDescription {{ Name = \"{program.Name}\", Kind = ProgramKind.{kind}, " +
        CodeText.Of($"Coordinates = [{string.Join(", ", program.Coordinates.Select(CodeWriter.Number))}], Components = {program.Components.Length}{more} }}");

    private static int Set(BatchPlan batch, string[] sets) => batch.ObservedSet is null ? -1 : Array.IndexOf(sets, batch.ObservedSet);

    private static string Batch(SizePlan size, string[] sets)
    {
        BatchPlan batch = size.Batch;
        int component = 0;
        var equations = new List<string>();
        foreach (EquationSpec equation in batch.Equations)
        {
            int count = equation.IsComplex ? 2 : 1;
            string kind = equation.IsCondition ? "Condition" : "Residual";
            int e = equations.Count;
            int placesComponent = size.Places.Count + size.Places.Take(e).Count(other => other is not null);
            string places = size.Places[e] is { } left ? CodeText.Of($" {{ Places = \"{left}\", PlacesComponent = {placesComponent} }}") : "";
            equations.Add(CodeText.Of(
                $"new EquationDescription(\"{equation.Name}\", EquationKind.{kind}, {equation.Weight}, {component}, {count}, {size.TermCounts[e]}){places}"));
            component += count;
        }

        return Program(
            batch.Program,
            "Batch",
            $", ObservedSet = {CodeWriter.Number(Set(batch, sets))}, Points = {CodeWriter.Number(batch.Points)}, Equations = [{string.Join(", ", equations)}]");
    }

    private static void List(CodeWriter code, IEnumerable<string> items)
    {
        using (code.Indent("[", "],"))
        {
            code.Lines(items.Select(item => item + ","));
        }
    }
}
