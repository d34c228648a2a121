// In Practice: simple derivatives, and the derivatives of model parameters.
using ModelGen;
using ModelGen.Lecture;
using static ModelGen.Calculus;

// y = x^2, dy = 2x dx
using Square square = new();
Check.Near("dy/dx of x^2 at 3", square.EvaluateSlope(x: 3), 6);

// layer = Dense(2, relu), x = (1, 2, 3), loss = mean y^2
using Layer layer = new();
layer.SetParameters([0.1, 0.2, 0.3, -0.4, 0.5, -0.6, 0.5, -0.7]);   // W = (0.1 0.2 0.3; -0.4 0.5 -0.6), b = (0.5, -0.7)
Layer.Data data = new(x: new double[] { 1, 2, 3 });
double[] gradient = new double[8];
double loss = layer.LossAndGradient(data, gradient);

// by hand: z = W x + b = (1.9, -1.9), y = (1.9, 0), loss = y1^2 / 2, so dloss/dz = (y1, 0)
Check.Near("loss", loss, 1.9 * 1.9 / 2);
double[] byHand = [1.9 * 1, 1.9 * 2, 1.9 * 3, 0, 0, 0, 1.9, 0];
for (int i = 0; i < 8; i++)
{
    Check.Near(i < 6 ? $"dloss/dW{i / 3 + 1}{i % 3 + 1}" : $"dloss/db{i - 5}", gradient[i], byHand[i]);
}

Console.WriteLine($"central differences agree to {layer.CheckGradients(data):0e+0}");

[Pinn]
sealed partial class Square
{
    [Domain(-5, 5)] public partial Coordinate X { get; }

    public Scalar Slope => D(X * X, X);
}

[Network]
sealed partial class Layer
{
    [Input(3)] public partial Tensor X { get; }

    [Output] public Tensor Y => X.Dense(2).Relu();
    [Loss] Scalar Loss => Y.Square().Mean();
}
