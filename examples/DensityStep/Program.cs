using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Data;
using ModelGen.Examples.Plots;
using ModelGen.Terminal;
using ModelGen.Training;

const int Training = 80, Validation = 4, Test = 8, Steps = 25;

return new ExampleCommand("density-step", "Learns rho(t) -> rho(t + dt) with a U-Net, on data from a spectral solver.", (options, cancel) =>
{
    StepProblem problem = StepProblem.Of(options);
    GridData frames = problem.Frames(Training + Validation + Test, Steps, options, cancel);
    // no trajectory is in two of them; the test decides nothing
    GridData training = frames.Slice(0, Training), validation = frames.Slice(Training, Validation), test = frames.Slice(Training + Validation, Test);

    using StepModel model = new(problem.Components, options.Seed, options.Threads ?? 0, options.SinglePrecision ? Precision.Single : Precision.Double);
    using TerminalProgress progress = new();
    TrainingHistory history = model.Train(training, validation, options.Iterations, progress, cancel);

    RolloutErrors errors = model.MeasureRollout(test), persistence = RolloutErrors.OfPersistence(test.ToSamples());
    ExampleFigure figure = new($"relative L2 error of one step of {problem.Name}", model.Error(test));
    new RolloutFigure
    {
        Title = $"{figure}; after 20 steps {ExampleFigure.Format(errors.RelativeL2[19])}, if nothing moved {ExampleFigure.Format(persistence.RelativeL2[19])}",
        Quantity = problem.Quantity,
        Truth = test,
        Prediction = model.Roll(test),
        Errors = errors,
        Persistence = persistence,
        Losses = history.LearningCurves(every: Training * Steps / StepModel.Batch),
    }
        .SavePng(options.OutputPath($"density-step-{problem.Name}.png"));
    model.Network.Save(options.OutputPath($"density-step-{problem.Name}.safetensors"));
    return
    [
        new ExampleFigure("relative L2 error after 20 steps, if nothing moved", persistence.RelativeL2[19]),
        new ExampleFigure("relative L2 error after 20 steps", errors.RelativeL2[19]),
        figure,
    ];
})
    .WithSinglePrecision()
    .WithData()
    .WithFlag("--vorticity", "The vorticity of a flow in place of a density")
    .WithFlag("--velocity", "The velocity of a flow in place of a density")
    .Invoke(args);
