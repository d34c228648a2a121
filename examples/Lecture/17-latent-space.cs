// An encoder-decoder: pictures of 64 pixels that two numbers decide, through a bottleneck of two numbers.
using ModelGen;
using ModelGen.Lecture;
using ModelGen.Training;
using static ModelGen.Calculus;

// a bright spot on an 8 x 8 grid, anywhere
Random random = new(1);
double[][] places = [.. Enumerable.Range(0, 2_000).Select(_ => new[] { 2 + 3 * random.NextDouble(), 2 + 3 * random.NextDouble() })];
double[][] images = [.. places.Select(place => Enumerable.Range(0, 64)
    .Select(i => Math.Exp(-(Math.Pow(i / 8 - place[0], 2) + Math.Pow(i % 8 - place[1], 2)) / 4)).ToArray())];
double[] mean = [.. Enumerable.Range(0, 64).Select(i => images.Average(image => image[i]))];
double variance = images.Average(image => image.Zip(mean, (a, b) => (a - b) * (a - b)).Sum()) / 64;

Bottleneck.Data data = new(images.SelectMany(image => image).ToArray());
var (train, test) = data.Split(0.8, seed: 1);
using Bottleneck network = new(seed: 1, Precision.Single);
network.Train(train, test, plan => plan.Adam(epochs: 40, learningRate: 5e-3, schedule: LearningRateSchedule.Cosine()).MiniBatch(32));
double error = network.Measure(test)[0].Loss / variance;
Check.That($"64 -> 2 -> 64: {100 * (1 - error):0.0}% of the variance of unseen pictures is kept", error < 0.05);

// the latent numbers know where the spot is: a linear map of a grid of latent points would be a picture of the square
double[] latent = new double[2 * images.Length], decoded = new double[64 * images.Length];
network.Predict(images.SelectMany(image => image).ToArray(), latent, decoded);
double near = Enumerable.Range(0, 500).Average(i => Distance(places[i], places[Enumerable.Range(500, 1_500).MinBy(j => Latent(i, j))]));
Check.That($"pictures that are neighbours in the latent plane have spots {near:0.00} pixels apart", near < 0.3);

double Latent(int i, int j) => Distance(latent[(2 * i)..(2 * i + 2)], latent[(2 * j)..(2 * j + 2)]);

static double Distance(double[] a, double[] b) => Math.Sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));

[Network]
sealed partial class Bottleneck
{
    [Input(64)] public partial Tensor Image { get; }

    [Output] public Tensor Latent => Image.Dense(32).Tanh().Dense(16).Tanh().Dense(2);
    [Output] public Tensor Decoded => Latent.Dense(16).Tanh().Dense(32).Tanh().Dense(64);
    [Loss] Scalar Error => MeanSquaredError(Decoded, Image);
}
