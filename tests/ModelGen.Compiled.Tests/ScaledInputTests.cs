using System.Text;
using ModelGen.Kernels;
using ModelGen.Training;

namespace ModelGen.Compiled.Tests;

/// <summary>Composed inputs in the units of their owner.</summary>
public sealed class ScaledInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-inputs").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_problem_in_other_units_trains_alike()
    {
        using Ring ring = new(seed: 1);
        using SlowRing slow = new(seed: 1);
        ring.Train(Plan);
        slow.Train(Plan);

        double error = Error((x, t) => ring.Evaluate(x, t).U);
        double slowError = Error((x, t) => slow.Evaluate(x * 0.01, t * 1e3).U);
        Assert.InRange(error, 0, 1e-2);
        Assert.InRange(slowError / error, 1.0 / 3, 3);

        static void Plan(TrainingPlan plan) => plan.Adam(iterations: 100, learningRate: 1e-2).LevenbergMarquardt(iterations: 8);

        static double Error(Func<double, double, double> u) => Enumerable.Range(0, 121)
            .Select(i => (X: i % 11 / 10.0, T: i / 11 / 10.0))
            .Max(at => Math.Abs(u(at.X, at.T) - Math.Exp(-at.T) * Math.Sin(2 * Math.PI * at.X)));
    }

    [Fact]
    public void What_is_mapped_is_described_and_printed_whether_scales_are_chosen_or_not()
    {
        using SlowRing slow = new(seed: 1);
        using Ring ring = new(seed: 1);

        Assert.Equal([new ScaledInputDescription("U", 2, "T", 0, 1e3)], slow.Description.ScaledInputs);
        Assert.Empty(ring.Description.ScaledInputs);
        foreach (bool chooses in new[] { true, false })
        {
            TrainingHistory history = slow.Train(plan => (chooses ? plan : plan.WithoutScales()).Adam(iterations: 1));
            Assert.Contains("Inputs of 'U' mapped to [-1, 1]: T from [0, 1000].", history.PlanDescription, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Stacked_inputs_are_mapped_like_declared_ones()
    {
        using SlowRing declared = new(seed: 1);
        using StackedRing stacked = new(seed: 2);
        double[] parameters = new double[declared.ParameterCount];
        declared.GetParameters(parameters);
        stacked.SetParameters(parameters);

        Assert.Equal([new ScaledInputDescription("U", 2, "T", 0, 1e3)], stacked.Description.ScaledInputs);
        Assert.Equal(declared.Evaluate(0.003, 123).U, stacked.EvaluateU(0.003, 123), 1e-14);
    }

    [Fact]
    public void A_saved_model_comes_back_to_the_bit()
    {
        string path = Path.Combine(_folder, "slow.safetensors");
        using SlowRing saved = new(seed: 1);
        saved.Save(path);
        using SlowRing loaded = new(seed: 2);
        loaded.Load(path);

        Assert.Equal(saved.Evaluate(0.003, 123), loaded.Evaluate(0.003, 123));
    }

    [Theory]
    [InlineData("scaled_inputs", "other__inputs", "read its inputs as they are; now it reads input 2 from [0, 1000]", "ScaleInputs = false")]
    [InlineData("U 2 0 1000", "U 2 0 1001", "read input 2 from [0, 1001] mapped to [-1, 1]; now it reads input 2 from [0, 1000]", "Train the model again")]
    [InlineData("U 2 0 1000", "U 1 0 1000", "read input 1 from [0, 1000]", "load the file with the version of ModelGen that wrote it")]
    public void A_file_with_another_mapping_is_refused_and_the_model_stays(string before, string after, string difference, string remedy)
    {
        string path = Path.Combine(_folder, "slow.safetensors");
        using SlowRing saved = new(seed: 1);
        saved.Save(path);
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(text.Replace(before, after, StringComparison.Ordinal)));
        using SlowRing other = new(seed: 2);
        SlowRing.Values values = other.Evaluate(0.003, 123);

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => other.Load(path));

        Assert.Contains("the network 'U' of 'SlowRing'", refused.Message, StringComparison.Ordinal);
        Assert.Contains(difference, refused.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
        Assert.Equal(values, other.Evaluate(0.003, 123));
    }

    [Fact]
    public void Files_of_models_whose_inputs_stay_can_be_read_by_the_version_before()
    {
        using Ring ring = new(seed: 1);
        using SlowRing slow = new(seed: 1);
        ring.Save(Path.Combine(_folder, "ring"));
        slow.Save(Path.Combine(_folder, "slow"));

        Assert.Contains("\"format_version\":\"2\"", Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(_folder, "ring"))), StringComparison.Ordinal);
        Assert.Contains("\"format_version\":\"3\"", Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(_folder, "slow"))), StringComparison.Ordinal);
    }
}
