using ModelGen;
using ModelGen.Examples;
using ModelGen.Examples.Plots;
using ModelGen.Terminal;
using ModelGen.Training;

const string About = "Reduces pictures of digits to two numbers and back, by a convolutional encoder-decoder and by principal components.";

return new ExampleCommand("autoencoder", About, (options, cancel) =>
{
    DigitFile file = DigitFile.Read();
    Autoencoder.Data all = new(image: file.Images);
    (Autoencoder.Data train, Autoencoder.Data test) = all.Split(0.8, options.Seed);
    Precision precision = options.SinglePrecision ? Precision.Single : Precision.Double;
    using Autoencoder model = new(options.Seed, precision, options.Threads ?? 0);
    using TerminalProgress progress = new();
    model.Train(
        train,
        test,
        plan => plan.Adam(options.Iterations ?? 100 * train.Count / 32, learningRate: 4e-3, LearningRateSchedule.OneCycle()).MiniBatch(32),
        progress,
        cancel);
    cancel.ThrowIfCancellationRequested();
    string saved = options.OutputPath("autoencoder.safetensors");
    model.Save(saved);

    double error = model.Measure(test).Single(term => term.Name == "Error").Loss;
    double[] latent = new double[2 * all.Count], decoded = new double[64 * all.Count];
    model.Predict(file.Images, latent, decoded);
    LatentPlane plane = new($"encoder-decoder, mean square error {error:F4}", latent, file.Digits);

    // points of the plane need the decoder alone: its layers have the same names
    using Decoder decoder = new(options.Seed, precision, options.Threads ?? 0);
    decoder.LoadMatching(saved);

    PrincipalComponents components = new(Images(train), length: 64, components: 2);
    double[] unseen = Images(test), rebuilt = components.Decode(components.Encode(unseen));
    double linearError = unseen.Zip(rebuilt, (a, b) => (a - b) * (a - b)).Average();
    LatentPlane linear = new($"principal components, mean square error {linearError:F4}", components.Encode(file.Images), file.Digits);

    new LatentFigure
    {
        Title = $"{file.Digits.Length:N0} digits of 64 pixels, reduced to 2 numbers",
        Planes = [plane with { Decoded = decoder.Predict(plane.Lattice) }, linear with { Decoded = components.Decode(linear.Lattice) }],
    }
        .SavePng(options.OutputPath("autoencoder.png"));
    return [new ExampleFigure($"mean square error of {test.Count} unseen pictures (by principal components {ExampleFigure.Format(linearError)})", error)];
}).WithSinglePrecision().Invoke(args);

static double[] Images(Autoencoder.Data data) => [.. Enumerable.Range(0, data.Count).SelectMany(i => data.Sample("Image", i))];
