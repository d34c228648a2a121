using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ModelGen.Package.Tests;

/// <summary>A program compiled ahead of time; how fast it is `benchmarks -- aot` says.</summary>
public sealed class NativeAotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-aot").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NativeToolchainFact]
    public void A_pinn_and_a_network_train_and_are_saved_and_loaded_as_a_native_program()
    {
        string project = Path.Combine(Shell.Repository, "tests", "ModelGen.NativeHost");
        string output = Path.Combine(_folder, "native");
        string published = Shell.Run(_folder, "dotnet",
            ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:NativeAot=true", "-p:RunAnalyzers=false",
                "-o", output, "--artifacts-path", output + "-artifacts"]);
        Assert.DoesNotContain("warning", published, StringComparison.OrdinalIgnoreCase);

        string native = Shell.Run(_folder, Path.Combine(output, "ModelGen.NativeHost"), _folder);
        Assert.All(["stripes.safetensors", "stripes.png"], file => Assert.True(File.Exists(Path.Combine(_folder, file))));
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string jit = Shell.Run(_folder, "dotnet", Path.Combine(project, "bin", configuration, "net10.0", "ModelGen.NativeHost.dll"), _folder);

        // vectors of another width sum in another order, and hundreds of iterations carry that on
        Assert.InRange(Number(native, "heat loss"), 0, 1e-5);
        Assert.InRange(Number(native, "heat loss") / Number(jit, "heat loss"), 0.5, 2);
        Assert.InRange(Number(native, "stripes loss"), 0, 0.05);
        Assert.InRange(Number(native, "stripes loss") / Number(jit, "stripes loss"), 0.9, 1.1);
        Assert.All([native, jit], run => Assert.Contains("loaded: True", run, StringComparison.Ordinal));
    }

    private static double Number(string run, string name)
    {
        Match number = Regex.Match(run, name + @": ([-+.\deE]+)");
        Assert.True(number.Success, run);
        return double.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
