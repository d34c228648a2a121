// Exercise: momentum helps where the loss is a narrow valley; Adam scales every parameter by itself.
using ModelGen;
using ModelGen.Lecture;
using ModelGen.Training;
using static ModelGen.Calculus;

// y = x1 + x2 with x2 ten times as wide: the curvatures differ by a factor of 100
Random random = new(1);
double[] x = [.. Enumerable.Range(0, 1_024).SelectMany(_ => new[] { 2 * random.NextDouble() - 1, 10 * (2 * random.NextDouble() - 1) })];
double[] y = [.. Enumerable.Range(0, 1_024).Select(i => x[2 * i] + x[2 * i + 1])];
Valley.Data data = new(x, y);

// the largest steps that do not diverge are of order 1 / 33, which is slow along the valley; momentum remembers where it goes
int descent = Steps("gradient descent", plan => plan.Sgd(iterations: 5_000, learningRate: 0.025));
int momentum = Steps("momentum 0.9", plan => plan.Sgd(iterations: 5_000, learningRate: 0.025, momentum: 0.9));
int adam = Steps("Adam", plan => plan.Adam(iterations: 5_000, learningRate: 0.1));
Check.That("momentum takes less than half the steps", momentum < descent / 2);
Check.That("so does Adam", adam < descent / 2);

int Steps(string name, Action<TrainingPlan> plan)
{
    using Valley model = new();
    model.SetParameters([0, 0, 0]);
    TrainingHistory history = model.Train(data, plan: p =>
    {
        plan(p);
        p.ValidateEvery(1).StopBelow(1e-8);
    });
    Console.WriteLine($"{name}: {history.Count} steps to a loss of {history.BestValidationLoss:0.0e+0}");
    return history.Count;
}

[Network]
sealed partial class Valley
{
    [Input(2)]  public partial Tensor X { get; }
    [Target(1)] public partial Tensor Y { get; }

    [Output] public Tensor F => X.Dense(1);
    [Loss] Scalar L => MeanSquaredError(F, Y);
}
