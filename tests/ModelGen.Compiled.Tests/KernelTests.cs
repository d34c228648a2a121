using ModelGen.Engine;
using ModelGen.Optimizers;
using ModelGen.Training;

namespace ModelGen.Compiled.Tests;

/// <summary>Every declaration: Levenberg-Marquardt in kernel form against the Jacobian's own products.</summary>
public class KernelTests
{
    [Theory]
    [MemberData(nameof(ModelCases.Names), MemberType = typeof(ModelCases))]
    public void The_step_in_kernel_form_solves_the_normal_equations(string name)
    {
        const double damping = 1e-4;
        using PinnModel model = ModelCases.Create(name);
        Engine<double> engine = model.Objective<double>();
        engine.RequestFreshRows(90);
        engine.Resample(Resampling.Plain);
        using DampedKernel kernel = new();
        Assert.Equal(engine.Loss(), kernel.Build(engine));
        Assert.True(kernel.Factor(engine, damping));
        var step = new double[engine.ParameterCount];
        kernel.Solve(engine, [], step);

        // J'(J step - r) + lambda step = 0
        var jacobian = new double[engine.RowCount * engine.ParameterCount];
        var rows = new double[engine.RowCount];
        engine.Jacobian(jacobian);
        engine.Residuals(rows);
        double lambda = damping * jacobian.Sum(entry => entry * entry) / rows.Length;
        double[] left = [.. step.Select(value => lambda * value)];
        var size = new double[step.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            ReadOnlySpan<double> slopes = jacobian.AsSpan(row * step.Length, step.Length);
            double defect = -rows[row];
            for (int p = 0; p < step.Length; p++)
            {
                defect += slopes[p] * step[p];
            }

            for (int p = 0; p < step.Length; p++)
            {
                left[p] += slopes[p] * defect;
                size[p] += Math.Abs(slopes[p] * rows[row]);
            }
        }

        Assert.Contains(size, value => value > 0);
        for (int p = 0; p < step.Length; p++)
        {
            Assert.True(Math.Abs(left[p]) <= 1e-10 * size.Max(), $"parameter {p}: {left[p]:E2} of {size.Max():E2}");
        }
    }

    [Theory]
    [MemberData(nameof(ModelCases.Names), MemberType = typeof(ModelCases))]
    public void A_phase_lowers_the_validation_loss_of_any_declaration(string name)
    {
        using PinnModel model = ModelCases.Create(name);
        double before = model.Objective<double>().ValidationLoss();
        TrainingHistory history = model.Train(plan => plan.KernelLevenbergMarquardt(20, rows: 64).ValidateEvery(5));
        Assert.True(history.BestValidationLoss < 0.9 * before, $"{before} -> {history.BestValidationLoss}");
    }
}
