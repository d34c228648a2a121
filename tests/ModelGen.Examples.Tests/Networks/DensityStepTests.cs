using ModelGen.Examples.Data;

namespace ModelGen.Examples.Tests.Networks;

public sealed class DensityStepTests : IDisposable
{
    private const int N = StepProblem.Points;

    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-density-step").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Rolling_the_input_by_multiples_of_the_total_stride_rolls_the_output_to_the_bit(Precision precision)
    {
        using DensityStep model = new(seed: 1, precision, threads: 2);
        double[] field = Random(3 * N * N);
        double[] rolled = Roll(field, 3, components: 1, 16, 40);
        Assert.Equal(Roll(model.Predict(field), 3, components: 1, 16, 40), model.Predict(rolled));
    }

    [Fact]
    public void So_does_rolling_a_velocity()
    {
        using VelocityStep model = new(seed: 1, Precision.Single, threads: 2);
        double[] field = Random(2 * N * N);
        Assert.Equal(Roll(model.Predict(field), 1, components: 2, 24, 8), model.Predict(Roll(field, 1, components: 2, 24, 8)));
    }

    [Fact]
    public void A_few_batches_are_better_than_what_does_not_move()
    {
        GridData frames = Frames(StepProblem.Density, trajectories: 9, steps: 8);
        GridData test = frames.Slice(8, 1);
        using StepModel model = new(components: 1, seed: 1, threads: 2, Precision.Single);
        model.Train(frames.Slice(0, 8), test, iterations: 32, progress: null, default);
        RolloutErrors errors = model.MeasureRollout(test), persistence = RolloutErrors.OfPersistence(test.ToSamples());
        Assert.True(errors.RelativeL2[0] < 0.3 * persistence.RelativeL2[0], $"{errors.RelativeL2[0]} beside {persistence.RelativeL2[0]}");
        RolloutErrors rolled = RolloutErrors.Of(model.Roll(test).ToSamples(), test.Part(axis: 1, first: 1, count: 8).ToSamples());
        Assert.Equal(errors.WholeRelativeL2, rolled.WholeRelativeL2, 1e-5);
        Assert.True(model.Error(test) < 0.3, $"{model.Error(test)}");
    }

    [Fact]
    public void A_velocity_is_learnt_too()
    {
        GridData frames = Frames(StepProblem.Velocity, trajectories: 2, steps: 4);
        using StepModel model = new(components: 2, seed: 1, threads: 2, Precision.Single);
        double before = model.Error(frames);
        model.Train(frames, frames, iterations: 60, progress: null, default);
        Assert.True(model.Error(frames) < 0.8 * before, $"{model.Error(frames)} after {before}");
    }

    private GridData Frames(StepProblem problem, int trajectories, int steps) =>
        problem.Frames(trajectories, steps, new ExampleOptions { OutputFolder = _folder, DataFolder = _folder }, default);

    private static double[] Random(int count)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }

    // [sample, x, y, component]
    private static double[] Roll(double[] field, int samples, int components, int x, int y)
    {
        double[] rolled = new double[field.Length];
        for (int i = 0; i < samples * N * N; i++)
        {
            (int sample, int row, int column) = (i / (N * N), i / N % N, i % N);
            int target = (sample * N + (row + x) % N) * N + (column + y) % N;
            field.AsSpan(i * components, components).CopyTo(rolled.AsSpan(target * components));
        }

        return rolled;
    }
}
