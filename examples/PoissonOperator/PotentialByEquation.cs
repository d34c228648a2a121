namespace ModelGen.Examples;

/// <summary>rho -> phi on a periodic square, learnt from densities alone: the loss is Poisson's equation on the grid.</summary>
[Network]
public sealed partial class PotentialByEquation
{
    [Input(PoissonParts.Points, PoissonParts.Points, 1, Boundary = Boundary.Periodic)] public partial Tensor Rho { get; }

    // the largest wavelength has phi = rho / (2 pi)^2; the mean of a periodic potential is free
    private Tensor Scaled => 0.025 * PoissonParts.UNet(Rho.Normalized()).InUnitsOf(Rho);
    [Output] public Tensor Phi => Scaled - Scaled.Mean();

    [Residual] Equation Poisson => Phi.Laplacian(1.0 / PoissonParts.Points) == -Rho;
}
