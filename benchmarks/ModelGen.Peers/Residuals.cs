using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>The losses, from the fields and derivatives that either method of differentiation supplies as vectors [points].</summary>
internal static class Residuals
{
    /// <summary>d/dx = ScaleX d/dX and d/dt = ScaleT d/dT of the Schrödinger case.</summary>
    public const double ScaleX = 0.2, ScaleT = 4 / Math.PI;

    public static Tensor MeanSquare(Tensor residual) => (residual * residual).mean();

    public static Tensor Schrodinger(Tensor u, Tensor v, Tensor u_t, Tensor v_t, Tensor u_xx, Tensor v_xx)
    {
        Tensor abs2 = u * u + v * v;
        return MeanSquare(u_t + 0.5 * v_xx + abs2 * v) + MeanSquare(v_t - 0.5 * u_xx - abs2 * u);
    }

    /// <summary>The initial condition and the four periodic ones; lower and upper hold u, v, u_x, v_x.</summary>
    public static Tensor SchrodingerConditions(Tensor u, Tensor v, Tensor start, Tensor[] lower, Tensor[] upper)
    {
        Tensor loss = MeanSquare(u - start) + MeanSquare(v);
        for (int i = 0; i < lower.Length; i++)
        {
            loss += MeanSquare(lower[i] - upper[i]);
        }

        return loss;
    }

    public static Tensor Heat(Tensor u_t, Tensor u_xx) => MeanSquare(u_t - 0.1 * u_xx);

    public static Tensor Kdv(Tensor u, Tensor u_t, Tensor u_x, Tensor u_xxx) => MeanSquare(u_t + 6 * u * u_x + u_xxx);

    public static Tensor Poisson(Tensor laplacian, Tensor source) => MeanSquare(laplacian - source);
}
