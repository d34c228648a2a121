using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Data;
using ModelGen.Terminal;
using ModelGen.Training;

const int Training = 1000, Test = 200;

return new ExampleCommand("burgers-operator", "Learns u(x, 0) -> u(x, 1) of Burgers' equation with a Fourier neural operator.", (options, cancel) =>
{
    GridData solutions = options.Solved(new BurgersSet(), Training + Test, cancel);
    using BurgersTraining training = new(solutions, Training, options);
    using TerminalProgress progress = new();
    TrainingHistory history = training.Train(progress, cancel);

    string path = options.OutputPath("burgers-operator.safetensors");
    training.Network.Save(path);
    ExampleFigure figure = new("relative L2 error of u(x, 1)", training.Error);
    training.Figure($"u(x, 0) -> u(x, 1) of Burgers' equation, {Test} test functions; {figure}", history).SavePng(options.OutputPath("burgers-operator.png"));
    return
    [
        new ExampleFigure($"the same network at {BurgersFine.Points} points", training.ErrorOf(new BurgersFine(options.Seed, Precision.Single), path)),
        new ExampleFigure($"the same network at {BurgersFinest.Points} points", training.ErrorOf(new BurgersFinest(options.Seed, Precision.Single), path)),
        figure,
    ];
})
    .WithSinglePrecision()
    .WithData()
    .Invoke(args);
