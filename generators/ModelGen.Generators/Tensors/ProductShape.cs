using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tensors;

/// <summary>The geometry of a product: y[o, p] = b[o] + sum over taps k and channels c of W[o, k, c] x[c, p stride - before + k dilation].</summary>
internal sealed record ProductShape
{
    /// <summary>The layer's path, which its parameters are named after.</summary>
    public required string Path { get; init; }

    /// <summary>The path of the weights, where they are not the layer's own but a tensor of the user's, or derived from parameters.</summary>
    public string? Weights { get; init; }

    /// <summary>The path of the biases, where they are derived from parameters.</summary>
    public string? Biases { get; init; }

    /// <summary>The path of W.</summary>
    public string WeightPath => Weights ?? Path + "/weight";

    /// <summary>The path of b.</summary>
    public string BiasPath => Biases ?? Path + "/bias";

    public required EquatableArray<int> Inputs { get; init; }

    public required EquatableArray<int> Outputs { get; init; }

    public required EquatableArray<int> Kernel { get; init; }

    public required EquatableArray<int> Stride { get; init; }

    public required EquatableArray<int> Dilation { get; init; }

    public required EquatableArray<int> Before { get; init; }

    public required EquatableArray<int> Boundaries { get; init; }

    public required int InputChannels { get; init; }

    public required int OutputChannels { get; init; }

    public int Groups { get; init; } = 1;

    public bool IsTransposed { get; init; }

    public bool HasBias { get; init; } = true;

    public int Taps => Kernel.Aggregate(1, (taps, extent) => taps * extent);

    /// <summary>Multiply-adds of one sample, taps beyond the border included.</summary>
    public long MultiplyAdds => (long)(IsTransposed ? Inputs : Outputs).Aggregate(1, (pixels, extent) => pixels * extent)
        * Taps * OutputChannels * (InputChannels / Groups);
}
