// Exercise: ResNet and U-Net against the plain network. Skipped connections let gradients, and fine details, through.
using ModelGen;
using ModelGen.Lecture;
using static ModelGen.Calculus;

// thirty layers of ten: what arrives of the gradient at the input, and what is learnt
Random random = new(1);
double[] x = [.. Enumerable.Range(0, 512).Select(_ => 2 * random.NextDouble() - 1)];
double[] y = [.. x.Select(at => Math.Sin(5 * at))];
using Plain plain = new(seed: 1, threads: 1);
using Residual residual = new(seed: 1, threads: 1);
double[] plainBy = new double[512], residualBy = new double[512], ones = [.. Enumerable.Repeat(1.0, 512)];
plain.GradientByX(x, ones, plainBy);
residual.GradientByX(x, ones, residualBy);
Console.WriteLine($"mean |dy/dx| at the start: plain {plainBy.Average(Math.Abs):0.0e+0}, residual {residualBy.Average(Math.Abs):0.0e+0}");
Check.That("the plain network's gradient has nearly vanished", plainBy.Average(Math.Abs) < residualBy.Average(Math.Abs) / 10);
plain.Train(new Plain.Data(x, y), plan: plan => plan.Adam(epochs: 100, learningRate: 3e-3).MiniBatch(32));
residual.Train(new Residual.Data(x, y), plan: plan => plan.Adam(epochs: 100, learningRate: 3e-3).MiniBatch(32));
Compare("plain", plain.Measure(new Plain.Data(x, y))[0].Loss, "ResNet", residual.Measure(new Residual.Data(x, y))[0].Loss);

// smoothing noisy pictures: the bottleneck of an encoder-decoder loses fine details, a U-Net hands them over
float[] fine = [.. Enumerable.Range(0, 400 * 256).Select(_ => random.NextSingle() - 0.5f)];
float[] smooth = [.. Enumerable.Range(0, fine.Length).Select(i => 0.5f * (fine[i] + fine[i / 256 * 256 + (i + 16) % 256]))];
using EncoderDecoder narrow = new(seed: 1, Precision.Single);
using UNet unet = new(seed: 1, Precision.Single);
narrow.Train(new EncoderDecoder.Data(fine, smooth), plan: plan => plan.Adam(epochs: 10, learningRate: 5e-3).MiniBatch(20));
unet.Train(new UNet.Data(fine, smooth), plan: plan => plan.Adam(epochs: 10, learningRate: 5e-3).MiniBatch(20));
Compare("encoder-decoder", narrow.Measure(new EncoderDecoder.Data(fine, smooth))[0].Loss, "U-Net", unet.Measure(new UNet.Data(fine, smooth))[0].Loss);

static void Compare(string first, double loss, string second, double better) =>
    Check.That($"loss of the {first} network {loss:0.0e+0}, of the {second} {better:0.0e+0}", better < loss / 3);

[Network]
sealed partial class Plain
{
    [Input(1)]  public partial Tensor X { get; }
    [Target(1)] public partial Tensor Y { get; }

    [Output] public Tensor F => Tower.Of(X.Dense(10), skips: false).Dense(1);
    [Loss] Scalar L => MeanSquaredError(F, Y);
}

[Network]
sealed partial class Residual
{
    [Input(1)]  public partial Tensor X { get; }
    [Target(1)] public partial Tensor Y { get; }

    [Output] public Tensor F => Tower.Of(X.Dense(10), skips: true).Dense(1);
    [Loss] Scalar L => MeanSquaredError(F, Y);
}

static class Tower
{
    public static Tensor Of(Tensor x, bool skips)
    {
        for (int layer = 0; layer < 30; layer++)
        {
            Tensor change = x.Dense(10).Sigmoid() - 0.5;
            x = skips ? x + change : change;
        }

        return x;
    }
}

[Network]
sealed partial class EncoderDecoder
{
    [Input(16, 16, 1, Boundary = Boundary.Periodic)] public partial Tensor Image { get; }
    [Target(16, 16, 1)]                              public partial Tensor Wanted { get; }

    [Output] public Tensor Result => Image.Conv2D(8, kernel: 3).Tanh().MaxPool(2).Conv2D(8, kernel: 3).Tanh().Upsample(2).Conv2D(1, kernel: 3);
    [Loss] Scalar L => MeanSquaredError(Result, Wanted.With(Boundary.Periodic));
}

[Network]
sealed partial class UNet
{
    [Input(16, 16, 1, Boundary = Boundary.Periodic)] public partial Tensor Image { get; }
    [Target(16, 16, 1)]                              public partial Tensor Wanted { get; }

    Tensor Fine => Image.Conv2D(8, kernel: 3).Tanh();

    [Output] public Tensor Result => Concat(Fine, Fine.MaxPool(2).Conv2D(8, kernel: 3).Tanh().Upsample(2)).Conv2D(1, kernel: 3);
    [Loss] Scalar L => MeanSquaredError(Result, Wanted.With(Boundary.Periodic));
}
