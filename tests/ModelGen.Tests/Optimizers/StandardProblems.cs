namespace ModelGen.Tests.Optimizers;

/// <summary>
/// Problems and their minima from More, Garbow and Hillstrom 1981, "Testing unconstrained optimization software", numbered as there.
/// </summary>
internal static class StandardProblems
{
    public static readonly string[] Names =
    [
        "Rosenbrock", "FreudensteinRoth", "Beale", "JennrichSampson", "HelicalValley", "Bard", "Box3D", "PowellSingular", "Wood",
        "KowalikOsborne", "BrownDennis",
    ];

    /// <summary>The problem at its standard start, and the sums of squares of its minima.</summary>
    public static (LeastSquaresProblem Problem, double[] Minima) Create(string name) => name switch
    {
        "Rosenbrock" => (Rosenbrock(2), [0]),
        "FreudensteinRoth" => (new LeastSquaresProblem(x =>
            [-13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1], -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]], 0.5, -2), [0, 48.98425368]),
        "Beale" => (new LeastSquaresProblem(x =>
            [1.5 - x[0] * (1 - x[1]), 2.25 - x[0] * (1 - x[1] * x[1]), 2.625 - x[0] * (1 - x[1] * x[1] * x[1])], 1, 1), [0]),
        "JennrichSampson" => (new LeastSquaresProblem(x =>
            Rows(10, i => 2 + 2 * i - (Dual.Exp(i * x[0]) + Dual.Exp(i * x[1]))), 0.3, 0.4), [124.3621823556]),
        "HelicalValley" => (new LeastSquaresProblem(x =>
        {
            // theta = atan(x2 / x1) / 2 pi, continued to x1 < 0
            Dual theta = Dual.Atan2(x[1], x[0]) / (2 * Math.PI);
            return [10 * (x[2] - 10 * theta), 10 * (Dual.Sqrt(x[0] * x[0] + x[1] * x[1]) - 1), x[2]];
        }, -1, 0, 0), [0]),
        "Bard" => (new LeastSquaresProblem(x => Rows(15, i =>
        {
            double[] y = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39];
            double v = 16 - i;
            return y[i - 1] - (x[0] + i / (v * x[1] + Math.Min(i, v) * x[2]));
        }), 1, 1, 1), [8.214877306e-3]),
        "Box3D" => (new LeastSquaresProblem(x => Rows(10, i =>
        {
            double t = 0.1 * i;
            return Dual.Exp(-t * x[0]) - Dual.Exp(-t * x[1]) - x[2] * (Math.Exp(-t) - Math.Exp(-10 * t));
        }), 0, 10, 20), [0]),
        "PowellSingular" => (new LeastSquaresProblem(x =>
        {
            Dual a = x[1] - 2 * x[2];
            Dual b = x[0] - x[3];
            return [x[0] + 10 * x[1], Math.Sqrt(5) * (x[2] - x[3]), a * a, Math.Sqrt(10) * (b * b)];
        }, 3, -1, 0, 1), [0]),
        "Wood" => (new LeastSquaresProblem(x =>
        [
            10 * (x[1] - x[0] * x[0]), 1 - x[0], Math.Sqrt(90) * (x[3] - x[2] * x[2]), 1 - x[2],
            Math.Sqrt(10) * (x[1] + x[3] - 2), (x[1] - x[3]) / Math.Sqrt(10),
        ], -3, -1, -3, -1), [0]),
        "KowalikOsborne" => (new LeastSquaresProblem(x => Rows(11, i =>
        {
            double[] y = [0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
            double[] u = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];
            double t = u[i - 1];
            return y[i - 1] - x[0] * (t * t + t * x[1]) / (t * t + t * x[2] + x[3]);
        }), 0.25, 0.39, 0.415, 0.39), [3.075056e-4]),
        "BrownDennis" => (new LeastSquaresProblem(x => Rows(20, i =>
        {
            double t = i / 5.0;
            Dual a = x[0] + t * x[1] - Math.Exp(t);
            Dual b = x[2] + x[3] * Math.Sin(t) - Math.Cos(t);
            return a * a + b * b;
        }), 25, 5, -5, -1), [85822.2016]),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>The extended Rosenbrock function (21).</summary>
    public static LeastSquaresProblem Rosenbrock(int n) => new(
        x => [.. Enumerable.Range(0, n / 2).SelectMany(i => new[] { 10 * (x[2 * i + 1] - x[2 * i] * x[2 * i]), 1 - x[2 * i] })],
        [.. Enumerable.Range(0, n).Select(i => i % 2 == 0 ? -1.2 : 1)]);

    private static Dual[] Rows(int count, Func<int, Dual> row) => [.. Enumerable.Range(1, count).Select(row)];
}
