using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace ModelGen.Examples;

/// <summary>Principal component analysis: the plane through the mean that is nearest to the samples in the mean square. Pearson 1901.</summary>
public sealed class PrincipalComponents
{
    private readonly double[] _mean;
    private readonly double[][] _axes;

    /// <param name="samples">[sample][number].</param>
    /// <param name="length">Numbers of a sample.</param>
    /// <param name="components">How many.</param>
    public PrincipalComponents(double[] samples, int length, int components)
    {
        int count = samples.Length / length;
        _mean = [.. Enumerable.Range(0, length).Select(i => Enumerable.Range(0, count).Average(s => samples[s * length + i]))];
        Matrix<double> centred = Matrix<double>.Build.Dense(count, length, (s, i) => samples[s * length + i] - _mean[i]);
        Evd<double> eigen = centred.TransposeThisAndMultiply(centred).Evd(Symmetricity.Symmetric);   // eigenvalues ascend
        _axes = [.. Enumerable.Range(1, components).Select(c => eigen.EigenVectors.Column(length - c).ToArray())];
    }

    /// <summary>[sample][component].</summary>
    public double[] Encode(double[] samples) =>
        [.. samples.Chunk(_mean.Length).SelectMany(sample => _axes.Select(axis => axis.Select((a, i) => a * (sample[i] - _mean[i])).Sum()))];

    /// <summary>[sample][number].</summary>
    public double[] Decode(double[] latent) => [.. latent.Chunk(_axes.Length).SelectMany(point =>
        _mean.Select((mean, i) => mean + point.Select((value, c) => value * _axes[c][i]).Sum()))];
}
