namespace ModelGen.Kernels;

/// <summary>What the generator knows of any model and the runtime needs: its name, its parameters and its scalars.</summary>
public abstract record ModelDescription
{
    /// <summary>The declared class.</summary>
    public required string Name { get; init; }

    /// <summary>A hash of everything that decides the meaning of the parameters; saved files carry it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>A hash of everything that the loss computes; checkpoints carry it as well.</summary>
    public required string LossFingerprint { get; init; }

    /// <summary>The parameters in the order of their offsets, without gaps: first those that train, then the others.</summary>
    /// <exception cref="ArgumentException">They do not follow each other.</exception>
    public required IReadOnlyList<ParameterDescription> Parameters
    {
        get;
        init
        {
            field = Array.AsReadOnly([.. value]);
            Learnables = Array.AsReadOnly([.. field.Where(parameter => parameter.IsTrained && parameter.Shape.Count == 0)]);
            ParameterCount = 0;
            ValueCount = 0;
            foreach (ParameterDescription parameter in field)
            {
                if (parameter.Offset != ValueCount || (parameter.IsTrained && ParameterCount != ValueCount))
                {
                    throw new ArgumentException($"'{parameter.Path}' does not follow the parameter before it.", nameof(value));
                }

                ValueCount += parameter.Length;
                ParameterCount += parameter.IsTrained ? parameter.Length : 0;
            }
        }
    }

    /// <summary>The run-time coefficients.</summary>
    public required IReadOnlyList<CoefficientDescription> Coefficients { get; init; }

    /// <summary>The learnable scalars among the parameters.</summary>
    public IReadOnlyList<ParameterDescription> Learnables { get; private init; } = [];

    /// <summary>Numbers that train, P.</summary>
    public int ParameterCount { get; private init; }

    /// <summary>Numbers of all parameters, trained or not.</summary>
    public int ValueCount { get; private init; }
}

/// <summary>A scalar that is set at run time.</summary>
public sealed record CoefficientDescription(string Name, double Default);
