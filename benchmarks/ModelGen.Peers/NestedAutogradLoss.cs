using TorchSharp;
using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>Derivatives by autograd of autograd (create_graph), the usual way to write a physics-informed network in Torch.</summary>
internal sealed class NestedAutogradLoss(PeerCase problem) : ITrainingLoss
{
    public double LossAndGradient(TanhNetwork network, PeerData data)
    {
        using Tensor loss = Loss(network, data);
        loss.backward();
        return loss.ToDouble();
    }

    private Tensor Loss(TanhNetwork network, PeerData data)
    {
        Tensor points = Differentiable(data.Residual);
        Tensor output = network.Forward(points);
        if (problem == PeerCase.Schrodinger)
        {
            (Tensor u, Tensor v) = (Column(output, 0), Column(output, 1));
            (Tensor du, Tensor dv) = (Gradient(u, points), Gradient(v, points));
            Tensor u_xx = Column(Gradient(Column(du, 0), points), 0), v_xx = Column(Gradient(Column(dv, 0), points), 0);
            Tensor loss = Residuals.Schrodinger(u, v, Residuals.ScaleT * Column(du, 1), Residuals.ScaleT * Column(dv, 1),
                Residuals.ScaleX * Residuals.ScaleX * u_xx, Residuals.ScaleX * Residuals.ScaleX * v_xx);
            Tensor start = network.Forward(data.Initial!);
            return loss + Residuals.SchrodingerConditions(Column(start, 0), Column(start, 1), data.InitialValues!,
                Side(network, data.Lower!), Side(network, data.Upper!));
        }

        Tensor gradient = Gradient(Column(output, 0), points);
        Tensor first_xx = Column(Gradient(Column(gradient, 0), points), 0);
        if (problem == PeerCase.Kdv)
        {
            return Residuals.Kdv(Column(output, 0), Column(gradient, 1), Column(gradient, 0), Column(Gradient(first_xx, points), 0));
        }

        return problem == PeerCase.Heat
            ? Residuals.Heat(Column(gradient, 1), first_xx)
            : Residuals.Poisson(first_xx + Column(Gradient(Column(gradient, 1), points), 1), data.Source!);
    }

    private static Tensor[] Side(TanhNetwork network, Tensor boundary)
    {
        Tensor points = Differentiable(boundary);
        Tensor output = network.Forward(points);
        (Tensor u, Tensor v) = (Column(output, 0), Column(output, 1));
        return [u, v, Residuals.ScaleX * Column(Gradient(u, points), 0), Residuals.ScaleX * Column(Gradient(v, points), 0)];
    }

    private static Tensor Differentiable(Tensor points) => points.detach().requires_grad_();

    private static Tensor Gradient(Tensor values, Tensor points) => autograd.grad([values.sum()], [points], retain_graph: true, create_graph: true)[0];

    private static Tensor Column(Tensor matrix, int column) => matrix.select(1, column);
}
