using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>All of a sample, grids and vectors.</summary>
[Network]
public sealed partial class LayerNorms
{
    [Input(3, 4, 5)]
    public partial Tensor X { get; }

    [Target(6)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.LayerNorm().Tanh().Conv2D(2, kernel: 3).LayerNorm(1e-3).Flatten().Dense(6).LayerNorm();

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Groups of channels, grids and vectors.</summary>
[Network]
public sealed partial class GroupNorms
{
    [Input(3, 4, 6)]
    public partial Tensor X { get; }

    [Target(6)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.GroupNorm(3).Tanh().GroupNorm(6).GlobalAveragePool().Dense(6).GroupNorm(2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Statistics of the batch, twice, on grids and vectors.</summary>
[Network]
public sealed partial class BatchNorms
{
    [Input(3, 4, 2)]
    public partial Tensor X { get; }

    [Target(4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Conv2D(5, kernel: 3).BatchNorm().Silu().Conv2D(3, kernel: 3).BatchNorm(0.3, 1e-3).Tanh().Flatten().Dense(4).BatchNorm();

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Units of inputs and targets.</summary>
[Network]
public sealed partial class NormalizedUnits
{
    [Input(3, 4, 2)]
    public partial Tensor X { get; }

    [Target(3, 4, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Normalized().Conv2D(2, kernel: 3).Tanh().InUnitsOf(T);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}
