using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using ModelGen.Compiled.Tests;

namespace ModelGen.Gpu.Tests;

/// <summary>What leaves its mark on a whole process, and so runs in one of its own: <c>dotnet ModelGen.Gpu.Tests.dll NAME</c>.</summary>
internal static class Program
{
    /// <summary>ILGPU's assembly gets a resolver that finds nothing, after ModelGen has looked for devices.</summary>
    public const string OwnResolver = "own-resolver";

    /// <summary>Runs the named program in a process of its own; fails, with its output, unless it ends well.</summary>
    public static void Run(string name)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, name]) { RedirectStandardError = true };
        using Process process = Process.Start(info)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}: {error}");
    }

    private static int Main(string[] args)
    {
        if (args is not [OwnResolver])
        {
            Console.Error.WriteLine($"These are tests, for 'dotnet test'; on its own there is only '{OwnResolver}'.");
            return 1;
        }

        // ILGPU sets one under WSL, and a program that uses ILGPU itself may; a second one throws
        Assert.NotEmpty(Device.All);
        NativeLibrary.SetDllImportResolver(typeof(ILGPU.Context).Assembly, static (string _, Assembly _, DllImportSearchPath? _) => 0);
        DebuggerTests.FailToCompile(Device.All[^1]);
        using PinnModel model = ModelCases.Create(nameof(Kdv));
        DeviceCases.AssertAgreement(model, model, Device.All[^1], 1e-11);
        return 0;
    }
}
