using static ModelGen.Calculus;

namespace ModelGen.Examples.Tests;

/// <summary>The best linear encoder-decoder spans the plane of the first principal components (Baldi and Hornik 1989).</summary>
public class LinearAutoencoderTests
{
    [Fact]
    public void A_linear_autoencoder_has_the_error_of_principal_components()
    {
        double[] images = DigitFile.Read().Images;
        PrincipalComponents components = new(images, length: 64, components: 2);
        double exact = images.Zip(components.Decode(components.Encode(images)), (a, b) => (a - b) * (a - b)).Average();
        using LinearAutoencoder model = new(seed: 1, threads: 2);
        LinearAutoencoder.Data data = new(images);

        model.Train(data, plan: plan => plan.LBfgs(300));

        double error = model.Measure(data)[0].Loss;
        Assert.InRange(error, exact * (1 - 1e-12), exact * (1 + 1e-4));
    }
}

/// <summary>64 numbers, 2 numbers, 64 numbers, without an activation.</summary>
[Network]
public sealed partial class LinearAutoencoder
{
    [Input(64)] public partial Tensor Image { get; }

    [Output] public Tensor Decoded => Image.Dense(2).Dense(64);
    [Loss] private Scalar Error => MeanSquaredError(Decoded, Image);
}
