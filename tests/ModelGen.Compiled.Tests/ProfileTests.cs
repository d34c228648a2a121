using ModelGen.Data;
using ModelGen.Engine;
using ModelGen.Training;

namespace ModelGen.Compiled.Tests;

/// <summary>Equations that are balanced point by point.</summary>
public sealed class ProfileTests : IDisposable
{
    private static readonly string[] s_laws = ["LawA", "LawB", "LawC"];

    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-profiles").FullName;

    public static TheoryData<string> OrdinaryModels => ModelCases.Names;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Stiff_laws_have_a_profile_and_single_points_have_none()
    {
        using Robertson model = new(seed: 1);
        TrainingHistory history = model.Train(plan => plan.Adam(iterations: 1));

        string[] uneven = [.. model.Scales.Equations.Where(equation => equation.Profile is not null).Select(equation => equation.Name)];
        Assert.Equal(s_laws, uneven);
        Assert.All(model.Scales.Equations.Take(3), equation => Assert.True(equation.Profile!.Value.Most > 1e4 * equation.Profile.Value.Least));
        Assert.Matches("LawA [^ ]+ over S by [^ ]+ to ", history.PlanDescription);
    }

    [Theory]
    [MemberData(nameof(OrdinaryModels))]
    public void Ordinary_models_have_none(string name)
    {
        using PinnModel model = ModelCases.Create(name);
        model.Train(plan => plan.Adam(iterations: 1));

        Assert.True(model.Scales.AreChosen);
        Assert.All(model.Scales.Equations, equation => Assert.Null(equation.Profile));
    }

    [Fact]
    public void Without_scales_there_is_none()
    {
        using Robertson model = new(seed: 1);
        model.Train(plan => plan.WithoutScales().Adam(iterations: 1));

        Assert.All(model.Scales.Equations, equation => Assert.Null(equation.Profile));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(333L)]
    public void Gradient_is_that_of_the_loss(long? miniBatch)
    {
        using Robertson model = CreateScaled();
        Engine<double> engine = model.Objective<double>();
        engine.MiniBatch = miniBatch;
        double[] gradient = new double[model.ParameterCount];
        double[] parameters = Parameters(model);
        engine.NextMiniBatch();
        engine.NextMiniBatch();
        engine.Gradient(gradient);
        double largest = gradient.Max(Math.Abs);
        foreach (int p in new[] { 3, 70, 500, model.ParameterCount - 2 })
        {
            double step = 1e-6 * Math.Max(1e-3, Math.Abs(parameters[p]));
            double difference = (LossWith(p, step) - LossWith(p, -step)) / (2 * step);
            Assert.Equal(gradient[p], difference, 1e-4 * Math.Abs(gradient[p]) + 1e-7 * largest);
        }

        double LossWith(int p, double step)
        {
            double[] moved = [.. parameters];
            moved[p] += step;
            engine.SetParameters(moved);
            return engine.Loss();
        }
    }

    [Fact]
    public void Rows_agree_with_the_loss_and_its_gradient()
    {
        using Robertson model = CreateScaled();
        int parameters = model.ParameterCount;
        ResidualVector residuals = model.Residuals();
        double[] weighted = [.. Enumerable.Range(0, residuals.Count).Select(residuals.Weighted)];
        double[] jacobian = new double[residuals.Count * parameters];
        double[] product = new double[parameters];
        double[] gradient = new double[parameters];
        model.ResidualJacobian(jacobian);
        model.VectorJacobianProduct(weighted, product);
        double loss = model.LossAndGradient(gradient);

        Assert.Equal(loss, weighted.Sum(row => row * row), 1e-12 * loss);
        Assert.Equal(loss, model.Loss(), 1e-12 * loss);
        double largest = gradient.Max(Math.Abs);
        for (int p = 0; p < parameters; p++)
        {
            double sum = Enumerable.Range(0, weighted.Length).Sum(row => jacobian[row * parameters + p] * weighted[row]);
            Assert.Equal(gradient[p] / 2, product[p], 1e-10 * largest);
            Assert.Equal(gradient[p] / 2, sum, 1e-10 * largest);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(333L)]
    public void Kernel_form_is_the_full_form(long? miniBatch)
    {
        using Robertson model = CreateScaled();
        Engine<double> engine = model.Objective<double>();
        engine.MiniBatch = miniBatch;
        engine.NextMiniBatch();
        int parameters = model.ParameterCount;
        int rows = (int)engine.RowCount;
        double[] kernel = GC.AllocateArray<double>(rows * rows, pinned: true);
        double[] normal = GC.AllocateArray<double>(parameters * parameters, pinned: true);
        double[] residual = new double[rows];
        double[] gradient = new double[parameters];
        double[] combined = new double[parameters];
        double loss;
        unsafe
        {
            fixed (double* k = kernel, n = normal)
            {
                loss = engine.KernelEquations(k, rows, residual);
                engine.NormalEquations(n, parameters, gradient);
            }
        }

        engine.CombineRows(residual, combined);

        Assert.Equal(loss, residual.Sum(row => row * row), 1e-12 * loss);
        Assert.All(combined.Zip(gradient), pair => Assert.Equal(pair.Second, pair.First, 1e-10 * gradient.Max(Math.Abs)));
        double trace = Enumerable.Range(0, rows).Sum(i => kernel[i * rows + i]);
        Assert.Equal(trace, Enumerable.Range(0, parameters).Sum(p => normal[p * parameters + p]), 1e-10 * trace);
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        Assert.Equal(OnThreads(1), OnThreads(2));

        static double[] OnThreads(int threads)
        {
            using Robertson model = new(seed: 2, threads: threads);
            model.Train(plan => plan.Adam(iterations: 3).KernelLevenbergMarquardt(iterations: 3).LevenbergMarquardt(iterations: 2));
            return Parameters(model);
        }
    }

    [Fact]
    public void Resumed_training_has_the_profiles_of_the_checkpoint()
    {
        string checkpoint = Path.Combine(_folder, "robertson.checkpoint");
        using Robertson straight = new(seed: 1);
        straight.Train(plan => plan.Adam(iterations: 5).LevenbergMarquardt(iterations: 4));
        using Robertson interrupted = new(seed: 1);
        interrupted.Train(plan => plan.Adam(iterations: 5).LevenbergMarquardt(iterations: 2).Checkpoint(checkpoint, iterations: 1));
        using Robertson resumed = new(seed: 1);
        double[] other = Parameters(resumed);
        resumed.SetParameters([.. other.Select(value => 3 * value + 0.1)]);
        resumed.Train(plan => plan.Adam(iterations: 5).LevenbergMarquardt(iterations: 4).ResumeFrom(checkpoint));

        Assert.Equal(straight.Scales.Equations, resumed.Scales.Equations);
        Assert.Equal(Parameters(straight), Parameters(resumed));
    }

    [Fact]
    public void Saved_model_keeps_its_profiles_to_the_bit()
    {
        string path = Path.Combine(_folder, "robertson.safetensors");
        using Robertson model = CreateScaled();
        model.Save(path);
        using Robertson loaded = new(seed: 1);
        loaded.Load(path);

        Assert.Equal(model.Scales.Equations, loaded.Scales.Equations);
        Assert.Equal(LossAtDeclaredPoints(model), LossAtDeclaredPoints(loaded));

        static double LossAtDeclaredPoints(Robertson model)
        {
            double[] points = [.. Enumerable.Range(0, 77).Select(i => -5 + i / 7.7)];
            model.SetPoints("LawA", points);
            return model.Loss();
        }
    }

    [Fact]
    public void Damaged_profiles_are_refused()
    {
        string path = Path.Combine(_folder, "robertson.safetensors");
        using Robertson model = CreateScaled();
        model.Save(path);
        string text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path));
        int at = text.IndexOf("balance_profiles\":\"", StringComparison.Ordinal) + "balance_profiles\":\"".Length;
        File.WriteAllBytes(path, System.Text.Encoding.Latin1.GetBytes(text[..at] + "x" + text[(at + 1)..]));
        using Robertson other = new(seed: 3);

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => other.Load(path));

        Assert.Contains("profiles", refused.Message, StringComparison.Ordinal);
    }

    // a few steps from the start, so that nothing is special
    private static Robertson CreateScaled()
    {
        Robertson model = new(seed: 1);
        model.Train(plan => plan.Adam(iterations: 3).Points(300));
        return model;
    }

    private static double[] Parameters(PinnModel model)
    {
        double[] parameters = new double[model.ParameterCount];
        model.GetParameters(parameters);
        return parameters;
    }
}
