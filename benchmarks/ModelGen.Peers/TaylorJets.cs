using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>
/// Forward Taylor jets by hand: u, u_1, u_2 and the highest, four or five coefficients stacked so that each layer is one matrix
/// product. Reverse mode is autograd's.
/// </summary>
/// <param name="Value">[points][outputs].</param>
/// <param name="First">u_1 and u_2, [2][points][outputs].</param>
/// <param name="Second">u_11 or u_11 + u_22, [points][outputs].</param>
/// <param name="Third">u_111 where it is asked for, [points][outputs].</param>
internal sealed record TaylorJets(Tensor Value, Tensor First, Tensor Second, Tensor? Third)
{
    public static TaylorJets Forward(TanhNetwork network, Tensor points, HighestJets highest)
    {
        long count = points.shape[0];
        int coefficients = highest == HighestJets.Third ? 5 : 4;
        // x enters linearly: its first coefficients are the rows of W, its higher ones are zero
        Tensor z = addmm(network.Biases(0), points, network.Weights(0), 1, 1);
        Tensor z_first = network.Weights(0).unsqueeze(1);
        Tensor? z_second = null, z_third = null;
        for (int l = 1; ; l++)
        {
            TaylorJets y = Tanh(z, z_first, z_second, z_third, highest);
            Tensor[] planes = [y.Value.unsqueeze(0), y.First, y.Second.unsqueeze(0)];
            Tensor stacked = cat(y.Third is null ? planes : [.. planes, y.Third.unsqueeze(0)]);
            Tensor weights = network.Weights(l);
            Tensor product = stacked.reshape(coefficients * count, weights.shape[0]).matmul(weights).reshape(coefficients, count, weights.shape[1]);
            z = product.select(0, 0) + network.Biases(l);
            z_first = product.narrow(0, 1, 2);
            z_second = product.select(0, 3);
            z_third = y.Third is null ? null : product.select(0, 4);
            if (l == network.LayerCount - 1)
            {
                return new TaylorJets(z, z_first, z_second, z_third);
            }
        }
    }

    // y = tanh z, y' = 1 - y^2, y'' = -2 y y', y''' = y' (6 y^2 - 2);
    // (y)_11 = y'' z_1^2 + y' z_11, (y)_111 = y''' z_1^3 + 3 y'' z_1 z_11 + y' z_111
    private static TaylorJets Tanh(Tensor z, Tensor z_first, Tensor? z_second, Tensor? z_third, HighestJets highest)
    {
        Tensor y = tanh(z);
        Tensor y_squared = y * y;
        Tensor slope = 1 - y_squared;
        Tensor curvature = -2 * y * slope;
        Tensor z_1 = z_first.select(0, 0);
        Tensor squares = highest == HighestJets.Laplacian ? (z_first * z_first).sum(dim: 0) : z_1.square();
        Tensor second = curvature * squares;
        Tensor? third = null;
        if (highest == HighestJets.Third)
        {
            third = slope * (6 * y_squared - 2) * (squares * z_1);
            third = z_second is null ? third : third + 3 * curvature * (z_1 * z_second);
            third = z_third is null ? third : third + slope * z_third;
        }

        return new TaylorJets(y, slope * z_first, z_second is null ? second : second + slope * z_second, third);
    }
}
