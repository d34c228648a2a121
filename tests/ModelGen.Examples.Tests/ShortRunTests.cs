using System.Reflection;

namespace ModelGen.Examples.Tests;

/// <summary>Example programs from their command line to their picture, with few iterations.</summary>
public sealed class ShortRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-short").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Uncertainty", "uncertainty")]
    [InlineData("Autoencoder", "autoencoder")]
    [InlineData("FindSymmetry", "find-symmetry")]
    public void The_example_trains_draws_and_saves(string program, string name)
    {
        string[] arguments = ["--iterations", "40", "--threads", "2", "--precision", "single", "--out", _folder];
        Runs(program, name, arguments);
    }

    [Theory]
    [InlineData("Antiderivative", "antiderivative")]
    [InlineData("DiffusionReaction", "diffusion-reaction")]
    public void So_does_one_with_data_of_its_own(string program, string name)
    {
        string[] arguments = ["--iterations", "20", "--threads", "2", "--precision", "single", "--out", _folder, "--data", _folder];
        Runs(program, name, arguments);
    }

    private void Runs(string program, string name, string[] arguments)
    {
        Assert.Equal(0, Assembly.Load(program).EntryPoint!.Invoke(null, [arguments]));
        Assert.True(new FileInfo(Path.Combine(_folder, name + ".png")).Length > 20_000);
        Assert.True(File.Exists(Path.Combine(_folder, name + ".safetensors")));
    }
}
