using System.Globalization;
using ModelGen.Examples.Plots;
using ModelGen.Terminal;
using ModelGen.Training;

namespace ModelGen.Examples;

/// <summary>Trains one of the two networks and tests it on digits that it has never seen.</summary>
public static class DigitRun
{
    /// <summary>Trains, draws the picture, saves the network, and says how many answers are wrong.</summary>
    public static IReadOnlyList<ExampleFigure> Run(ExampleOptions options, CancellationToken cancel) =>
        options.DataFolder is { } folder ? ReadMnist(folder, options, cancel) : ReadDigits(options, cancel);

    private static IReadOnlyList<ExampleFigure> ReadDigits(ExampleOptions options, CancellationToken cancel)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "digits.csv.gz");
        Digits.Data all = new(image: SampleArray.FromCsv(file, ..64).Reshaped(8, 8, 1), digit: SampleArray.FromCsv(file, ^1..));
        (Digits.Data train, Digits.Data test) = all.Split(0.8, options.Seed);
        using Digits model = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);
        using TerminalProgress progress = new();
        TrainingHistory history = model.Train(
            train, null, plan => Plan(plan, options, 30, 1e-2, 64, train.Count, () => Wrong(model.Measure(test))), progress, cancel);
        return Report(model, test, Wrong(model.Measure(test)), history, options, cancel);
    }

    private static IReadOnlyList<ExampleFigure> ReadMnist(string folder, ExampleOptions options, CancellationToken cancel)
    {
        Mnist.Data train = new(image: Idx(folder, "train-images"), digit: Idx(folder, "train-labels"));
        Mnist.Data test = new(image: Idx(folder, "t10k-images"), digit: Idx(folder, "t10k-labels"));
        using Mnist model = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);
        using TerminalProgress progress = new();
        TrainingHistory history = model.Train(
            train, null, plan => Plan(plan, options, 5, 5e-3, 128, train.Count, () => Wrong(model.Measure(test))), progress, cancel);
        return Report(model, test, Wrong(model.Measure(test)), history, options, cancel);
    }

    // the test set is measured, and decides nothing
    private static void Plan(TrainingPlan plan, ExampleOptions options, int epochs, double rate, int batch, int samples, Func<double> wrong)
    {
        int epoch = (samples + batch - 1) / batch;
        plan.MiniBatch(batch)
            .Validate(wrong, every: epoch, "share of wrong answers")
            .AdamW(options.Iterations ?? epoch * epochs, rate, schedule: LearningRateSchedule.OneCycle());
    }

    private static double Wrong(IReadOnlyList<TermLoss> measured) => 1 - measured.Single(term => term.Name == "Right").Value;

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    private static SampleArray Idx(string folder, string name) => SampleArray.FromIdx(
        Directory.EnumerateFiles(folder, name + "*idx*").FirstOrDefault() ?? throw new FileNotFoundException($"'{folder}' has no file {name}-idx*-ubyte."));

    private static IReadOnlyList<ExampleFigure> Report(
        INetwork model, SampleSet test, double wrong, TrainingHistory history, ExampleOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        DigitPictures pictures = new(model, test);
        ValidationEntry[] epochs = [.. history.Validations.Where(entry => !double.IsNaN(entry.ReferenceError))];
        string name = model.Description.Name.ToLowerInvariant();
        new PictureFigure
        {
            Title = $"{test.Count} handwritten digits never seen before, {Percent(1 - wrong)} right",
            Losses =
            [
                .. history.LossCurves(),
                new LossCurve("wrong answers, test", [.. epochs.Select(entry => (double)entry.Iteration)], [.. epochs.Select(entry => entry.ReferenceError)]),
            ],
            Groups =
            [
                ("taken for another digit, or nearly", 10, pictures.Confused()),
                ("what speaks for the digit (red) and against it (blue)", 10, pictures.Saliency()),
                ("filters of the first layer", 8, pictures.Filters()),
                ("what they make of a digit", 8, pictures.FeatureMaps(0)),
                ("what the second layer makes of it", 16, pictures.FeatureMaps(1)),
            ],
        }
            .SavePng(options.OutputPath($"{name}.png"));
        model.Save(options.OutputPath($"{name}.safetensors"));
        return [new ExampleFigure($"wrong answers among {test.Count} digits never seen before ({Percent(1 - wrong)} right)", wrong)];
    }
}
