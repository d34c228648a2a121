using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>A U-Net of 16, 32 and 64 channels on a periodic grid of 64 x 64 (Ronneberger et al. 2015).</summary>
[Network]
public sealed partial class UNetStep
{
    [Input(64, 64, 1, Boundary = Boundary.Periodic)]  public partial Tensor Now { get; }
    [Target(64, 64, 1)]                               public partial Tensor Next { get; }

    [Output] public Tensor Prediction => Net(Now).Conv2D(1, kernel: 1);

    [Loss] Scalar Error => MeanSquaredError(Prediction, Next);

    private static Tensor Net(Tensor x)
    {
        Tensor fine = Block(x, 16);
        Tensor middle = Block(fine.MaxPool(2), 32);
        Tensor coarse = Block(middle.MaxPool(2), 64);
        middle = Block(Concat(coarse.Upsample(2), middle), 32);
        return Block(Concat(middle.Upsample(2), fine), 16);
    }

    private static Tensor Block(Tensor x, int channels) => x.Conv2D(channels, kernel: 3).Relu().Conv2D(channels, kernel: 3).Relu();
}
