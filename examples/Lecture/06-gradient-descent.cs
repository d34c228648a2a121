// Gradient descent by hand and by the library; then on batches.
using ModelGen;
using ModelGen.Lecture;
using static ModelGen.Calculus;

Random random = new(1);
double[] x = [.. Enumerable.Range(0, 256).Select(_ => 2 * random.NextDouble() - 1)];
double[] y = [.. x.Select(at => 2 * at - 1 + 0.1 * (random.NextDouble() - 0.5))];
Line.Data data = new(x, y);

// theta_j -> theta_j - epsilon dL/dtheta_j
using Line byHand = new();
double[] theta = [0, 0], gradient = new double[2];
for (int step = 0; step < 50; step++)
{
    byHand.SetParameters(theta);
    byHand.LossAndGradient(data, gradient);
    theta = [theta[0] - 0.2 * gradient[0], theta[1] - 0.2 * gradient[1]];
}

double[] trained = new double[2];
using Line line = new();
line.SetParameters([0, 0]);
line.Train(data, plan: plan => plan.Sgd(iterations: 50, learningRate: 0.2));
line.GetParameters(trained);
Check.Near("slope after 50 steps", trained[0], theta[0], 1e-12);
Check.Near("offset after 50 steps", trained[1], theta[1], 1e-12);
double loss = line.LossAndGradient(data, gradient);

// stochastic: a batch of 8 for each step, so 32 steps for one look at the data; 2 looks instead of 50
using Line stochastic = new();
stochastic.SetParameters([0, 0]);
stochastic.Train(data, plan: plan => plan.Sgd(epochs: 2, learningRate: 0.2).MiniBatch(8));
double stochasticLoss = stochastic.LossAndGradient(data, gradient);
Console.WriteLine($"loss after 50 steps on all data {loss:0.00000}, after 64 steps on batches of 8 {stochasticLoss:0.00000}");
Check.That("2 passes over the data in batches are as good as 50 on all", stochasticLoss < 1.2 * loss);

[Network]
sealed partial class Line
{
    [Input(1)]  public partial Tensor X { get; }
    [Target(1)] public partial Tensor Y { get; }

    [Output] public Tensor F => X.Dense(1);
    [Loss] Scalar L => MeanSquaredError(F, Y);
}
