// Exercise: batch normalisation speeds training up.
using ModelGen;
using ModelGen.Lecture;
using ModelGen.Training;
using static ModelGen.Calculus;

// two spirals, and four layers of sigmoids
Random random = new(1);
int[] labels = [.. Enumerable.Range(0, 1_000).Select(i => i % 2)];
double[] points = [.. labels.SelectMany(label =>
{
    double turn = random.NextDouble(), angle = 2 * Math.PI * turn + Math.PI * label;
    return new[] { (turn + 0.2) * Math.Cos(angle), (turn + 0.2) * Math.Sin(angle) };
})];

using Plain plain = new(seed: 1, threads: 1);
using Normalized normalized = new(seed: 1, threads: 1);
Action<TrainingPlan> plan = plan => plan.Sgd(epochs: 30, learningRate: 0.03, momentum: 0.9).MiniBatch(50).ValidateEvery(20);
double[] without = Losses(plain.Train(new Plain.Data(points, labels), plan: plan));
double[] with = Losses(normalized.Train(new Normalized.Data(points, labels), plan: plan));
Console.WriteLine("epoch    without    with batch norm");
for (int epoch = 0; epoch < 30; epoch += epoch < 5 ? 1 : 5)
{
    Console.WriteLine($"{epoch + 1,5} {without[epoch],10:0.0000} {with[epoch],10:0.0000}");
}

int reached = Array.FindIndex(with, loss => loss <= without.Min()) + 1;
Check.That($"with batch norm epoch {reached} is as good as the best of 30 without", reached is > 0 and <= 15);

// a batch leaves the layer with mean 0 and deviation 1; predictions use running statistics
foreach (string path in new[] { "mean", "variance" })
{
    Console.WriteLine($"running {path} kept with the model: {normalized.Description.Parameters.Count(p => !p.IsTrained && p.Path.EndsWith(path))}");
}

double[] Losses(TrainingHistory history) => [.. history.Validations.Select(entry => entry.Loss)];

[Network]
sealed partial class Plain
{
    [Input(2)]            public partial Tensor X { get; }
    [Target(Classes = 2)] public partial Label Spiral { get; }

    [Output] public Tensor Scores => Block(Block(Block(Block(X)))).Dense(2);
    [Loss] Scalar L => CrossEntropy(Scores, Spiral);

    private static Tensor Block(Tensor x) => x.Dense(24).Sigmoid();
}

[Network]
sealed partial class Normalized
{
    [Input(2)]            public partial Tensor X { get; }
    [Target(Classes = 2)] public partial Label Spiral { get; }

    [Output] public Tensor Scores => Block(Block(Block(Block(X)))).Dense(2);
    [Loss] Scalar L => CrossEntropy(Scores, Spiral);

    private static Tensor Block(Tensor x) => x.Dense(24).BatchNorm().Sigmoid();
}
