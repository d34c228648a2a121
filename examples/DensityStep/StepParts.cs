using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>What both networks are made of.</summary>
public static class StepParts
{
    /// <summary>Three resolutions, the coarser ones with more channels; what is lost on the way down is concatenated. Ronneberger et al. 2015.</summary>
    public static Tensor UNet(Tensor x)
    {
        Tensor fine   = Block(x, 16);
        Tensor middle = Block(fine.AveragePool(2), 32);
        Tensor coarse = Block(middle.AveragePool(2), 64);
        middle = Block(Concat(coarse.Upsample(2), middle), 32);
        return Block(Concat(middle.Upsample(2), fine), 16);
    }

    private static Tensor Block(Tensor x, int channels) => x.Conv2D(channels, kernel: 3).Gelu().Conv2D(channels, kernel: 3).Gelu();
}
