using System.Globalization;
using ModelGen;
using ModelGen.Examples;
using ModelGen.NativeHost;
using ModelGen.Terminal;
using ModelGen.Training;

// Trains a [Pinn] and a [Network], with what programs use beside them, and prints what came out: host FOLDER, where it writes its files.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string folder = args[0];
using TerminalProgress progress = new();

using Heat heat = new(seed: 1);
TrainingHistory solved = heat.Train(plan => plan.Points(2_048).Adam(160, 3e-3, LearningRateSchedule.Cosine()).LevenbergMarquardt(40), progress);
solved.SavePng(Path.Combine(folder, "heat.png"), "Heat equation, by a native program");
Console.WriteLine($"heat loss: {heat.Loss():E6}");

string table = Path.Combine(folder, "stripes.csv");
Stripes.Samples(200, seed: 1).ToCsv(table);
Stripes.Data train = new(SampleArray.FromCsv(table, ..^1, hasHeader: true).Reshaped(6, 6, 1), SampleArray.FromCsv(table, ["direction"]));
Stripes.Data test = Stripes.Samples(50, seed: 2);
using Stripes network = new(seed: 1, Precision.Single);
TrainingHistory history = network.Train(
    train.Augmented(Augment.Noise(0.05)), test, plan => plan.AdamW(epochs: 10, learningRate: 1e-2).MiniBatch(20), progress);
Console.WriteLine($"stripes loss: {history.BestValidationLoss:E6}, right {history.Metrics("Right")[^1]:F2}");
history.SavePng(Path.Combine(folder, "stripes.png"));

string weights = Path.Combine(folder, "stripes.safetensors");
network.Save(weights);
using Stripes loaded = new(seed: 2, Precision.Single);
loaded.Load(weights);
double[] image = test.Sample("Image", 0);
Console.WriteLine($"loaded: {network.Predict(image).SequenceEqual(loaded.Predict(image))}");
