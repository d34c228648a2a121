// Exercise: the gradient of L = sum_i (y_i - f(x_i))^2 for one neuron with ReLU, f(x) = relu(w x + b).
using ModelGen;
using ModelGen.Lecture;
using static ModelGen.Calculus;

const double w = 0.8, b = -0.3;
double[] x = [-1, 0, 0.5, 1, 2];
double[] y = [0.1, 0, 0.3, 0.2, 1.5];

// by hand: df/dw = x and df/db = 1 where w x + b > 0, else both are 0
double byW = 0, byB = 0;
for (int i = 0; i < x.Length; i++)
{
    double z = w * x[i] + b;
    double f = Math.Max(0, z);
    double slope = z > 0 ? 1 : 0;
    byW += -2 * (y[i] - f) * slope * x[i];
    byB += -2 * (y[i] - f) * slope;
}

// the library's loss is the mean over samples, the lecture's the sum
using Neuron neuron = new();
neuron.SetParameters([w, b]);
double[] gradient = new double[2];
neuron.LossAndGradient(new Neuron.Data(x, y), gradient);
Check.Near("dL/dw", x.Length * gradient[0], byW, 1e-14);
Check.Near("dL/db", x.Length * gradient[1], byB, 1e-14);

// a neuron whose input is negative for all data has no gradient: it is dead
neuron.SetParameters([w, -5]);
neuron.LossAndGradient(new Neuron.Data(x, y), gradient);
Check.Near("of a dead neuron, |dL/dw| + |dL/db|", Math.Abs(gradient[0]) + Math.Abs(gradient[1]), 0, 0);

[Network]
sealed partial class Neuron
{
    [Input(1)]  public partial Tensor X { get; }
    [Target(1)] public partial Tensor Y { get; }

    [Output] public Tensor F => X.Dense(1).Relu();
    [Loss] Scalar L => MeanSquaredError(F, Y);
}
