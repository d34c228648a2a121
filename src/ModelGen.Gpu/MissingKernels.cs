namespace ModelGen.Gpu;

/// <summary>In place of kernels, for a model whose networks devices do not know yet; generated code makes it.</summary>
/// <param name="Network">The first such network.</param>
public sealed record MissingKernels(string Network)
{
    /// <summary>What is said where a device is asked for (MG4004).</summary>
    internal string Notice(string model) =>
        $"MG4004: '{Network}' of '{model}' is no chain of dense layers with one activation between them, and there are no kernels for other networks on " +
        "devices yet. The processor computes it instead.";
}
