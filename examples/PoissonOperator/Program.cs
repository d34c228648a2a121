using ModelGen.Examples;
using ModelGen.Examples.Plots;

const string Purpose = "Learns the potential of a density, from solutions and from the equation alone, and Green's function.";
return new ExampleCommand("poisson", Purpose, (options, cancel) =>
{
    PoissonTraining training = new(options, cancel);
    KernelResult plane = training.Green(), space = training.Green3D();
    new KernelFigure { Title = "One linear layer learns Green's function", Plane = plane, Space = space }.SavePng(options.OutputPath("greens-function.png"));

    PotentialResult[] results = [training.Periodic(), training.Enclosed(), training.ByEquation()];
    new PotentialFigure { Title = "-Laplace phi = rho on 32 x 32 points, learnt by U-Nets", Results = results }.SavePng(options.OutputPath("poisson.png"));
    return
    [
        new ExampleFigure("relative error of Green's function in the plane", plane.Error),
        new ExampleFigure("relative error of Green's function in space", space.Error),
        .. results.Select(result => new ExampleFigure($"relative L2 error of phi, {result.Name}", result.Error)),
    ];
})
    .WithSinglePrecision()
    .Invoke(args);
