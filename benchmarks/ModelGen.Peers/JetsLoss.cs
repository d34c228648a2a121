using TorchSharp;
using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>
/// Derivatives by <see cref="TaylorJets"/>; all points in one batch, or in chunks whose gradients add up, which keeps the
/// intermediate tensors in cache.
/// </summary>
/// <param name="problem">The case.</param>
/// <param name="chunk">Residual points per chunk, or null for one batch.</param>
internal sealed class JetsLoss(PeerCase problem, int? chunk = null) : ITrainingLoss
{
    public double LossAndGradient(TanhNetwork network, PeerData data)
    {
        long points = data.Residual.shape[0], length = Math.Min(chunk ?? points, points);
        double sum = 0;
        for (long first = 0; first < points; first += length)
        {
            using var scope = NewDisposeScope();
            long count = Math.Min(length, points - first);
            Tensor loss = Loss(network, data, first, count, (double)count / points);
            loss.backward();
            sum += loss.ToDouble();
        }

        return sum;
    }

    // the conditions go with the first chunk, in the same batch as its residual points
    private Tensor Loss(TanhNetwork network, PeerData data, long first, long count, double share)
    {
        Tensor points = data.Residual.narrow(0, first, count);
        bool conditions = problem == PeerCase.Schrodinger && first == 0;
        if (conditions)
        {
            points = cat([points, data.Initial!, data.Lower!, data.Upper!]);
        }

        TaylorJets jets = TaylorJets.Forward(network, points, problem.Highest);
        Tensor At(Tensor values, int output, long from, long length) => values.narrow(0, from, length).select(1, output);
        Tensor Residual(Tensor values, int output) => At(values, output, 0, count);
        (Tensor d_0, Tensor d_1) = (jets.First.select(0, 0), jets.First.select(0, 1));
        if (problem == PeerCase.Heat)
        {
            return share * Residuals.Heat(Residual(d_1, 0), Residual(jets.Second, 0));
        }

        if (problem == PeerCase.Poisson)
        {
            return share * Residuals.Poisson(Residual(jets.Second, 0), data.Source!.narrow(0, first, count));
        }

        if (problem == PeerCase.Kdv)
        {
            return share * Residuals.Kdv(Residual(jets.Value, 0), Residual(d_1, 0), Residual(d_0, 0), Residual(jets.Third!, 0));
        }

        Tensor loss = share * Residuals.Schrodinger(Residual(jets.Value, 0), Residual(jets.Value, 1),
            Residuals.ScaleT * Residual(d_1, 0), Residuals.ScaleT * Residual(d_1, 1),
            Residuals.ScaleX * Residuals.ScaleX * Residual(jets.Second, 0), Residuals.ScaleX * Residuals.ScaleX * Residual(jets.Second, 1));
        if (!conditions)
        {
            return loss;
        }

        Tensor[] Side(long from) =>
        [
            At(jets.Value, 0, from, PeerData.BoundaryPairs), At(jets.Value, 1, from, PeerData.BoundaryPairs),
            Residuals.ScaleX * At(d_0, 0, from, PeerData.BoundaryPairs), Residuals.ScaleX * At(d_0, 1, from, PeerData.BoundaryPairs),
        ];
        long lower = count + PeerData.InitialPoints;
        return loss + Residuals.SchrodingerConditions(At(jets.Value, 0, count, PeerData.InitialPoints), At(jets.Value, 1, count, PeerData.InitialPoints),
            data.InitialValues!, Side(lower), Side(lower + PeerData.BoundaryPairs));
    }
}
