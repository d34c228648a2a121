namespace ModelGen.Kernels.Networks;

/// <summary>The programs of a network that callers ask for.</summary>
public enum NetworkProgramKind
{
    /// <summary>Outputs from inputs.</summary>
    Predict,

    /// <summary>The same with dropout.</summary>
    Sample,

    /// <summary>Adjoints of inputs from inputs and adjoints of outputs.</summary>
    InputGradient,
}
