using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>
/// A curve through measurements, with dropout before every layer but the first: training presses the spread of its predictions down where there are data, and
/// only there. Gal and Ghahramani 2016. The first layer gives waves of random lengths (Tancik et al. 2020), which are alike at every x.
/// </summary>
[Network]
public sealed partial class Curve
{
    [Input(1)]  public partial Tensor X { get; }
    [Target(1)] public partial Tensor Y { get; }

    [Output] public Tensor Prediction => Waves(3 * X.Normalized()).Dropout(0.1).Dense(100, Initializer.HeNormal).Relu().Dropout(0.1).Dense(1).InUnitsOf(Y);
    [Loss]   Scalar Error => MeanSquaredError(Prediction, Y);

    private static Tensor Waves(Tensor x)
    {
        Tensor phase = x.Dense(100, Initializer.HeNormal);
        return Concat(phase.Sin(), phase.Cos());
    }
}
