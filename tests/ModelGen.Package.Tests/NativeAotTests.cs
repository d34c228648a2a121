using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ModelGen.Package.Tests;

/// <summary>An example compiled ahead of time; how fast it is `benchmarks -- aot` says.</summary>
public sealed class NativeAotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-aot").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NativeToolchainFact]
    public void The_heat_example_trains_as_a_native_program_to_the_same_figure()
    {
        string native = Publish("native", "-r", RuntimeInformation.RuntimeIdentifier, "-p:NativeAot=true");
        double nativeFigure = Figure(Path.Combine(native, "Heat"));
        Assert.True(File.Exists(Path.Combine(_folder, "heat.png")));
        double figure = Figure("dotnet", Path.Combine(Publish("jit"), "Heat.dll"));

        // vectors of another width sum in another order, and 200 iterations carry that on
        Assert.InRange(nativeFigure, 0, 1e-2);
        Assert.InRange(nativeFigure / figure, 0.9, 1.1);
    }

    /// <summary>The folder of the example's program.</summary>
    private string Publish(string name, params string[] options)
    {
        string folder = Path.Combine(_folder, name);
        string project = Path.Combine(Shell.Repository, "examples", "Heat");
        string output = Shell.Run(_folder, "dotnet",
            ["publish", project, "-c", "Release", "-o", folder, "--artifacts-path", folder + "-artifacts", .. options]);
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        return folder;
    }

    /// <summary>The error that the example prints after 200 iterations.</summary>
    private double Figure(string program, params string[] arguments)
    {
        string run = Shell.Run(_folder, program, [.. arguments, "--iterations", "200", "--out", _folder]);
        Match figure = Regex.Match(run, @"relative L2 error of u: (\S+)\s*$");
        Assert.True(figure.Success, run);
        return double.Parse(figure.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
