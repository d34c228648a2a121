using ILGPU.Runtime.Cuda;
using ModelGen.Compiled.Tests;

namespace ModelGen.Gpu.Tests;

/// <summary>Every kernel of every declaration compiles for CUDA and for OpenCL, without a device.</summary>
public class KernelTextTests
{
    private static readonly Type[] s_lanes = [typeof(DeviceFloat), typeof(DeviceDouble)];

    private static readonly CudaArchitecture[] s_architectures = [CudaArchitecture.SM_80, CudaArchitecture.SM_90];

    public static TheoryData<string, int> Kernels()
    {
        var data = new TheoryData<string, int>();
        foreach (string name in ModelCases.ChainNames)
        {
            using PinnModel model = ModelCases.Create(name);
            IDeviceKernels kernels = model.DeviceKernels();
            for (int program = 0; program < kernels.Programs.Count + (kernels.Joint is null ? 0 : 1); program++)
            {
                data.Add(name, program);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_kernel_compiles_for_CUDA_and_OpenCL(string name, int program)
    {
        using PinnModel model = ModelCases.Create(name);
        IDeviceKernels kernels = model.DeviceKernels();
        bool isJoint = program == kernels.Programs.Count;
        DeviceProgram kernel = isJoint ? kernels.Joint! : kernels.Programs[program];
        foreach (Type lane in s_lanes)
        {
            TilePlan plan = Plan(kernel, lane);
            foreach (CudaArchitecture architecture in s_architectures)
            {
                string ptx = KernelText.Ptx(kernel.Kernel(lane, plan.Memory), plan.Specialization, architecture);
                int withoutNetworks = isJoint ? 0 : 2 * model.Description.Programs[program].Components + model.Description.Learnables.Count;
                if (kernel.PointRows > withoutNetworks)
                {
                    Assert.Contains(lane == typeof(DeviceFloat) ? "ld.shared.v4.f32" : "ld.shared.v2.f64", ptx, StringComparison.Ordinal);
                }

                // a thread's gradients come in four turns of sixteen
                Assert.InRange(KernelText.LoadsBehindStores(ptx), 0, 3);
            }

            Assert.Contains("kernel void", KernelText.OpenCL(kernel.Kernel(lane, plan.Memory), plan.Specialization), StringComparison.Ordinal);
        }
    }

    [AssemblerTheory]
    [MemberData(nameof(Kernels))]
    public void A_kernel_keeps_its_numbers_in_registers(string name, int program)
    {
        using PinnModel model = ModelCases.Create(name);
        IDeviceKernels kernels = model.DeviceKernels();
        DeviceProgram kernel = program == kernels.Programs.Count ? kernels.Joint! : kernels.Programs[program];
        foreach (Type lane in s_lanes)
        {
            TilePlan plan = Plan(kernel, lane);
            foreach (CudaArchitecture architecture in s_architectures)
            {
                string ptx = KernelText.Ptx(kernel.Kernel(lane, plan.Memory), plan.Specialization, architecture);
                string target = architecture.ToString().Replace("SM_", "sm_", StringComparison.Ordinal);
                (int registers, int spills, string report) = KernelText.Assemble(ptx, target);
                Assert.True(spills == 0, $"{kernel.Name} in {lane.Name} for {architecture}, {registers} registers: {report}");
            }
        }
    }

    private static TilePlan Plan(DeviceProgram kernel, Type lane) => TilePlan.Choose(kernel, lane == typeof(DeviceFloat) ? 4 : 8, 48 << 10, 1024)!;
}
