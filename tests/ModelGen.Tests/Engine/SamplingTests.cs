using ModelGen.Engine;
using ModelGen.Points;

namespace ModelGen.Tests.Engine;

public class SamplingTests
{
    [Fact]
    public void Resampling_changes_sampled_points_and_leaves_data_and_fixed_points()
    {
        using Engine<double> engine = ObjectiveFixture.Create(interior: 40, start: 30);
        double[] before = Rows(engine);
        engine.Resample(Resampling.Plain);
        double[] after = Rows(engine);

        Assert.NotEqual(before[..110], after[..110]);
        Assert.Equal(before[110..], after[110..]);
    }

    [Fact]
    public void The_same_seed_draws_the_same_points()
    {
        using Engine<double> one = ObjectiveFixture.Create();
        using Engine<double> other = ObjectiveFixture.Create(threads: 1);
        for (int draw = 0; draw < 3; draw++)
        {
            Resampling mode = draw == 1 ? Resampling.Adaptive : Resampling.Plain;
            one.Resample(mode);
            other.Resample(mode);
            Assert.Equal(Rows(one), Rows(other));
        }
    }

    [Fact]
    public void Adaptive_resampling_prefers_large_residuals()
    {
        using Engine<double> engine = ObjectiveFixture.Create(interior: 2000);
        engine.Resample(Resampling.Plain);
        double plain = InteriorMeanSize(engine);
        engine.Resample(Resampling.Adaptive);
        double adaptive = InteriorMeanSize(engine);

        // p ~ |r| / m + 1 over candidates has E|r| = (E r^2 / m + m) / 2, above m by half the relative variance
        Assert.InRange(adaptive / plain, 1.02, 2);
    }

    [Fact]
    public void A_state_repeats_an_adaptive_draw_whatever_the_parameters_are_now()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        engine.Resample(Resampling.Plain);
        engine.Resample(Resampling.Adaptive);
        engine.RequestPoints(300); // not drawn yet
        SamplingState state = engine.ExportSampling();
        double[] expected = Rows(engine);

        using Engine<double> resumed = ObjectiveFixture.Create(threads: 1);
        resumed.Parameters[0] += 0.7;
        resumed.ImportSampling(state);
        Assert.NotEqual(expected, Rows(resumed));
        engine.Parameters.CopyTo(resumed.Parameters);
        Assert.Equal(expected, Rows(resumed));

        engine.Resample(Resampling.Adaptive);
        resumed.Resample(Resampling.Adaptive);
        Assert.Equal(Rows(engine), Rows(resumed));
    }

    [Fact]
    public void A_state_of_another_model_is_refused()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        SamplingState state = engine.ExportSampling();

        Assert.Throws<ArgumentException>(() => engine.ImportSampling(state with { FirstIndices = [0] }));
        Assert.Throws<ArgumentException>(() => engine.ImportSampling(state with { Adaptive = true, ParametersAtDraw = [1, 2] }));
    }

    [Fact]
    public void Mini_batches_meet_every_point_equally_often()
    {
        using Engine<double> engine = ObjectiveFixture.Create(interior: 96, start: 32, probes: 12);
        double all = engine.Loss();
        double[] equations = new double[engine.TermCount];
        double[] sums = new double[engine.TermCount];
        double[] full = new double[engine.TermCount];
        engine.TermLosses(full);
        engine.MiniBatch = 35; // a quarter of 141 points
        for (int step = 0; step < 4; step++)
        {
            engine.Loss();
            engine.TermLosses(equations);
            for (int e = 0; e < sums.Length; e++)
            {
                sums[e] += equations[e] / 4;
            }

            engine.NextMiniBatch();
        }

        Assert.Equal(24 + 8 + 3 + 1, engine.ItemCount);
        for (int e = 0; e < sums.Length; e++)
        {
            Assert.Equal(full[e], sums[e], 1e-12);
        }

        engine.MiniBatch = null;
        Assert.Equal(all, engine.Loss());
    }

    [Fact]
    public void The_validation_loss_does_not_change_with_the_points()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        double validation = engine.ValidationLoss();
        double loss = engine.Loss();
        engine.Resample(Resampling.Plain);

        Assert.Equal(validation, engine.ValidationLoss());
        Assert.NotEqual(loss, engine.Loss());
        Assert.InRange(validation / loss, 0.5, 2);
    }

    [Fact]
    public void Row_requests_are_met_by_the_interior()
    {
        using Engine<double> engine = ObjectiveFixture.Create(interior: 70, start: 33, probes: 5);
        Assert.Equal(140 + 33 + 5 + 1, engine.RowCount);
        engine.RequestRows(1000);
        Assert.Equal(140 + 33 + 5 + 1, engine.RowCount); // from the next draw on
        Assert.InRange(Drawn(engine).Rows, 998, 1002);
        engine.RequestRows(40);
        Assert.InRange(Drawn(engine).Rows, 38, 42);
        engine.RequestPoints(500);
        Assert.Equal(500, Drawn(engine).Points);
        engine.RequestRows(null);
        Assert.Equal(140 + 33 + 5 + 1, Drawn(engine).Rows);
        engine.RequestPoints(equation: 1, points: 21);
        Assert.Equal(140 + 21 + 5 + 1, Drawn(engine).Rows);

        static (long Rows, long Points) Drawn(Engine<double> engine)
        {
            engine.Resample(Resampling.Plain);
            return (engine.RowCount, engine.ItemCount);
        }
    }

    [Fact]
    public void A_diverged_model_has_a_NaN_loss_and_is_resampled_plainly()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        engine.Parameters[0] = double.NaN;
        Assert.True(double.IsNaN(engine.Loss()));
        engine.Resample(Resampling.Adaptive);
        engine.Parameters[0] = 1;
        Assert.True(double.IsFinite(engine.Loss()));
    }

    [Fact]
    public void Every_sampler_fills_the_domain()
    {
        foreach (PointSampler sampler in new[] { PointSampler.Uniform, PointSampler.Grid, PointSampler.LatinHypercube, PointSampler.Halton })
        {
            using WaveModel model = new WaveModel(interior: 400).WithProbes();
            double[] linear = new double[model.ParameterCount];
            linear[^2] = 1; // f = 1, so that the interior's residual is 1 - nu x + 0 i and 1 - t
            model.SetParameters(linear);
            model.Sampler = sampler;
            var rows = model.Residuals().Values;
            double[] t = [.. rows.Slice(400, 400).ToArray().Select(r => 1 - r)];
            Assert.Equal(sampler, model.Sampler);
            Assert.InRange(t.Average(), 0.85, 1.15);
            Assert.InRange(t.Min(), 0, 0.2);
            Assert.InRange(t.Max(), 1.8, 2);
        }
    }

    private static double[] Rows(Engine<double> engine)
    {
        double[] rows = new double[engine.RowCount];
        engine.Residuals(rows);
        return rows;
    }

    private static double InteriorMeanSize(Engine<double> engine)
    {
        double[] rows = engine.ReadResiduals().Values;
        return Enumerable.Range(0, 2000).Average(i => Math.Sqrt(rows[i] * rows[i] + rows[2000 + i] * rows[2000 + i]));
    }
}
