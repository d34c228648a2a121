using ModelGen.Examples.Data;
using ModelGen.Training;

namespace ModelGen.Examples.Tests.Networks;

/// <summary>The examples with Fourier neural operators on few samples: they learn, and draw.</summary>
public sealed class FourierOperatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-operators").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Burgers_equation_is_learnt()
    {
        using BurgersTraining training = new(new BurgersSet { Points = 256 }.Solve(70), 60, Options(200));
        TrainingHistory history = training.Train(progress: null, default);
        Assert.InRange(training.Error, 0, 0.03);
        string path = Path.Combine(_folder, "operator.safetensors");
        training.Network.Save(path);
        Assert.InRange(training.ErrorOf(new BurgersFine(), path) / training.Error, 0.95, 1.05);
        training.Figure("Burgers", history).SavePng(Picture);
        Assert.InRange(new FileInfo(Picture).Length, 20_000, 2_000_000);
    }

    [Fact]
    public void What_is_moved_at_the_start_is_moved_at_the_end()
    {
        using BurgersOperator network = new(seed: 1);
        double[] start = [.. Enumerable.Range(0, BurgersOperator.Points).Select(i => Math.Sin(0.3 * i * i))], moved = [.. start[^5..], .. start[..^5]];
        double[] end = network.Predict(start), expected = [.. end[^5..], .. end[..^5]];
        Assert.All(expected.Zip(network.Predict(moved)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Darcy_flow_is_learnt_and_vanishes_on_the_boundary()
    {
        using DarcyTraining training = new(new DarcySet { Points = DarcyFlow.Points }.Solve(24), 20, Options(40));
        TrainingHistory history = training.Train(progress: null, default);
        Assert.InRange(training.Error, 0, 0.4);
        double[] u = training.Network.Predict(new double[DarcyFlow.Points * DarcyFlow.Points]);
        Assert.All(u[..DarcyFlow.Points].Concat(u[^DarcyFlow.Points..]), value => Assert.Equal(0, value));
        training.Figure("Darcy", history).SavePng(Picture);
        Assert.InRange(new FileInfo(Picture).Length, 20_000, 2_000_000);
    }

    [Fact]
    public void Vorticity_is_rolled_out()
    {
        GridData frames = (VorticitySet.AsPublished with { Points = VorticityStep.Points, Duration = 13 }).Solve(4);
        frames = new GridData([.. frames.Shape, 1], frames.Values);
        using VorticityTraining training = new(frames, 3, Options(40));
        TrainingHistory history = training.Train(progress: null, default);
        Assert.Equal(4, training.Errors.RelativeL2.Count);
        RolloutErrors persistence = RolloutErrors.OfPersistence(frames.Slice(3, 1).ToSamples(), VorticityStep.Given);
        Assert.InRange(training.Errors.RelativeL2[0], 0, persistence.RelativeL2[0]);
        training.Figure("Vorticity", history).SavePng(Picture);
        Assert.InRange(new FileInfo(Picture).Length, 20_000, 2_000_000);
    }

    private string Picture => Path.Combine(_folder, "picture.png");

    private ExampleOptions Options(int iterations) =>
        new() { Iterations = iterations, Threads = 2, SinglePrecision = true, OutputFolder = _folder, DataFolder = _folder };
}
