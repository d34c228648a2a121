using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Data;
using ModelGen.Terminal;
using ModelGen.Training;

const int Training = 200, Test = 50, Frames = 20;

return new ExampleCommand("vorticity", "Learns the steps of a stirred flow with a Fourier neural operator, and goes on from its own.", (options, cancel) =>
{
    VorticitySet set = VorticitySet.AsPublished with { Duration = Frames };
    GridData solutions = options.Solved(set, Training + Test, cancel).EveryNth(set.Points / VorticityStep.Points, 2, 3).Part(axis: 1, first: 1, count: Frames);
    using VorticityTraining training = new(new GridData([.. solutions.Shape, 1], solutions.Values), Training, options);
    using TerminalProgress progress = new();
    TrainingHistory history = training.Train(progress, cancel);

    RolloutErrors errors = training.Errors;
    ExampleFigure figure = new("relative L2 error over the rollout", errors.WholeRelativeL2);
    training.Figure($"Ten frames of a stirred flow, and ten predicted, {Test} test trajectories; {figure}", history)
        .SavePng(options.OutputPath("vorticity.png"));
    training.Network.Save(options.OutputPath("vorticity.safetensors"));
    return
    [
        new ExampleFigure("relative L2 error of the first step", errors.RelativeL2[0]),
        new ExampleFigure("relative L2 error of the last step", errors.RelativeL2[^1]),
        new ExampleFigure("geometric mean of nRMSE over the rollout", RolloutErrors.GeometricMean(errors.NormalizedRmse)),
        figure,
    ];
})
    .WithSinglePrecision()
    .WithData()
    .Invoke(args);
