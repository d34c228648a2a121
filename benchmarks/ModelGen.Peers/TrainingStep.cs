using TorchSharp;
using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>One training step: the loss, the gradient of every parameter, an Adam update (1e-3, 0.9, 0.999, 1e-8).</summary>
sealed class TrainingStep
{
    readonly ITrainingLoss loss;
    readonly TanhNetwork network;
    readonly PeerData data;
    readonly optim.Optimizer adam;

    public TrainingStep(PeerCase problem, ITrainingLoss loss, int points, ScalarType type)
    {
        this.loss = loss;
        network = new TanhNetwork(problem.Layers, type);
        data = new PeerData(problem, points, type);
        adam = optim.Adam(network.Parameters, 1e-3);
    }

    /// <summary>Runs one step and returns the loss before its update.</summary>
    public double Run()
    {
        using var scope = NewDisposeScope();
        adam.zero_grad();
        double value = loss.LossAndGradient(network, data);
        adam.step();
        return value;
    }

    /// <summary>The norm of the gradient that the latest step used.</summary>
    public double GradientNorm() => Math.Sqrt(network.Parameters.Sum(p => p.grad is { } g ? g.square().sum().ToDouble() : 0));
}
