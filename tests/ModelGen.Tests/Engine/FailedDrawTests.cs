using ModelGen.Engine;
using ModelGen.Points;

namespace ModelGen.Tests.Engine;

public class FailedDrawTests
{
    [Fact]
    public void A_draw_that_fails_is_made_anew_by_the_next_call()
    {
        FaultySampler sampler = new(PointSampler.Sobol);
        using Engine<double> engine = ObjectiveFixture.Create();
        engine.Sampler = sampler;
        long points = engine.ItemCount;
        sampler.Fails = true;
        Assert.Throws<NotSupportedException>(() => engine.Resample(Resampling.Plain));
        Assert.Throws<NotSupportedException>(() => engine.Loss());

        sampler.Fails = false;
        Assert.True(double.IsFinite(engine.Loss()));
        Assert.Equal(points, engine.ItemCount);
    }

    [Fact]
    public void A_state_whose_draw_fails_leaves_the_parameters()
    {
        FaultySampler sampler = new(PointSampler.Sobol);
        using Engine<double> engine = ObjectiveFixture.Create();
        engine.Sampler = sampler;
        engine.Resample(Resampling.Adaptive);
        SamplingState state = engine.ExportSampling();
        engine.Parameters[0] += 0.7;
        double[] before = engine.Parameters.ToArray();

        sampler.Fails = true;
        Assert.Throws<NotSupportedException>(() => engine.ImportSampling(state));
        Assert.Equal(before, engine.Parameters.ToArray());
    }

    [Fact]
    public void A_large_design_is_drawn_whole_and_a_large_sequence_in_pieces()
    {
        FaultySampler design = new(PointSampler.LatinHypercube);
        using Engine<double> engine = ObjectiveFixture.Create(interior: 70_000);
        engine.Sampler = design;
        _ = engine.ItemCount;
        Assert.Equal([(0, 70_000), (0, 33)], design.Calls);

        Assert.False(design.IsSequence);
        Assert.Equal(
            [PointSampler.Uniform, PointSampler.Halton, PointSampler.Sobol],
            new[] { PointSampler.Uniform, PointSampler.Grid, PointSampler.LatinHypercube, PointSampler.Halton, PointSampler.Sobol }
                .Where(sampler => sampler.IsSequence));
    }

    [Fact]
    public void A_latin_hypercube_of_many_points_has_one_in_each_stratum()
    {
        const int Count = 70_000;
        using WaveModel model = new WaveModel(interior: Count).WithProbes();
        double[] linear = new double[model.ParameterCount];
        linear[^2] = 1; // f = 1: the imaginary part of the interior's residual is 1 - t
        model.SetParameters(linear);
        model.Sampler = PointSampler.LatinHypercube;
        double[] t = [.. model.Residuals().Values.Slice(Count, Count).ToArray().Select(r => 1 - r)];
        Assert.Equal(Enumerable.Range(0, Count), t.Select(value => (int)(value / 2 * Count)).Order());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_state_with_counters_that_no_training_reaches_is_refused(long counter)
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        SamplingState state = engine.ExportSampling();
        Assert.Throws<ArgumentException>(() => engine.ImportSampling(state with { Window = counter }));
        Assert.Throws<ArgumentException>(() => engine.ImportSampling(state with { Draws = counter }));
        Assert.Throws<ArgumentException>(() => engine.ImportSampling(state with { FirstIndices = [counter, .. state.FirstIndices[1..]] }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void A_state_with_too_many_points_is_refused_before_there_is_memory_for_them(int count)
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        SamplingState state = engine.ExportSampling();
        Assert.Throws<ArgumentException>(() => engine.ImportSampling(state with { PointCounts = [count, .. state.PointCounts[1..]] }));
        Assert.Throws<ArgumentException>(() => engine.ImportSampling(state with { RequestedCounts = [count, .. state.RequestedCounts[1..]] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.RequestPoints(equation: 0, count));
    }
}
