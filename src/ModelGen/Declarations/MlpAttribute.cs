namespace ModelGen;

/// <summary>
/// Represents a <see cref="Field"/>, a <see cref="ComplexField"/> or a tuple of them by a fully connected network
/// whose last layer is linear.
/// </summary>
/// <param name="widths">Neurons of each hidden layer; positive.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MlpAttribute(params int[] widths) : Attribute
{
    /// <summary>Neurons of each hidden layer.</summary>
    public IReadOnlyList<int> Widths { get; } = Array.AsReadOnly([.. widths]);

    /// <summary>
    /// The name of a static Scalar -> Scalar function, of <see cref="Calculus"/> or of the declaring class; Tanh unless given.
    /// </summary>
    public string? Activation { get; init; }

    /// <summary>
    /// The name of a Scalar[] property that the network reads; unless given, it reads the coordinates mapped to [-1, 1].
    /// </summary>
    public string? Inputs { get; init; }

    /// <summary>
    /// Whether inputs are mapped to [-1, 1]; true unless given. Of declared <see cref="Inputs"/> those are that read nothing but coordinates, where their
    /// range over the domain leaves [-1, 1] or lies within (-0.1, 0.1). False: the network reads all of them as they are.
    /// </summary>
    public bool ScaleInputs { get; init; } = true;

    /// <summary>
    /// The size S of the field in its units: the field is S times the network, so that the network is of order 1. Training chooses it unless it is given.
    /// </summary>
    public double Scale { get; init; }

    /// <summary>The sizes of the fields of a tuple, in their order, as <see cref="Scale"/> is that of a single field.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1819", Justification = "arguments of attributes are arrays")]
    public double[] Scales { get; init; } = [];

    /// <summary>How the weights start.</summary>
    public Initializer Initializer { get; init; } = Initializer.GlorotUniform;
}
