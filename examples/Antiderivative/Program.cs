using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Data;
using ModelGen.Examples.Plots;
using ModelGen.Terminal;
using ModelGen.Training;

const int Training = 10_000, Test = 100, N = Antiderivative.Sensors;

return new ExampleCommand("antiderivative", "Learns u -> s with s' = u for random u, from the equation alone.", (options, cancel) =>
{
    DataCache cache = new(options.DataFolder);
    GridData training = new AntiderivativeSet { Seed = 1 }.Get(Training, cache, cancel: cancel);
    GridData test = new AntiderivativeSet { Seed = 2 }.Get(Test, cache, cancel: cancel);

    using Antiderivative model = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);
    using TerminalProgress progress = new();
    TrainingHistory history = model.Train(
        new Antiderivative.Data(Half(training, 0)),
        plan: plan => plan.Adam(options.Iterations ?? 40_000, learningRate: 3e-3, LearningRateSchedule.Cosine()).MiniBatch(100),
        progress: progress,
        cancel: cancel);
    cancel.ThrowIfCancellationRequested();

    double[] x = [.. Enumerable.Range(0, N).Select(i => i / (N - 1.0))];
    double[] functions = Half(test, 0), exact = Half(test, N), predicted = model.Evaluate(functions, x);
    OperatorResult[] results = [.. Enumerable.Range(0, Test).Select(f => f * N).Select(first =>
        new OperatorResult(functions[first..(first + N)], exact[first..(first + N)], predicted[first..(first + N)], IsLine: true) { HasEnd = true })];
    double[] errors = [.. Enumerable.Range(0, Test).Select(f => f * N).Select(first =>
        FieldErrors.RelativeL2<double>(predicted.AsSpan(first, N), exact.AsSpan(first, N)))];
    ExampleFigure figure = new("relative L2 error of s", errors.Average());
    new OperatorFigure
    {
        Title = $"s' = u, learnt from the equation alone: {figure}",
        Input = "u",
        Output = "s",
        Results = results[..3],
        Errors = errors,
        Losses = history.LossCurves(),
        LossTitle = "loss",
    }
        .SavePng(options.OutputPath("antiderivative.png"));
    model.Save(options.OutputPath("antiderivative.safetensors"));
    return [new ExampleFigure("the largest of the test", errors.Max()), figure];

    // [sample][u, s]
    static double[] Half(GridData data, int first) => [.. Enumerable.Range(0, data.Shape[0])
        .SelectMany(i => data[i].Slice(first, N).ToArray().Select(value => (double)value))];
})
    .WithSinglePrecision()
    .WithData()
    .Invoke(args);
