// Part 2: the heat equation u_t = k u_xx as a physics-informed network; L = L_PDE + L_IC + L_BC.
using ModelGen;
using ModelGen.Lecture;
using ModelGen.Training;
using static ModelGen.Calculus;

using Rod rod = new(seed: 1);
TrainingHistory history = rod.Train(plan => plan.KernelLevenbergMarquardt(100));
foreach (string term in history.TermNames)
{
    Console.WriteLine($"{term}: mean square {history.TermLosses(term)[^1]:0.0e+0}");
}

// u = exp(-k pi^2 t) sin(pi x)
double difference = 0, size = 0;
for (int i = 0; i <= 20; i++)
{
    for (int j = 0; j <= 20; j++)
    {
        double x = i / 20.0, t = j / 20.0;
        double exact = Math.Exp(-0.1 * Math.PI * Math.PI * t) * Math.Sin(Math.PI * x);
        difference += Math.Pow(rod.Evaluate(x, t).U - exact, 2);
        size += exact * exact;
    }
}

double error = Math.Sqrt(difference / size);
Check.That($"relative error of u: {error:0.0e+0}", error < 1e-3);

// derivatives by the inputs, of the trained network
double k = 0.1, at = 0.3, now = 0.5;
Check.Near("u_t - k u_xx at (0.3, 0.5)", rod.EvaluateRate(at, now) - k * rod.EvaluateCurvature(at, now), 0, 5e-3);

[Pinn]
sealed partial class Rod
{
    [Domain(0, 1)] public partial Coordinate X { get; }
    [Domain(0, 1)] public partial Coordinate T { get; }
    [Mlp(12, 12)]  public partial Field U { get; }

    public Scalar Rate => D(U, T);
    public Scalar Curvature => D(U, X, X);

    [Residual(Points = 500)] Equation Conduction => D(U, T) == 0.1 * D(U, X, X);
    [Condition(Points = 50)] Equation Start => U.At(T, 0) == Sin(Math.PI * X);
    [Condition(Points = 50)] Equation Left => U.At(X, 0) == 0;
    [Condition(Points = 50)] Equation Right => U.At(X, 1) == 0;
}
