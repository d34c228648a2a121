using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>A picture of 8 x 8 pixels through a bottleneck of two numbers, and back.</summary>
[Network]
public sealed partial class Autoencoder
{
    [Input(8, 8, 1)] public partial Tensor Image { get; }

    [Output] public Tensor Latent => Encode(Image);
    [Output] public Tensor Decoded => Decode(Latent);

    [Loss]                Scalar Error => MeanSquaredError(Decoded, Image);
    [Loss(Weight = 3e-4)] Scalar Size  => Latent.Square().Mean();              // keeps the plane in one piece

    private static Tensor Encode(Tensor image) => image
        .Conv2D(32, kernel: 3).Silu().AveragePool(2)
        .Conv2D(64, kernel: 3).Silu().AveragePool(2)
        .Flatten().Dense(64).Silu().Dense(2);

    // shared with the class below
    internal static Tensor Decode(Tensor latent) => latent
        .Dense(64).Silu().Dense(2 * 2 * 64).Silu().Reshape(2, 2, 64)
        .Upsample(2).Conv2D(32, kernel: 3).Silu()
        .Upsample(2).Conv2D(16, kernel: 3).Silu().Conv2D(1, kernel: 1).Sigmoid();
}
