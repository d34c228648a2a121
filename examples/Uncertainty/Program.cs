using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Plots;
using ModelGen.Terminal;
using ModelGen.Training;

const string About = "Fits measurements with a gap by a network with dropout: mean and band of its predictions (Gal and Ghahramani 2016).";

return new ExampleCommand("uncertainty", About, (options, cancel) =>
{
    Measurements measured = Measurements.Draw(200, options.Seed);
    using Curve model = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);
    using TerminalProgress progress = new();
    TrainingHistory history = model.Train(
        new Curve.Data(measured.X, measured.Y),
        plan: plan => plan.AdamW(options.Iterations ?? 1_500, learningRate: 3e-3, weightDecay: 1e-4, LearningRateSchedule.Cosine()).MiniBatch(50),
        progress: progress,
        cancel: cancel);
    cancel.ThrowIfCancellationRequested();

    double[] x = [.. Enumerable.Range(0, 401).Select(i => Measurements.Start + i * (Measurements.End - Measurements.Start) / 400)];
    (double[] mean, double[] deviation) = model.Predict(x, samples: 100, options.Seed);
    bool[] isGap = [.. x.Select(at => at is > Measurements.GapStart and < Measurements.GapEnd)];
    double inGap = deviation.Where((_, i) => isGap[i]).Average();
    double onData = deviation.Where((_, i) => !isGap[i]).Average();
    new BandFigure
    {
        Title = $"Dropout as uncertainty: a deviation of {onData:F2} where there are data, {inGap:F2} in the gap",
        X = x,
        Mean = mean,
        Deviation = deviation,
        Exact = [.. x.Select(Measurements.Exact)],
        DataX = measured.X,
        DataY = measured.Y,
        Losses = history.LossCurves(),
    }
        .SavePng(options.OutputPath("uncertainty.png"));
    model.Save(options.OutputPath("uncertainty.safetensors"));
    double error = Math.Sqrt(x.Select((at, i) => isGap[i] ? 0 : Math.Pow(mean[i] - Measurements.Exact(at), 2)).Sum() / isGap.Count(gap => !gap));
    return
    [
        new ExampleFigure("root mean square error where there are data", error),
        new ExampleFigure($"deviation in the gap, {inGap:F2}, over that where there are data, {onData:F2}", inGap / onData),
    ];
}).Invoke(args);
