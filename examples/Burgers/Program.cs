using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Plots;
using ModelGen.Examples.References;
using ModelGen.Training;

return new ExampleCommand("burgers", "Solves Burgers' equation u_t + u u_x = 0.01/pi u_xx with a physics-informed network.", (options, cancel) =>
{
    using Burgers model = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);
    SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-1, 1, 257, 0, 1, 101);
    double[] reference = BurgersReference.Solve(grid);
    double[] u = new double[grid.Count];
    double Error()
    {
        model.EvaluateU(grid.PointX, grid.PointT, u);
        return ErrorNorms.RelativeL2(u, reference);
    }

    TrainingHistory history = model.TrainWithProgress(options, Error, configure: null, cancel);
    ExampleFigure figure = new("relative L2 error of u", Error());
    new ResultFigure
    {
        Title = $"Burgers' equation, viscosity 0.01/pi: {figure}",
        Quantity = "u",
        Grid = grid,
        Prediction = u,
        Reference = reference,
        Losses = history.LossCurves()
    }
        .SavePng(options.OutputPath("burgers.png"));
    model.Save(options.OutputPath("burgers.safetensors"));
    return [figure];
}).Invoke(args);
