using ModelGen.Generators.Plans;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>
/// Writes the nested class that holds a model's kernels for devices: one for each program, over the same pointwise functions as the processor's.
/// </summary>
internal sealed class DeviceKernelsEmitter
{
    /// <summary>The emitted class.</summary>
    public const string Class = "DeviceKernels";

    public static readonly string[] Usings = ["ILGPU", "ModelGen.Gpu"];

    // DeviceBatches.Most
    private const int MostBatches = 8;

    // kernels for larger jets take all registers as they are; joined, some of them spill
    private const int MostPlanes = 10;

    private readonly CodeWriter _code;
    private readonly DeviceKernelEmitter[] _kernels;
    private readonly DeviceKernelEmitter? _joint;
    private readonly ParameterLayout _layout;

    public DeviceKernelsEmitter(CodeWriter code, PointwiseFunctions functions, ModelPlan plan, LeafNames names, FunctionNames functionNames)
    {
        _code = code;
        _layout = plan.Layout;
        var calls = new DeviceActivations(functions, names, functionNames);
        DeviceProgramEmitter Emitter(string own, ProgramPlan program) => new(own, calls, plan, names, program);
        IEnumerable<ProgramPlan> programs = plan.Programs.Take(plan.Programs.Count - plan.Sizes.Count);
        _kernels = [.. programs.Select(program => Emitter("arguments", program)).Select(program => new DeviceKernelEmitter(
            code,
            program.Method,
            $"{program.ProgramName}{(program.HasBackward ? ": residuals, losses, and the parameters' adjoints" : "")}.",
            [program]))];
        DeviceProgramEmitter[] batches = [.. plan.Batches.Select((batch, b) => Emitter("batches.Batch" + CodeWriter.Number(b), batch.Program))];
        if (batches.Length is > 1 and <= MostBatches && batches.Max(batch => batch.Planes) <= MostPlanes)
        {
            _joint = new DeviceKernelEmitter(code, "Steps", "Every batch of the loss in one launch: a group takes tiles of one batch.", batches);
        }
    }

    public void Write(CancellationToken cancel)
    {
        _code.Line();
        _code.Line(
            "/// <summary>The model's kernels for CUDA and OpenCL: a group of threads takes a tile of points through the whole network and back.</summary>");
        _code.Line(SourceFile.GeneratedCode);
        _code.Line("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (_code.Open($"private sealed class {Class} : IDeviceKernels"))
        {
            using (_code.Indent("public System.Collections.Generic.IReadOnlyList<DeviceProgram> Programs { get; } =", "];"))
            {
                _code.Line("[");
                foreach (DeviceKernelEmitter kernel in _kernels)
                {
                    _code.Line($"    {kernel.Descriptor(Class)},");
                }
            }

            _code.Line();
            WriteLayers();
            _code.Line();
            _code.Line($"public DeviceProgram? Joint {{ get; }} = {_joint?.Descriptor(Class) ?? "null"};");
            foreach (DeviceKernelEmitter kernel in _kernels)
            {
                cancel.ThrowIfCancellationRequested();
                kernel.Write();
            }

            _joint?.Write();
        }
    }

    private void WriteLayers()
    {
        using (_code.Indent("public System.Collections.Generic.IReadOnlyList<DenseLayerLayout> Layers { get; } =", "];"))
        {
            _code.Line("[");
            foreach (IReadOnlyList<DensePlan> network in _layout.Networks)
            {
                int neurons = 0;
                foreach (DensePlan layer in network)
                {
                    int[] numbers = [layer.Weights, layer.Biases, layer.Inputs, layer.Outputs, neurons];
                    _code.Line($"    new DenseLayerLayout({string.Join(", ", numbers.Select(CodeWriter.Number))}),");
                    neurons += layer.Outputs;
                }
            }
        }
    }
}
