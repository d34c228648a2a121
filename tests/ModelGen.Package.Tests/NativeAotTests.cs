using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ModelGen.Package.Tests;

/// <summary>An example compiled ahead of time.</summary>
public sealed class NativeAotTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelgen-aot").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [NativeToolchainFact]
    public void The_heat_example_trains_as_a_native_program()
    {
        string project = Path.Combine(Shell.Repository, "examples", "Heat");
        string output = Shell.Run(folder, "dotnet", "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "-p:NativeAot=true", "-o", Path.Combine(folder, "bin"), "--artifacts-path", Path.Combine(folder, "artifacts"));
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);

        string run = Shell.Run(folder, Path.Combine(folder, "bin", "Heat"), "--iterations", "200", "--out", folder);

        Match figure = Regex.Match(run, @"relative L2 error of u: (\S+)\s*$");
        Assert.True(figure.Success, run);
        Assert.InRange(double.Parse(figure.Groups[1].Value, CultureInfo.InvariantCulture), 0, 1e-2);
        Assert.True(File.Exists(Path.Combine(folder, "heat.png")));
    }
}
