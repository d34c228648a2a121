using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>
/// Forward Taylor jets by hand: u, u_1, u_2 and either u_11 or the Laplacian u_11 + u_22, four coefficients stacked so that each
/// layer is one matrix product. Reverse mode is autograd's.
/// </summary>
/// <param name="Value">[points][outputs].</param>
/// <param name="First">u_1 and u_2, [2][points][outputs].</param>
/// <param name="Second">u_11 or u_11 + u_22, [points][outputs].</param>
sealed record TaylorJets(Tensor Value, Tensor First, Tensor Second)
{
    const int Coefficients = 4;

    public static TaylorJets Forward(TanhNetwork network, Tensor points, bool collapsed)
    {
        long count = points.shape[0];
        // x enters linearly: its first coefficients are the rows of W, its second are zero
        Tensor z = addmm(network.Biases(0), points, network.Weights(0), 1, 1);
        Tensor z_first = network.Weights(0).unsqueeze(1);
        Tensor? z_second = null;
        for (int l = 1; ; l++)
        {
            (Tensor y, Tensor y_first, Tensor y_second) = Tanh(z, z_first, z_second, collapsed);
            Tensor stacked = cat([y.unsqueeze(0), y_first, y_second.unsqueeze(0)]);
            Tensor weights = network.Weights(l);
            Tensor product = stacked.reshape(Coefficients * count, weights.shape[0]).matmul(weights).reshape(Coefficients, count, weights.shape[1]);
            z = product.select(0, 0) + network.Biases(l);
            z_first = product.narrow(0, 1, 2);
            z_second = product.select(0, 3);
            if (l == network.LayerCount - 1)
            {
                return new TaylorJets(z, z_first, z_second);
            }
        }
    }

    // y = tanh z, y' = 1 - y^2, y'' = -2 y y'; (y)_11 = y'' z_1^2 + y' z_11
    static (Tensor Value, Tensor First, Tensor Second) Tanh(Tensor z, Tensor z_first, Tensor? z_second, bool collapsed)
    {
        Tensor y = tanh(z);
        Tensor slope = 1 - y * y;
        Tensor curvature = -2 * y * slope;
        Tensor squares = collapsed ? (z_first * z_first).sum(dim: 0) : z_first.select(0, 0).square();
        Tensor second = curvature * squares;
        return (y, slope * z_first, z_second is null ? second : second + slope * z_second);
    }
}
