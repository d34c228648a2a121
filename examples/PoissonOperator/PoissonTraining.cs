using ModelGen.Examples.Fields;
using ModelGen.Examples.Plots;
using ModelGen.Examples.Solvers;
using ModelGen.Terminal;
using ModelGen.Training;

namespace ModelGen.Examples;

/// <summary>Trains each of the networks.</summary>
/// <param name="options">Seed, threads, precision, iterations.</param>
/// <param name="cancel">Ends it.</param>
public sealed class PoissonTraining(ExampleOptions options, CancellationToken cancel)
{
    private const int Area = PoissonParts.Points * PoissonParts.Points;

    /// <summary>Densities to learn from.</summary>
    public int Training { get; init; } = 1_000;

    /// <summary>Other densities, which decide what parameters are kept.</summary>
    public int Validation { get; init; } = 48;

    /// <summary>Densities to measure with, which decide nothing.</summary>
    public int Test { get; init; } = 100;

    /// <summary>Visits of the data set.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Live progress.</summary>
    public bool ShowsProgress { get; init; } = true;

    private Precision Precision => options.SinglePrecision ? Precision.Single : Precision.Double;

    /// <summary>A periodic square, from solutions.</summary>
    public PotentialResult Periodic()
    {
        using PeriodicPotential model = new(options.Seed, Precision, options.Threads ?? 0);
        (PoissonData training, PoissonData validation, PoissonData test) = Data(GridBoundary.Periodic);
        PeriodicPotential.Data Samples(PoissonData data) => new(data.Rho, data.Phi);
        return Train("periodic", test, rho => model.Predict(rho), (plan, progress) =>
            model.Train(Samples(training), Samples(validation), plan, progress, cancel));
    }

    /// <summary>A square with phi = 0 around it, from solutions.</summary>
    public PotentialResult Enclosed()
    {
        using EnclosedPotential model = new(options.Seed, Precision, options.Threads ?? 0);
        (PoissonData training, PoissonData validation, PoissonData test) = Data(GridBoundary.Zero);
        EnclosedPotential.Data Samples(PoissonData data) => new(data.Rho, data.Phi);
        return Train("zero boundary", test, rho => model.Predict(rho), (plan, progress) =>
            model.Train(Samples(training), Samples(validation), plan, progress, cancel));
    }

    /// <summary>A periodic square, from the equation: no solution is seen.</summary>
    public PotentialResult ByEquation()
    {
        using PotentialByEquation model = new(options.Seed, Precision, options.Threads ?? 0);
        (PoissonData training, PoissonData validation, PoissonData test) = Data(GridBoundary.Periodic);
        return Train("by the equation alone", test, rho => model.Predict(rho), (plan, progress) =>
            model.Train(new(training.Rho), new(validation.Rho), plan, progress, cancel));
    }

    /// <summary>One linear layer on the periodic square.</summary>
    public KernelResult Green()
    {
        using GreensFunction model = new(options.Seed, Precision.Double, options.Threads ?? 0);
        PoissonData data = PoissonData.Noise(2, PoissonParts.Points, count: 64);
        TrainLinear(plan => model.Train(new(data.Rho, data.Phi), null, plan, null, cancel));
        return KernelResult.Of(model, 2, PoissonParts.Points);
    }

    /// <summary>One linear layer on the periodic cube.</summary>
    public KernelResult Green3D()
    {
        using GreensFunction3D model = new(options.Seed, Precision.Double, options.Threads ?? 0);
        PoissonData data = PoissonData.Noise(3, GreensFunction3D.Points, count: 32);
        TrainLinear(plan => model.Train(new(data.Rho, data.Phi), null, plan, null, cancel));
        return KernelResult.Of(model, 3, GreensFunction3D.Points);
    }

    private (PoissonData Training, PoissonData Validation, PoissonData Test) Data(GridBoundary boundary) => (
        PoissonData.Smooth(boundary, 0, Training),
        PoissonData.Smooth(boundary, Training, Validation),
        PoissonData.Smooth(boundary, Training + Validation, Test));

    private PotentialResult Train(
        string name, PoissonData test, Func<double[], double[]> predict, Func<Action<TrainingPlan>, IProgress<TrainingProgress>?, TrainingHistory> train)
    {
        using TerminalProgress? progress = ShowsProgress ? new TerminalProgress() : null;
        double Error() => test.Error(predict(test.Rho), Area);
        TrainingHistory history = train(
            plan => plan
                .Validate(Error, every: 100, "relative L2 error of phi")
                .Adam(options.Iterations ?? 0, 3e-3, LearningRateSchedule.OneCycle(), epochs: options.Iterations is null ? Epochs : 0)
                .MiniBatch(16),
            progress);
        cancel.ThrowIfCancellationRequested();
        ValidationEntry[] measured = [.. history.Validations.Where(entry => double.IsFinite(entry.ReferenceError))];
        return new PotentialResult(
            name,
            test.Rho[..Area],
            test.Phi[..Area],
            predict(test.Rho[..Area]),
            Error(),
            new LossCurve(name, [.. measured.Select(entry => (double)entry.Iteration)], [.. measured.Select(entry => entry.ReferenceError)]));
    }

    // a linear least squares problem: L-BFGS on all samples
    private void TrainLinear(Func<Action<TrainingPlan>, TrainingHistory> train)
    {
        train(plan => plan.LBfgs(Math.Min(options.Iterations ?? 40, 40)));
        cancel.ThrowIfCancellationRequested();
    }
}
