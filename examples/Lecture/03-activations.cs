// Sigmoid: vanishing gradients. ReLU: none.
using ModelGen;
using ModelGen.Lecture;
using static ModelGen.Calculus;

using Towers towers = new();

// s' = s (1 - s) is at most 1/4, so ten of them multiply the gradient by at most 4^-10
Check.Near("one sigmoid, slope at 0", towers.EvaluateOneSigmoid(x: 0), 0.25, 1e-15);
double sigmoids = towers.EvaluateTenSigmoids(x: 1);
Console.WriteLine($"ten sigmoids, slope at 1: {sigmoids:0.0e+0}, and 4^-10 is {Math.Pow(4, -10):0.0e+0}");
Check.That("the sigmoids' gradient has vanished", sigmoids > 0 && sigmoids < Math.Pow(4, -10));
Check.Near("ten ReLUs, slope at 1", towers.EvaluateTenRelus(x: 1), 1, 1e-15);
Check.Near("ten ReLUs, slope at -1", towers.EvaluateTenRelus(x: -1), 0, 1e-15);

[Pinn]
sealed partial class Towers
{
    [Domain(-5, 5)] public partial Coordinate X { get; }

    public Scalar OneSigmoid => D(Sigmoid(X), X);
    public Scalar TenSigmoids => D(Tower(X, Sigmoid), X);
    public Scalar TenRelus => D(Tower(X, Relu), X);

    private static Scalar Tower(Scalar x, Func<Scalar, Scalar> activation)
    {
        for (int layer = 0; layer < 10; layer++)
        {
            x = activation(x);
        }

        return x;
    }
}
