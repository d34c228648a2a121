using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Plots;
using ModelGen.Examples.References;
using ModelGen.Training;

const string About = "Finds the coefficients of u_t + lambda_1 u u_x = lambda_2 u_xx from 2,000 measurements, clean and with 1% noise.";

return new ExampleCommand("inverse-burgers", About, (options, cancel) =>
{
    Measurements clean = Measurements.Draw(2_000, noise: 0, options.Seed);
    Measurements noisy = Measurements.Draw(2_000, noise: 0.01, options.Seed);
    return [.. Identify(clean, "clean", options, cancel), .. Identify(noisy, "1% noise", options, cancel)];
}).Invoke(args);

static IReadOnlyList<ExampleFigure> Identify(Measurements data, string kind, ExampleOptions options, CancellationToken cancel)
{
    using InverseBurgers model = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);
    model.Observe(data.X, data.T, data.U);
    SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-1, 1, 257, 0, 1, 101);
    double[] reference = BurgersReference.Solve(grid);
    double[] u = new double[grid.Count];
    double Error()
    {
        model.Evaluate(grid.PointX, grid.PointT, u);
        return ErrorNorms.RelativeL2(u, reference);
    }

    TrainingHistory history = model.TrainWithProgress(options, Error, configure: null, cancel);
    Error();
    new ResultFigure
    {
        Title = $"Burgers' equation found from data ({kind}): lambda_1 = {model.Lambda1.Value:F4}, lambda_2 = {model.Lambda2.Value:F6}",
        Quantity = "u",
        Grid = grid,
        Prediction = u,
        Reference = reference,
        Losses = history.LossCurves()
    }
        .SavePng(options.OutputPath(data.Noise == 0 ? "inverse-burgers-clean.png" : "inverse-burgers-noisy.png"));
    model.Save(options.OutputPath(data.Noise == 0 ? "inverse-burgers-clean.safetensors" : "inverse-burgers-noisy.safetensors"));
    return
    [
        new ExampleFigure($"{kind}, relative error of lambda_1 = {model.Lambda1.Value:F5}", Math.Abs(model.Lambda1.Value - 1)),
        new ExampleFigure($"{kind}, relative error of lambda_2 = {model.Lambda2.Value:F7}", Math.Abs(model.Lambda2.Value / BurgersReference.Viscosity - 1)),
    ];
}
