using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Plots;
using ModelGen.Terminal;
using ModelGen.Training;

const int Count = 10_000, Batch = 32, Epochs = 20;
const double LargestAngle = 0.1;
const string About = "Finds the generator of rotations in pairs of random pictures, one turned a little, by a Lie-algebra convolution.";

return new ExampleCommand("find-symmetry", About, (options, cancel) =>
{
    TurnedPictures pairs = new(Count, LargestAngle, options.Seed);
    (FindSymmetry.Data train, FindSymmetry.Data test) = new FindSymmetry.Data(picture: pairs.Pictures, turned: pairs.Turned).Split(0.8, options.Seed);
    using FindSymmetry model = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);
    using TerminalProgress progress = new();
    TrainingHistory history = model.Train(
        train,
        test,
        plan => plan
            .Adam(options.Iterations ?? 0, 1e-2, LearningRateSchedule.OneCycle(), epochs: options.Iterations is null ? Epochs : 0)
            .MiniBatch(Batch),
        progress,
        cancel);
    cancel.ThrowIfCancellationRequested();

    double[] found = [.. model.GetParameters("L").Values], generator = TurnedPictures.Generator();
    double cosine = Dot(found, generator) / Math.Sqrt(Dot(found, found) * Dot(generator, generator));
    ExampleFigure figure = new("absolute cosine of the matrix found and the generator of rotations", Math.Abs(cosine));
    new PictureFigure
    {
        Title = $"{Count:N0} pairs of random pictures, turned by up to {LargestAngle} radians; absolute cosine {Math.Abs(cosine):F3}",
        Losses = history.LearningCurves(every: train.Count / Batch),
        Groups =
        [
            ("rows of the matrix found, each in its own scale", TurnedPictures.Side, Rows(found, Math.Sign(cosine))),
            ("rows of the generator of rotations", TurnedPictures.Side, Rows(generator, 1)),
            ("a picture that the network goes on turning", 4, Turning(model)),
        ],
    }
        .SavePng(options.OutputPath("find-symmetry.png"), height: 1700);
    model.Save(options.OutputPath("find-symmetry.safetensors"));
    return [figure];
}).WithSinglePrecision().Invoke(args);

static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

static Picture[] Rows(double[] matrix, int sign) => [.. matrix.Chunk(TurnedPictures.Pixels).Select(row =>
    new Picture(TurnedPictures.Side, TurnedPictures.Side, [.. row.Select(number => sign * number)]) { IsSigned = true })];

// a bar off the middle, smooth enough for seven pixels
static Picture[] Turning(FindSymmetry model)
{
    const int Each = 4;
    double[] now = [.. Enumerable.Range(0, TurnedPictures.Pixels).Select(i => Bar(i / TurnedPictures.Side - 3, i % TurnedPictures.Side - 3))];
    List<Picture> pictures = [];
    for (int step = 0; step < 8 * Each; step++)
    {
        if (step % Each == 0)
        {
            pictures.Add(new Picture(TurnedPictures.Side, TurnedPictures.Side, now, $"{step} times") { IsSigned = true });
        }

        now = model.Predict(now);
    }

    return [.. pictures];

    static double Bar(double x, double y) => Math.Exp(-(x - 1.5) * (x - 1.5) / 2 - y * y / 2) - Math.Exp(-(x + 1.5) * (x + 1.5) / 2 - y * y / 2);
}
