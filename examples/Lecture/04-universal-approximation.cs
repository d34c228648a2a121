// Networks approximate any function; so do Taylor series, where they converge.
using ModelGen;
using ModelGen.Lecture;

double[] x = [.. Enumerable.Range(0, 201).Select(i => -2 + i / 50.0)];

// 1 / (1 + x^2) = 1 - x^2 + x^4 - ...: more terms make it worse beyond |x| = 1
List<double> series = [];
foreach (int terms in new[] { 2, 4, 8, 16 })
{
    series.Add(x.Max(at => Math.Abs(Enumerable.Range(0, terms).Sum(n => Math.Pow(-at * at, n)) - 1 / (1 + at * at))));
    Console.WriteLine($"Taylor series, {terms,2} coefficients: largest error on [-2, 2] {series[^1]:0.0e+0}");
}

using Two two = new(seed: 1);
using Four four = new(seed: 1);
using Eight eight = new(seed: 1);
two.Train(plan => plan.LevenbergMarquardt(100));
four.Train(plan => plan.LevenbergMarquardt(100));
eight.Train(plan => plan.LevenbergMarquardt(100));
double[] networks = [Error(two, two.Evaluate), Error(four, four.Evaluate), Error(eight, eight.Evaluate)];
Check.That("more terms of the series are worse", series[0] < series[1] && series[1] < series[2] && series[2] < series[3]);
Check.That("more neurons are better", networks[1] < networks[0] / 3 && networks[2] < networks[1] / 3);

double Error(PinnModel model, EvaluateMany evaluate)
{
    double[] u = new double[x.Length];
    evaluate(x, u);
    double largest = x.Zip(u, (at, value) => Math.Abs(value - 1 / (1 + at * at))).Max();
    Console.WriteLine($"network, {model.ParameterCount} parameters: largest error on [-2, 2] {largest:0.0e+0}");
    return largest;
}

delegate void EvaluateMany(ReadOnlySpan<double> x, Span<double> u);

[Pinn]
sealed partial class Two
{
    [Domain(-2, 2)] public partial Coordinate X { get; }
    [Mlp(2)]        public partial Field U { get; }

    [Residual(Points = 200)] Equation Fit => U == 1 / (1 + X * X);
}

[Pinn]
sealed partial class Four
{
    [Domain(-2, 2)] public partial Coordinate X { get; }
    [Mlp(4)]        public partial Field U { get; }

    [Residual(Points = 200)] Equation Fit => U == 1 / (1 + X * X);
}

[Pinn]
sealed partial class Eight
{
    [Domain(-2, 2)] public partial Coordinate X { get; }
    [Mlp(8)]        public partial Field U { get; }

    [Residual(Points = 200)] Equation Fit => U == 1 / (1 + X * X);
}
