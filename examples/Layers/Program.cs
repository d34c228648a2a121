using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Plots;
using ModelGen.Examples.References;
using ModelGen.Training;

return new ExampleCommand("layers", "Solves Burgers' equation with two networks that are written as layers: gates, and residual blocks.", (options, cancel) =>
{
    Precision precision = options.SinglePrecision ? Precision.Single : Precision.Double;
    using Gates gates = new(options.Seed, precision, options.Threads ?? 0);
    using Residuals residuals = new(options.Seed, precision, options.Threads ?? 0);
    return [Solve("gates", gates, gates.EvaluateU), Solve("residuals", residuals, residuals.EvaluateU)];

    ExampleFigure Solve(string name, PinnModel model, Evaluation evaluate)
    {
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-1, 1, 257, 0, 1, 101);
        double[] reference = BurgersReference.Solve(grid);
        double[] u = new double[grid.Count];
        double Error()
        {
            evaluate(grid.PointX, grid.PointT, u);
            return ErrorNorms.RelativeL2(u, reference);
        }

        TrainingHistory history = model.TrainWithProgress(options, Error, configure: null, cancel);
        ExampleFigure figure = new($"relative L2 error of u, {name}", Error());
        new ResultFigure
        {
            Title = $"Burgers' equation: {figure}",
            Quantity = "u",
            Grid = grid,
            Prediction = u,
            Reference = reference,
            Losses = history.LossCurves()
        }
            .SavePng(options.OutputPath($"layers-{name}.png"));
        model.Save(options.OutputPath($"layers-{name}.safetensors"));
        return figure;
    }
}).Invoke(args);

/// <summary>u at many points.</summary>
internal delegate void Evaluation(ReadOnlySpan<double> x, ReadOnlySpan<double> t, Span<double> u);
