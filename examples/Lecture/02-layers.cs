// A feed-forward network is a composition of affine maps and activations.
using ModelGen;
using ModelGen.Lecture;

// y = w3 s(w2 s(w1 x + b1) + b2) + b3
using Chain chain = new();
chain.SetParameters([0.5, 0.1, -2, 0.3, 1.5, -0.4]);   // w1, b1, w2, b2, w3, b3
double x = 0.7;
double byHand = 1.5 * Math.Tanh(-2 * Math.Tanh(0.5 * x + 0.1) + 0.3) - 0.4;
Check.Near("R -> R at 0.7", chain.Predict([x])[0], byHand, 1e-14);

// (y1, y2) = s(W (x1, x2) + b)
using Plane plane = new();
double[,] w = { { 0.3, -0.8 }, { 1.1, 0.6 } };
double[] b = [0.2, -0.5];
plane.SetParameters([w[0, 0], w[0, 1], w[1, 0], w[1, 1], b[0], b[1]]);
double[] input = [0.4, -0.9];
double[] y = plane.Predict(input);

// the same with a dummy index: B = (W b; 0 1) times (x, 1)
double[,] matrix = { { w[0, 0], w[0, 1], b[0] }, { w[1, 0], w[1, 1], b[1] }, { 0, 0, 1 } };
double[] extended = [.. input, 1];
for (int i = 0; i < 2; i++)
{
    double sum = Enumerable.Range(0, 3).Sum(j => matrix[i, j] * extended[j]);
    Check.Near($"R^2 -> R^2, y{i + 1}", y[i], Math.Tanh(sum), 1e-14);
}

Console.Write(plane.Description);

[Network]
sealed partial class Chain
{
    [Input(1)] public partial Tensor X { get; }

    [Output] public Tensor Y => X.Dense(1).Tanh().Dense(1).Tanh().Dense(1);
}

[Network]
sealed partial class Plane
{
    [Input(2)] public partial Tensor X { get; }

    [Output] public Tensor Y => X.Dense(2).Tanh();
}
