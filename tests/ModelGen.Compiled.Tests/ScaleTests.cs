using ModelGen.IO;
using ModelGen.Training;

namespace ModelGen.Compiled.Tests;

/// <summary>Models in the units of their owners.</summary>
public sealed class ScaleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-scales").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Fields_of_any_size_are_found_from_what_the_equations_say()
    {
        using Beam beam = new(seed: 1);
        beam.Train(plan => plan.LevenbergMarquardt(iterations: 60));

        // M = x (L - x), the deflection from it
        Assert.InRange(beam.Evaluate(3_000).M / 9e6, 1 - 1e-5, 1 + 1e-5);
        Assert.InRange(beam.Evaluate(3_000).U / (5 * 2 * Math.Pow(6_000, 4) / (384 * 2.1e15)), 1 - 1e-5, 1 + 1e-5);
        Assert.True(beam.Scales.AreChosen);
        Assert.All(beam.Scales.Fields, field => Assert.False(field.IsDeclared));
    }

    [Fact]
    public void Without_scales_everything_is_as_declared()
    {
        using Beam beam = new(seed: 1);
        beam.Train(plan => plan.WithoutScales().Adam(iterations: 2));

        Assert.False(beam.Scales.AreChosen);
        Assert.All(beam.Scales.Fields, field => Assert.Equal(1, field.Scale));
        Assert.All(beam.Scales.Equations, equation => Assert.Equal(1, equation.Balance));
    }

    [Fact]
    public void Declared_scale_holds_from_the_start()
    {
        using Rod rod = CreateRod();
        double[] scales = [.. rod.Scales.Fields.Select(field => field.Scale)];
        double inside = rod.Evaluate(1.3).T;
        rod.Train(plan => plan.WithoutScales().Adam(iterations: 1, learningRate: 1e-12));

        Assert.Equal([300, 0.001], scales);
        Assert.Equal(inside, rod.Evaluate(1.3).T, 1e-6);
        Assert.InRange(Math.Abs(inside), 10, 3_000);
    }

    [Fact]
    public void Scalars_keep_their_value_and_are_found()
    {
        using Rod rod = CreateRod();
        double before = rod.K.Value;
        rod.Train(plan => plan.LevenbergMarquardt(iterations: 40));

        Assert.Equal(3e-5, before);
        Assert.Equal(2e-5, rod.K.Value, 1e-9);
    }

    [Fact]
    public void Gradient_is_that_of_the_parameters_whatever_the_scales()
    {
        using Beam beam = new(seed: 2);
        beam.Train(plan => plan.Adam(iterations: 3));
        double[] parameters = new double[beam.ParameterCount];
        double[] gradient = new double[beam.ParameterCount];
        beam.GetParameters(parameters);
        beam.LossAndGradient(gradient);
        foreach (int p in new[] { 0, 25, beam.ParameterCount / 2 - 2, beam.ParameterCount - 1 })
        {
            double step = 1e-5 * Math.Max(1, Math.Abs(parameters[p]));
            double difference = (LossWith(p, step) - LossWith(p, -step)) / (2 * step);
            Assert.Equal(gradient[p], difference, 1e-4 * Math.Abs(gradient[p]) + 1e-12 * beam.Loss() / step);
        }

        double LossWith(int p, double step)
        {
            double[] moved = [.. parameters];
            moved[p] += step;
            beam.SetParameters(moved);
            return beam.Loss();
        }
    }

    [Fact]
    public void Saved_model_keeps_its_scales_to_the_bit()
    {
        string path = Path.Combine(_folder, "beam.safetensors");
        using Beam beam = new(seed: 1);
        beam.Train(plan => plan.LevenbergMarquardt(iterations: 5));
        beam.Save(path);
        using Beam loaded = new(seed: 1);
        loaded.Load(path);

        Assert.Equal(beam.Scales.Fields, loaded.Scales.Fields);
        Assert.Equal(beam.Scales.Equations, loaded.Scales.Equations);
        Assert.Equal(Parameters(beam), Parameters(loaded));
        Assert.Equal(beam.Evaluate(1_234), loaded.Evaluate(1_234));
    }

    [Fact]
    public void Damaged_scales_are_refused_and_the_model_stays()
    {
        string path = Path.Combine(_folder, "beam.safetensors");
        using Beam beam = new(seed: 1);
        beam.Train(plan => plan.Adam(iterations: 2));
        beam.Save(path);
        string text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path));
        int at = text.IndexOf("field_scales\":\"", StringComparison.Ordinal) + "field_scales\":\"".Length;
        File.WriteAllBytes(path, System.Text.Encoding.Latin1.GetBytes(text[..at] + "x" + text[(at + 1)..]));
        using Beam other = new(seed: 3);
        double[] before = Parameters(other);

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => other.Load(path));

        Assert.Contains("scales", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Parameters(other));
    }

    [Fact]
    public void Resumed_training_has_the_scales_of_the_checkpoint()
    {
        string checkpoint = Path.Combine(_folder, "beam.checkpoint");
        using Beam straight = new(seed: 1);
        straight.Train(plan => plan.Adam(iterations: 20).LevenbergMarquardt(iterations: 6));
        using Beam interrupted = new(seed: 1);
        interrupted.Train(plan => plan.Adam(iterations: 20).LevenbergMarquardt(iterations: 3).Checkpoint(checkpoint, iterations: 1));
        using Beam resumed = new(seed: 1);
        resumed.Train(plan => plan.Adam(iterations: 20).LevenbergMarquardt(iterations: 6).ResumeFrom(checkpoint));

        Assert.Equal(straight.Scales.Fields, resumed.Scales.Fields);
        Assert.Equal(Parameters(straight), Parameters(resumed));
    }

    [Theory]
    [InlineData("sampling")]
    [InlineData("values")]
    public void A_damaged_checkpoint_with_other_scales_leaves_a_trained_model_as_it_is(string part)
    {
        string checkpoint = Path.Combine(_folder, "beam.checkpoint");
        using Beam source = new(seed: 1);
        source.Train(plan => plan.Adam(iterations: 3).Checkpoint(checkpoint, iterations: 1));
        StateDictionary state = CheckpointFile.Load(checkpoint);
        StateDictionary data = state.Section("run").Section("data");
        data.Section("scales").Set<double>("fields", [3e3, 5e-5]);
        if (part == "sampling")
        {
            data.SetInteger("draws", -1);
        }
        else
        {
            state.Set<double>("values", [1]);
        }

        CheckpointFile.Save(state, checkpoint);
        using Beam model = new(seed: 2);
        model.Train(plan => plan.Adam(iterations: 2));
        double[] before = Parameters(model);
        ModelScales scales = model.Scales;

        Assert.Throws<InvalidDataException>(() => model.Train(plan => plan.Adam(iterations: 3).ResumeFrom(checkpoint)));

        Assert.Equal(before, Parameters(model));
        Assert.Equal(scales.Fields, model.Scales.Fields);
    }

    [Fact]
    public void Chosen_scales_are_printed()
    {
        using Beam beam = new(seed: 1);
        TrainingHistory history = beam.Train(plan => plan.Adam(iterations: 2));

        Assert.Contains("M = ", history.PlanDescription, StringComparison.Ordinal);
        Assert.Contains("balanced by Moment ", history.PlanDescription, StringComparison.Ordinal);
    }

    private static Rod CreateRod()
    {
        Rod rod = new(seed: 1);
        rod.Observe([0, 1, 2], [300, 320, 340]);
        return rod;
    }

    private static double[] Parameters(PinnModel model)
    {
        double[] parameters = new double[model.ParameterCount];
        model.GetParameters(parameters);
        return parameters;
    }
}
