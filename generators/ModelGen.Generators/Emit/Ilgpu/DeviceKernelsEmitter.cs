using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>Writes the nested class that holds a model's kernels for devices: one for each program, over the same pointwise functions as the processor's.</summary>
internal sealed class DeviceKernelsEmitter
{
    /// <summary>The emitted class.</summary>
    public const string Class = "DeviceKernels";

    public static readonly string[] Usings = ["ILGPU", "ModelGen.Gpu"];

    private readonly CodeWriter code;
    private readonly DeviceProgramEmitter[] programs;

    public DeviceKernelsEmitter(CodeWriter code, CodeWriter pointwise, ModelPlan plan, ModelLayout layout, LeafNames names, ActivationLibrary activations)
    {
        this.code = code;
        var replays = new DeviceActivations(pointwise, names);
        programs = [.. plan.Programs.Select((program, number) => new DeviceProgramEmitter(code, replays, plan, layout, names, activations, program, number))];
    }

    public void Write(CancellationToken cancel)
    {
        code.Line();
        code.Line("/// <summary>The model's kernels for CUDA and OpenCL: a group of threads takes a tile of points through the whole network and back.</summary>");
        code.Line("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (code.Open($"private sealed class {Class} : IDeviceKernels"))
        {
            using (code.Indent("public System.Collections.Generic.IReadOnlyList<DeviceProgram> Programs { get; } =", "];"))
            {
                code.Line("[");
                foreach (DeviceProgramEmitter program in programs)
                {
                    code.Line($"    {program.Descriptor(Class)},");
                }
            }

            foreach (DeviceProgramEmitter program in programs)
            {
                cancel.ThrowIfCancellationRequested();
                program.Write();
            }
        }
    }
}
