namespace ModelGen.Kernels;

/// <summary>What the generator knows of any model and the runtime needs: its name, its parameters and its scalars.</summary>
public abstract record ModelDescription
{
    /// <summary>The declared class.</summary>
    public required string Name { get; init; }

    /// <summary>A hash of everything that decides the meaning of the parameters; saved files carry it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The networks in declaration order; their parameters come first.</summary>
    public required IReadOnlyList<NetworkDescription> Networks { get; init; }

    /// <summary>The learnable scalars; one parameter each, after the networks.</summary>
    public required IReadOnlyList<LearnableDescription> Learnables { get; init; }

    /// <summary>The run-time coefficients.</summary>
    public required IReadOnlyList<CoefficientDescription> Coefficients { get; init; }

    /// <summary>Number of parameters.</summary>
    public required int ParameterCount { get; init; }
}

/// <summary>A fully connected network: its layers and how they start.</summary>
public sealed record NetworkDescription(string Name, IReadOnlyList<LayerDescription> Layers, string Activation, Initializer Initializer);

/// <summary>A dense layer z = W x + b; W is [output][input], row-major, at WeightOffset, b at BiasOffset.</summary>
public sealed record LayerDescription(string Path, int Inputs, int Outputs, int WeightOffset, int BiasOffset);

/// <summary>A scalar that trains with the network.</summary>
public sealed record LearnableDescription(string Name, double Initial, int Offset);

/// <summary>A scalar that is set at run time.</summary>
public sealed record CoefficientDescription(string Name, double Default);
