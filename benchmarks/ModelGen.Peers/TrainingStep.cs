using TorchSharp;
using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>One training step: the loss, the gradient of every parameter, an Adam update (1e-3, 0.9, 0.999, 1e-8).</summary>
internal sealed class TrainingStep
{
    private readonly ITrainingLoss _loss;
    private readonly TanhNetwork _network;
    private readonly PeerData _data;
    private readonly optim.Optimizer _adam;

    public TrainingStep(PeerCase problem, ITrainingLoss loss, int points, ScalarType type)
    {
        _loss = loss;
        _network = new TanhNetwork(problem.Layers, type);
        _data = new PeerData(problem, points, type);
        _adam = optim.Adam(_network.Parameters, 1e-3);
    }

    /// <summary>Runs one step and returns the loss before its update.</summary>
    public double Run()
    {
        using var scope = NewDisposeScope();
        _adam.zero_grad();
        double value = _loss.LossAndGradient(_network, _data);
        _adam.step();
        return value;
    }

    /// <summary>The norm of the gradient that the latest step used.</summary>
    public double GradientNorm() => Math.Sqrt(_network.Parameters.Sum(p => p.grad is { } g ? g.square().sum().ToDouble() : 0));
}
