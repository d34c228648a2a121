using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Plots;
using ModelGen.Examples.References;
using ModelGen.Training;

return new ExampleCommand("heat", "Solves the heat equation u_t = k u_xx with a physics-informed network.", (options, cancel) =>
{
    using Heat model = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);
    SpaceTimeGrid grid = SpaceTimeGrid.Uniform(0, 1, 201, 0, 1, 201);
    double[] exact = new HeatReference(model.K.Value, 0, 1, 1, 0, 0.5).Solve(grid);
    double[] u = new double[grid.Count];
    double Error()
    {
        model.Evaluate(grid.PointX, grid.PointT, u);
        return ErrorNorms.RelativeL2(u, exact);
    }

    TrainingHistory history = model.TrainWithProgress(options, Error, configure: null, cancel);
    ExampleFigure figure = new("relative L2 error of u", Error());
    new ResultFigure
    {
        Title = $"Heat equation u_t = 0.1 u_xx: {figure}",
        Quantity = "u",
        Grid = grid,
        Prediction = u,
        Reference = exact,
        Losses = history.LossCurves()
    }
        .SavePng(options.OutputPath("heat.png"));
    model.Save(options.OutputPath("heat.safetensors"));
    return [figure];
}).Invoke(args);
