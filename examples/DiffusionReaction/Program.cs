using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Data;
using ModelGen.Examples.Fields;
using ModelGen.Examples.Plots;
using ModelGen.Examples.References;
using ModelGen.Terminal;
using ModelGen.Training;

const int Training = 5_000, Test = 100, N = DiffusionReaction.Sensors;

return new ExampleCommand("diffusion-reaction", "Learns source -> solution of a diffusion-reaction equation, from the equation alone.", (options, cancel) =>
{
    GridData test = new DiffusionReactionSet { Seed = 2 }.Get(Test, new DataCache(options.DataFolder), cancel: cancel);
    double[] nodes = [.. Enumerable.Range(0, N).Select(i => i / (N - 1.0))];
    GaussianProcess process = new(length: 0.2);
    double[] sources = [.. Enumerable.Range(0, Training).SelectMany(i => process.Sample(seed: 1, i, nodes))];

    using DiffusionReaction model = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);
    using TerminalProgress progress = new();
    TrainingHistory history = model.Train(
        new DiffusionReaction.Data(sources),
        plan: plan => plan.Adam(options.Iterations ?? 30_000, learningRate: 2e-3, LearningRateSchedule.Cosine()).MiniBatch(100),
        progress: progress,
        cancel: cancel);
    cancel.ThrowIfCancellationRequested();

    SpaceTimeGrid grid = new(nodes, nodes);
    double[] x = [.. nodes.SelectMany(_ => nodes)], t = [.. nodes.SelectMany(time => nodes.Select(_ => time))];
    double[] given = Part(0, N), exact = Part(N, N * N), predicted = model.Evaluate(given, x, t);
    double[] errors = [.. Enumerable.Range(0, Test).Select(f =>
        FieldErrors.RelativeL2<double>(predicted.AsSpan(f * N * N, N * N), exact.AsSpan(f * N * N, N * N)))];
    ExampleFigure figure = new("relative L2 error of u", errors.Average());
    new ResultFigure
    {
        Title = $"u_t = 0.01 u_xx + 0.01 u^2 + v(x), learnt from the equation alone: {figure}; of this v {ExampleFigure.Format(errors[0])}",
        Quantity = "u",
        Grid = grid,
        Prediction = predicted[..(N * N)],
        Reference = exact[..(N * N)],
        Losses = history.LossCurves(),
    }
        .SavePng(options.OutputPath("diffusion-reaction.png"));
    model.Save(options.OutputPath("diffusion-reaction.safetensors"));
    return [new ExampleFigure("the largest of the test", errors.Max()), figure];

    // [sample][v, u at times]
    double[] Part(int first, int length) => [.. Enumerable.Range(0, Test)
        .SelectMany(i => test[i].Slice(first, length).ToArray().Select(value => (double)value))];
})
    .WithSinglePrecision()
    .WithData()
    .Invoke(args);
