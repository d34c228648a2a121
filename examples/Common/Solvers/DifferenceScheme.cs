namespace ModelGen.Examples.Solvers;

/// <summary>What stands for -Laplace on a grid.</summary>
public enum DifferenceScheme
{
    /// <summary>Exact for the trigonometric polynomials of the grid.</summary>
    Spectral,

    /// <summary>Central differences of second order, (2 u_i - u_(i-1) - u_(i+1)) / h^2 along every axis: the three-, five- or seven-point stencil.</summary>
    Central,
}
