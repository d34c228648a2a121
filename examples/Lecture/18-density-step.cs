// rho(x, y, t) -> rho(x, y, t + dt) for diffusion: one 3x3 filter, learnt from rho[time, x, y, 1], is the difference scheme.
using ModelGen;
using ModelGen.Lecture;
using static ModelGen.Calculus;

// data: rho + r (sum of the four neighbours - 4 rho) on a periodic grid, some starts, 20 steps of each
const int n = 16, steps = 20, starts = 8;
const double r = 0.1;
Random random = new(1);
List<double> now = [], next = [];
for (int start = 0; start < starts; start++)
{
    double[] rho = [.. Enumerable.Range(0, n * n).Select(_ => random.NextDouble())];
    for (int step = 0; step < steps; step++)
    {
        now.AddRange(rho);
        rho = Step(rho);
        next.AddRange(rho);
    }
}

using Diffusion network = new(seed: 1);
network.Train(new Diffusion.Data(now.ToArray(), next.ToArray()), plan: plan => plan.LBfgs(100));
double[] filter = new double[9];
network.GetParameters(filter);
double[] scheme = [0, r, 0, r, 1 - 4 * r, r, 0, r, 0];
for (int row = 0; row < 3; row++)
{
    Console.WriteLine(string.Join("  ", filter[(3 * row)..(3 * row + 3)].Select(weight => $"{weight,7:0.0000;-0.0000;0.0000}")));
}

Check.Near("largest difference from the scheme", filter.Zip(scheme, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-4);

// a rollout from a start that training has not seen: 20 steps of the network
double[] exact = [.. Enumerable.Range(0, n * n).Select(_ => random.NextDouble())], predicted = exact;
for (int step = 0; step < 20; step++)
{
    exact = Step(exact);
    predicted = network.Predict(predicted);
}

Check.Near("largest error after 20 steps", exact.Zip(predicted, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-3);

static double[] Step(double[] rho) => [.. Enumerable.Range(0, n * n).Select(i =>
{
    int x = i / n, y = i % n;
    double At(int dx, int dy) => rho[(x + dx + n) % n * n + (y + dy + n) % n];
    return At(0, 0) + r * (At(1, 0) + At(-1, 0) + At(0, 1) + At(0, -1) - 4 * At(0, 0));
})];

[Network]
sealed partial class Diffusion
{
    [Input(16, 16, 1, Boundary = Boundary.Periodic)] public partial Tensor Rho { get; }
    [Target(16, 16, 1)]                              public partial Tensor Next { get; }

    [Output] public Tensor Prediction => Rho.Conv2D(1, kernel: 3, bias: false);
    [Loss] Scalar Error => MeanSquaredError(Prediction, Next.With(Boundary.Periodic));
}
