using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>Writes the nested class that holds a model's kernels for devices: one for each program, over the same pointwise functions as the processor's.</summary>
internal sealed class DeviceKernelsEmitter
{
    /// <summary>The emitted class.</summary>
    public const string Class = "DeviceKernels";

    public static readonly string[] Usings = ["ILGPU", "ModelGen.Gpu"];

    // DeviceBatches.Most
    private const int MostBatches = 8;

    // kernels for larger jets take all registers as they are; joined, they spill
    private const int MostPlanes = 10;

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

            DeviceProgramEmitter[] batches = [.. programs.Where(program => program.HasBackward)];
            bool isJoint = batches.Length is > 1 and <= MostBatches && batches.Max(batch => batch.Planes) <= MostPlanes;
            code.Line();
            code.Line("public DeviceProgram? Joint { get; } = " + (isJoint ? Joint(batches) : "null") + ";");
            foreach (DeviceProgramEmitter program in programs)
            {
                cancel.ThrowIfCancellationRequested();
                program.Write();
            }

            if (isJoint)
            {
                WriteJoint(batches);
            }
        }
    }

    private static string Joint(DeviceProgramEmitter[] batches) =>
        $"new DeviceProgram(typeof({Class}), nameof(Steps), planes: {CodeWriter.Number(batches.Max(batch => batch.Planes))}, rows: {CodeWriter.Number(batches.Max(batch => batch.Rows))}, staged: {CodeWriter.Number(batches.Max(batch => batch.Staged))}, pointRows: {CodeWriter.Number(batches.Max(batch => batch.PointRows))}, threadRows: {CodeWriter.Number(batches.Max(batch => batch.ThreadRows))})";

    private void WriteJoint(DeviceProgramEmitter[] batches)
    {
        code.Line();
        code.Line("/// <summary>Every batch of the loss in one launch: a group takes tiles of one batch.</summary>");
        using (code.Open("public static void Steps<L, M>(DeviceBatches<L> batches) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory"))
        {
            code.Line("ArrayView<Quad<L>> memory = DeviceTile<L>.Memory<M>(batches.Batch0);");
            for (int b = 0; b < batches.Length; b++)
            {
                string batch = "batches.Batch" + CodeWriter.Number(b);
                using (code.Open($"{(b == 0 ? "" : "else ")}if ({batch}.HasGroup)"))
                {
                    code.Line($"{batches[b].Run}<L, M>({batch}, memory);");
                }
            }
        }
    }
}
