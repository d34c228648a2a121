// L_B = L + noise: less of it with larger batches, or with smaller steps (Smith et al. 2017).
using ModelGen;
using ModelGen.Lecture;
using ModelGen.Training;
using static ModelGen.Calculus;

const int samples = 4_096, inputs = 8;
Random random = new(1);
double[] x = [.. Enumerable.Range(0, samples * inputs).Select(_ => 2 * random.NextDouble() - 1)];
double[] y = [.. Enumerable.Range(0, samples).Select(i => x[i * inputs] - x[i * inputs + 1] + 2 * random.NextDouble() - 1)];
Linear.Data data = new(x, y);

// the noise of the gradient falls as one over the root of the batch
using Linear model = new(seed: 1, threads: 1);
double[] exact = new double[inputs + 1], gradient = new double[inputs + 1];
model.LossAndGradient(data, exact);
double[] noise = [.. new[] { 16, 64, 256 }.Select(batch => Enumerable.Range(0, 200).Average(_ =>
{
    model.LossAndGradient(data.Subset(Enumerable.Range(0, batch).Select(_ => random.Next(samples))), gradient);
    return Math.Sqrt(gradient.Zip(exact, (g, e) => (g - e) * (g - e)).Sum());
}))];
Console.WriteLine($"noise of the gradient, batches of 16, 64, 256: {noise[0]:0.000}, {noise[1]:0.000}, {noise[2]:0.000}");
Check.Near("batch times 4, noise divided by", noise[0] / noise[1], 2, 0.2);

// the least loss that there is
double least = Loss("L-BFGS, all data", plan => plan.LBfgs(50), 0).Excess;
var constant = Loss("constant", plan => plan.Sgd(epochs: 24, learningRate: 0.2).MiniBatch(4), least);
var decayed = Loss("rate halved every 2 epochs",
    plan => plan.Sgd(epochs: 24, learningRate: 0.2, schedule: LearningRateSchedule.Step(0.5, every: 2 * samples / 4)).MiniBatch(4), least);
var grown = Loss("batch doubled every 700 steps", plan => plan.Sgd(epochs: 24, learningRate: 0.2).MiniBatch(4).GrowBatch(2, every: 700), least);
Check.That("both lower the noise", decayed.Excess < constant.Excess / 5 && grown.Excess < constant.Excess / 5);
Check.That("a growing batch takes fewer steps", grown.Steps < decayed.Steps / 2);

(double Excess, int Steps) Loss(string name, Action<TrainingPlan> plan, double least)
{
    using Linear trained = new(seed: 1, threads: 1);
    TrainingHistory history = trained.Train(data, plan: p =>
    {
        plan(p);
        p.ValidateEvery(1_000_000);   // otherwise the best iterate is kept, which hides the noise
    });
    double excess = trained.LossAndGradient(data, gradient) - least;
    Console.WriteLine($"{name}: {(least == 0 ? "loss" : "excess loss")} {excess:0.0e+0} after {history.Count} steps");
    return (excess, history.Count);
}

[Network]
sealed partial class Linear
{
    [Input(8)]  public partial Tensor X { get; }
    [Target(1)] public partial Tensor Y { get; }

    [Output] public Tensor F => X.Dense(1);
    [Loss] Scalar L => MeanSquaredError(F, Y);
}
