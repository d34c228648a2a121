using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelGen.Peers;

/// <summary>One training step of a network on a batch in Torch: forward, backward, Adam. Channels first, as Torch wants them.</summary>
internal sealed class NetworkPeer
{
    private readonly Module<Tensor, Tensor> _network;
    private readonly Tensor _input;
    private readonly Tensor _target;
    private readonly Func<Tensor, Tensor, Tensor> _loss;
    private readonly optim.Optimizer _adam;

    private NetworkPeer(Module<Tensor, Tensor> network, Tensor input, Tensor target, Func<Tensor, Tensor, Tensor> loss)
    {
        _network = network;
        _input = input;
        _target = target;
        _loss = loss;
        _adam = optim.Adam(network.parameters(), 1e-3);
        network.train();
    }

    /// <summary>The cases of `-- step`: names and what makes them.</summary>
    public static IReadOnlyDictionary<string, Func<NetworkPeer>> All { get; } = new Dictionary<string, Func<NetworkPeer>>
    {
        ["conv"] = () => Classifier(Convolutions(), rand(128, 1, 28, 28)),
        ["resblock"] = () => new NetworkPeer(new ResidualBlock(), rand(32, 32, 32, 32), rand(32, 32, 32, 32), Squares),
        ["unet"] = () => new NetworkPeer(new UNet(), rand(16, 1, 64, 64), rand(16, 1, 64, 64), Squares),
        ["mlp"] = () => Classifier(
            Sequential(Linear(784, 256), ReLU(), Linear(256, 128), ReLU(), Linear(128, 10)), rand(256, 784)),
        ["fno2d"] = () => new NetworkPeer(new FourierOperator(64, 20, 12), rand(16, 3, 64, 64), rand(16, 1, 64, 64), Squares),
        ["deeponet"] = () => new NetworkPeer(new CartesianDeepONet(500), rand(100, 100), zeros(100, 500), Squares),
    };

    /// <summary>Takes a step.</summary>
    public void Run()
    {
        using var scope = NewDisposeScope();
        _adam.zero_grad();
        Tensor loss = _loss(_network.forward(_input), _target);
        loss.backward();
        _adam.step();
    }

    /// <summary>Predicts the first sample.</summary>
    public void PredictOne()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        _network.forward(_input[..1]);
    }

    private static NetworkPeer Classifier(Module<Tensor, Tensor> network, Tensor input) =>
        new(network, input, randint(10, input.shape[0], dtype: ScalarType.Int64), (scores, classes) => functional.cross_entropy(scores, classes));

    private static Tensor Squares(Tensor prediction, Tensor target) => functional.mse_loss(prediction, target);

    private static Module<Tensor, Tensor> Convolutions() => Sequential(
        Conv2d(1, 16, 3, padding: 1), ReLU(), MaxPool2d(2), Conv2d(16, 32, 3, padding: 1), ReLU(), MaxPool2d(2), Flatten(), Linear(32 * 49, 10));

    private sealed class ResidualBlock : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> _body = Sequential(
            Conv2d(32, 32, 3, padding: 1, bias: false), BatchNorm2d(32), ReLU(), Conv2d(32, 32, 3, padding: 1, bias: false), BatchNorm2d(32));

        public ResidualBlock() : base(nameof(ResidualBlock)) => RegisterComponents();

        public override Tensor forward(Tensor input) => functional.relu(input + _body.forward(input));
    }

    private sealed class UNet : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> _fine = Block(1, 16);
        private readonly Module<Tensor, Tensor> _middle = Block(16, 32);
        private readonly Module<Tensor, Tensor> _coarse = Block(32, 64);
        private readonly Module<Tensor, Tensor> _middleUp = Block(64 + 32, 32);
        private readonly Module<Tensor, Tensor> _fineUp = Block(32 + 16, 16);
        private readonly Module<Tensor, Tensor> _last = Conv2d(16, 1, 1);

        public UNet() : base(nameof(UNet)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            Tensor fine = _fine.forward(input);
            Tensor middle = _middle.forward(functional.max_pool2d(fine, 2));
            Tensor coarse = _coarse.forward(functional.max_pool2d(middle, 2));
            middle = _middleUp.forward(cat([Finer(coarse), middle], 1));
            return _last.forward(_fineUp.forward(cat([Finer(middle), fine], 1)));
        }

        private static Tensor Finer(Tensor x) => functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest);

        private static Module<Tensor, Tensor> Block(long inputs, long outputs) => Sequential(
            Conv2d(inputs, outputs, 3, padding: 1, padding_mode: PaddingModes.Circular),
            ReLU(),
            Conv2d(outputs, outputs, 3, padding: 1, padding_mode: PaddingModes.Circular),
            ReLU());
    }
}
