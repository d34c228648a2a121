namespace ModelGen;

/// <content>Layers in Fourier space. A grid is one period along each of its axes; any number of pixels, primes too.</content>
public sealed partial class Tensor
{
    /// <summary>
    /// The spectral convolution of a Fourier neural operator (Li et al. 2021, arXiv 2010.08895, equation 4), on grids of one, two or three axes: a complex
    /// matrix W_k for each frequency that is kept, y = sum over k of (W_k X_k) exp(2 pi i k x), X_k = mean of x exp(-2 pi i k x), and nothing of the others.
    /// The result is the real part. A Fourier layer is <c>(x.Spectral(32, modes: 12) + x.Dense(32)).Gelu()</c>. The same weights mean the same operator at any
    /// number of pixels. Of the first axis frequencies 0 to modes - 1 are kept, and their conjugates with them; of the others also the negatives.
    /// </summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="modes">
    /// Frequencies from 0 on that are kept along each axis: at most half the pixels, rounded up; n/2 of even n is dropped by definition.
    /// </param>
    /// <param name="initializer">How the weights start: [k..., channel out, Re and Im, channel in].</param>
    /// <param name="name">The layer's name in files.</param>
    /// <exception cref="ArgumentException">The grid has fewer frequencies.</exception>
    public Tensor Spectral(int channels, int modes, Initializer initializer = Initializer.GlorotUniform, string? name = null) =>
        Spectral(channels, [.. Enumerable.Repeat(modes, Math.Max(0, Shape.Count - 1))], initializer, name);

    /// <summary>The spectral convolution with a number of frequencies for each axis.</summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="modes">Frequencies from 0 on that are kept, one number for each axis.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    /// <exception cref="ArgumentException">The grid has fewer frequencies.</exception>
    public Tensor Spectral(int channels, int[] modes, Initializer initializer = Initializer.GlorotUniform, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(modes);
        RequireGrid(modes.Length);
        for (int axis = 0; axis < modes.Length; axis++)
        {
            int most = (Shape[axis] + 1) / 2;
            if (modes[axis] < 1 || modes[axis] > most)
            {
                throw new ArgumentException(
                    $"{modes[axis]} modes of axis {axis}, whose {Shape[axis]} pixels have {most}; give a number from 1 to {most}.", nameof(modes));
            }
        }

        return new Tensor(Expression.Layer("spectral", [channels, (int)initializer, .. modes], Expression), [.. Shape.SkipLast(1), channels], _boundaries);
    }

    /// <summary>
    /// The derivative along a periodic axis of the trigonometric polynomial through the pixels: exact to rounding for what the grid resolves (Trefethen 2000,
    /// Spectral Methods in MATLAB, chapter 3). The frequency n/2 of even n has no odd derivative.
    /// </summary>
    /// <param name="axis">An axis of the grid, from 0.</param>
    /// <param name="length">The period: pixels times spacing.</param>
    /// <param name="order">Which derivative.</param>
    public Tensor SpectralDerivative(int axis, double length, int order = 1) =>
        Like(Expression.Layer("spectralderivative", [axis, order], Expression, Expression.Constant(length)));

    /// <summary>The sum over all axes of <see cref="SpectralDerivative"/> of order 2: the Laplacian of a periodic field without error of the grid.</summary>
    /// <param name="length">The period along every axis: pixels times spacing.</param>
    public Tensor SpectralLaplacian(double length) => Like(Expression.Layer("spectrallaplacian", [], Expression, Expression.Constant(length)));
}
