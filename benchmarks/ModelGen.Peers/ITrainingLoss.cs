using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>A way to compute the loss and the gradient of every parameter.</summary>
internal interface ITrainingLoss
{
    /// <summary>Adds the gradient to every parameter's grad and returns the loss.</summary>
    double LossAndGradient(TanhNetwork network, PeerData data);
}
