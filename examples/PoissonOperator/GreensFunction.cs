using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>One linear layer whose kernel is as large as the periodic square: what it learns is Green's function of -Laplace.</summary>
[Network]
public sealed partial class GreensFunction
{
    [Input(PoissonParts.Points, PoissonParts.Points, 1, Boundary = Boundary.Periodic)] public partial Tensor Rho { get; }
    [Target(PoissonParts.Points, PoissonParts.Points, 1)]                              public partial Tensor Phi { get; }

    [Output] public Tensor Potential => Rho.Conv2D(1, kernel: PoissonParts.Points, bias: false);
    [Loss]   Scalar Error => MeanSquaredError(Potential, Phi);
}
