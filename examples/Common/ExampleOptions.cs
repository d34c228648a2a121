namespace ModelGen.Examples;

/// <summary>What the command line of an example asked for.</summary>
public sealed record ExampleOptions
{
    /// <summary>Iterations to train, or null for the example's default plan.</summary>
    public int? Iterations { get; init; }

    /// <summary>Seeds the parameters and the collocation points.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads to use, or null for all cores.</summary>
    public int? Threads { get; init; }

    /// <summary>Train in float instead of double.</summary>
    public bool SinglePrecision { get; init; }

    /// <summary>The folder for the picture and the model; it exists.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Where data sets are kept, or null for the user's cache folder, see <see cref="Data.DataCache"/>.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The example's own flags that were given, such as --paper.</summary>
    public IReadOnlySet<string> Flags { get; init; } = new HashSet<string>();

    /// <summary>A file in the output folder.</summary>
    public string OutputPath(string fileName) => Path.Combine(OutputFolder, fileName);
}
