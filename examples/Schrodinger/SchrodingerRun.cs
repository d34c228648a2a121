using System.Numerics;
using ModelGen.Examples.Plots;
using ModelGen.Examples.References;
using ModelGen.Training;

namespace ModelGen.Examples;

/// <summary>Trains one of the two networks and compares |h| with the spectral reference.</summary>
internal static class SchrodingerRun
{
    private delegate void Evaluation(ReadOnlySpan<double> x, ReadOnlySpan<double> t, Span<Complex> h);

    public static IReadOnlyList<ExampleFigure> Run(ExampleOptions options, CancellationToken cancel)
    {
        Precision precision = options.SinglePrecision ? Precision.Single : Precision.Double;
        if (options.Flags.Contains("--paper"))
        {
            using SchrodingerPaper paper = new(options.Seed, precision, options.Threads ?? 0);
            return Solve(paper, paper.Evaluate, options, plan => plan.Adam(5_000, 1e-3, LearningRateSchedule.Cosine()).LBfgs(5_000), cancel);
        }

        using Schrodinger model = new(options.Seed, precision, options.Threads ?? 0);
        return Solve(model, model.Evaluate, options, configure: null, cancel);
    }

    private static IReadOnlyList<ExampleFigure> Solve(
        PinnModel model,
        Evaluation evaluate,
        ExampleOptions options,
        Action<TrainingPlan>? configure,
        CancellationToken cancel)
    {
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-5, 5, 257, 0, Math.PI / 2, 201);

        // accurate to 5e-7; a second's work that training need not wait for
        Task<double[]> reference = Task.Run(() => ErrorNorms.Magnitudes(SchrodingerReference.Solve(grid, modes: 1024, maximalStep: 1e-3)), cancel);
        Complex[] h = new Complex[grid.Count];
        double[] magnitude = [];
        double Error()
        {
            evaluate(grid.PointX, grid.PointT, h);
            magnitude = ErrorNorms.Magnitudes(h);
            return ErrorNorms.RelativeL2(magnitude, reference.Result);
        }

        TrainingHistory history = model.TrainWithProgress(options, Error, configure, cancel);
        ExampleFigure figure = new("relative L2 error of |h|", Error());
        new ResultFigure
        {
            Title = $"Nonlinear Schrödinger equation: {figure}",
            Quantity = "|h|",
            Grid = grid,
            Prediction = magnitude,
            Reference = reference.Result,
            Losses = history.LossCurves()
        }
            .SavePng(options.OutputPath("schrodinger.png"));
        model.Save(options.OutputPath("schrodinger.safetensors"));
        return [figure];
    }
}
