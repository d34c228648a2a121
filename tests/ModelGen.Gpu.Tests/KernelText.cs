using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace ModelGen.Gpu.Tests;

/// <summary>Compiles kernels to PTX and OpenCL with no device, and assembles PTX where ptxas is at hand.</summary>
internal static partial class KernelText
{
    /// <summary>The assembler, where it is on the PATH.</summary>
    public static string? Assembler { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "ptxas")).FirstOrDefault(File.Exists);

    public static string Ptx(MethodInfo kernel, KernelSpecialization specialization, CudaArchitecture architecture)
    {
        // after one failed kernel others of the same context fail
        using Context context = Context.Create(builder => builder.Optimize(OptimizationLevel.O2).Inlining(InliningMode.Aggressive));
        // SM_90 came with version 7.8 of the language
        CudaInstructionSet language = architecture >= CudaArchitecture.SM_90 ? CudaInstructionSet.ISA_84 : CudaInstructionSet.ISA_71;
        using var backend = new PTXBackend(context, new CudaCapabilityContext(architecture), architecture, language, null!);
        return ((PTXCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), specialization)).PTXAssembly;
    }

    public static string OpenCL(MethodInfo kernel, KernelSpecialization specialization)
    {
        using Context context = Context.Create(builder => builder.Optimize(OptimizationLevel.O2).Inlining(InliningMode.Aggressive));
        using var backend = new CLBackend(
            context,
            new CLCapabilityContext(float16: false, float64: true, genericAddressSpace: true, int64_Atomics: true, subGroups: false),
            CLDeviceVendor.Other,
            new CLCVersion(2, 0));
        return ((CLCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), specialization)).Source;
    }

    /// <summary>Registers and spilled bytes that the assembler reports.</summary>
    public static (int Registers, int Spills, string Report) Assemble(string ptx, string architecture)
    {
        string folder = Directory.CreateTempSubdirectory("modelgen-ptx").FullName;
        try
        {
            string source = Path.Combine(folder, "kernel.ptx");
            File.WriteAllText(source, ptx);
            var info = new ProcessStartInfo(Assembler!, ["-v", "-arch=" + architecture, "-o", Path.Combine(folder, "kernel.cubin"), source])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true
            };
            using Process process = Process.Start(info)!;
            string report = process.StandardError.ReadToEnd() + process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, report);
            return (int.Parse(Registers().Match(report).Groups[1].Value), Spills().Matches(report).Sum(match => int.Parse(match.Groups[1].Value)), report);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// How often one straight line of a kernel turns from writing to reading global memory, at most. Such a load waits for the stores before it, since an
    /// assembler cannot tell that their places differ, and a trip to memory takes as long as hundreds of instructions.
    /// </summary>
    public static int LoadsBehindStores(string ptx)
    {
        int most = 0;
        int turns = 0;
        bool hasStored = false;
        foreach (Match match in Memory().Matches(ptx))
        {
            switch (match.Groups[1].Value)
            {
                case "st.global":
                    hasStored = true;
                    break;
                case "ld.global":
                    turns += hasStored ? 1 : 0;
                    hasStored = false;
                    break;
                default:
                    turns = 0;
                    hasStored = false;
                    break;
            }

            most = Math.Max(most, turns);
        }

        return most;
    }

    [GeneratedRegex(@"^\s*(?:@!?%p[0-9]+\s+)?(st\.global|ld\.global|bra|bar|ret|call|[$.\w]+:)", RegexOptions.Multiline)]
    private static partial Regex Memory();

    [GeneratedRegex("Used ([0-9]+) registers")]
    private static partial Regex Registers();

    [GeneratedRegex("([0-9]+) bytes spill (?:stores|loads)")]
    private static partial Regex Spills();
}
