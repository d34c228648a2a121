using ModelGen.Kernels.Networks;

namespace ModelGen.Examples;

/// <summary>What both networks can do, for the picture.</summary>
public interface IDigitNetwork
{
    /// <summary>Layers and their shapes.</summary>
    NetworkDescription Description { get; }

    /// <summary>Scores, [sample, 10].</summary>
    float[] Predict(ReadOnlySpan<float> image);

    /// <summary>The gradient of scores times adjoints by the pixels.</summary>
    void GradientByImage(ReadOnlySpan<float> image, ReadOnlySpan<float> scoresAdjoint, Span<float> gradient);

    /// <summary>What a layer gives.</summary>
    double[] ValuesOf(string path, ReadOnlySpan<double> image);

    /// <summary>All parameters.</summary>
    void GetParameters(Span<double> parameters);

    /// <summary>Writes the network to a file.</summary>
    void Save(string path);
}
