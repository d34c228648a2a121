using ModelGen.Examples;
using ModelGen.Examples.Data;
using ModelGen.Terminal;
using ModelGen.Training;

const int Training = 1000, Test = 200;

return new ExampleCommand("darcy", "Learns a -> u with -div(a grad u) = 1, flow through random media, with a Fourier neural operator.", (options, cancel) =>
{
    DarcySet set = new();
    GridData solutions = options.Solved(set, Training + Test, cancel).EveryNth((set.Points - 1) / (DarcyFlow.Points - 1), 2, 3);
    using DarcyTraining training = new(solutions, Training, options);
    using TerminalProgress progress = new();
    TrainingHistory history = training.Train(progress, cancel);

    ExampleFigure figure = new("relative L2 error of u", training.Error);
    training.Figure($"-div(a grad u) = 1 on {DarcyFlow.Points} x {DarcyFlow.Points} nodes, {Test} test media; {figure}", history)
        .SavePng(options.OutputPath("darcy.png"));
    training.Network.Save(options.OutputPath("darcy.safetensors"));
    return [figure];
})
    .WithSinglePrecision()
    .WithData()
    .Invoke(args);
