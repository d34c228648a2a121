using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>What the networks are made of.</summary>
public static class PoissonParts
{
    /// <summary>Points along either axis.</summary>
    public const int Points = 32;

    /// <summary>A U-Net down to 4 x 4 pixels, for every point of a potential depends on the density everywhere. Ronneberger et al. 2015.</summary>
    public static Tensor UNet(Tensor x)
    {
        Tensor finest = Block(x, 16);
        Tensor fine   = Block(finest.AveragePool(2), 32);
        Tensor coarse = Block(fine.AveragePool(2), 48);
        Tensor widest = Block(coarse.AveragePool(2), 64);
        coarse = Block(Concat(widest.UpsampleLinear(2), coarse), 48);
        fine   = Block(Concat(coarse.UpsampleLinear(2), fine), 32);
        return Block(Concat(fine.UpsampleLinear(2), finest), 16).Conv2D(1, kernel: 1);
    }

    private static Tensor Block(Tensor x, int channels) => x.Conv2D(channels, kernel: 3).Gelu().Conv2D(channels, kernel: 3).Gelu();
}
