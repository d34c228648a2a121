using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>A source and a number to the temperature: equations in the interior and at places, an output at points and one of the samples.</summary>
[Network]
public sealed partial class Heated
{
    [Domain(0, 2)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Input(9, Along = nameof(X))]
    public partial Tensor Source { get; }

    [Input(1)]
    public partial Tensor Rate { get; }

    [Target(9, Along = nameof(X))]
    public partial Tensor Last { get; }

    [Coefficient(0.3)]
    public partial Scalar Diffusivity { get; set; }

    [Output]
    public Tensor Code => Branch;

    [Output]
    public Scalar U => X * (2 - X) * Dot(Branch, Trunk) + 0.1 * Rate[0];

    [Output]
    public Scalar Change => D(U, T);

    [Output]
    public Scalar Bend => D(U, X, X);

    [Output]
    public Scalar Mixed => D(U, X, T, X);

    [Output]
    public Scalar Wall => U.At(X, 0.5);

    [Output]
    public Scalar Straight => Source.Interpolate(X);

    [Output]
    public Scalar Smooth => Source.Interpolate(X, Interpolation.Cubic);

    [Residual(Points = 21)]
    private Equation Law => D(U, T) == Diffusivity * D(U, X, X) + Rate[0] * U * U + Source.Interpolate(X);

    [Condition(Points = 5, Weight = 2)]
    private Equation Start => U.At(T, 0) == Sin(X) * Rate[0];

    [Condition(Points = 5)]
    private Equation End => U.At(T, 1) == Last.Interpolate(X, Interpolation.Cubic);

    [Loss(Weight = 0.1)]
    private Scalar Small => Branch.Square().Mean();

    private Tensor Branch => Concat(Source, Rate).Dense(7).Tanh().Dense(6);

    private Tensor Trunk => Stack(X, T).Dense(8).Tanh().Dense(6).Sin();
}

/// <summary>What follows a branch and a trunk at every pair, a branch that looks at its batch, and a condition at a place.</summary>
[Network]
public sealed partial class PairedOperator
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Input(6, Along = nameof(X))]
    public partial Tensor V { get; }

    [Output]
    public Scalar U => Concat(Branch, Trunk, Stack(X, V.Interpolate(X, Interpolation.Cubic))).Dense(5).Tanh().Dense(1)[0] + Dot(Branch, Trunk);

    [Output]
    public Scalar Slope => D(U, X);

    [Residual(Points = 7)]
    private Equation Law => D(U, X) == V.Interpolate(X);

    [Condition]
    private Equation Start => U.At(X, 0) == 0;

    private Tensor Branch => V.Dense(5).BatchNorm().Tanh().Dense(4);

    private Tensor Trunk => Stack(X).Dense(5).LayerNorm().Tanh().Dense(4);
}

/// <summary>A trunk that nothing trains, and whose derivative is that of a constant.</summary>
[Network]
public sealed partial class HaltedOperator
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Input(3)]
    public partial Tensor V { get; }

    [Output]
    public Scalar U => Dot(V.Dense(4, name: "branch"), Stack(X).Dense(4, name: "trunk").Tanh().StopGradient());

    [Output]
    public Scalar Slope => D(X * U, X);

    [Residual(Points = 7)]
    private Equation Law => U == Sin(X);

    [Condition]
    private Equation Start => U.At(X, 0.5) == 0;
}
