using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>What both networks are made of.</summary>
public static class StepParts
{
    /// <summary>Three resolutions, the coarser ones with more channels; what is lost on the way down is concatenated. Ronneberger et al. 2015.</summary>
    public static Tensor UNet(Tensor x)
    {
        Tensor finest = Block(x, 16);
        Tensor fine   = Block(finest.AveragePool(2), 32);
        Tensor coarse = Block(fine.AveragePool(2), 64);
        Tensor widest = Block(coarse.AveragePool(2), 64);
        coarse = Block(Concat(widest.UpsampleLinear(2), coarse), 64);
        fine   = Block(Concat(coarse.UpsampleLinear(2), fine), 32);
        return Block(Concat(fine.UpsampleLinear(2), finest), 16);
    }

    private static Tensor Block(Tensor x, int channels) => x.Conv2D(channels, kernel: 3).Gelu().Conv2D(channels, kernel: 3).Gelu();
}
