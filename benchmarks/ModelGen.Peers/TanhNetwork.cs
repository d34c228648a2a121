using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>A fully connected network y = tanh(x W + b) ..., W [inputs][outputs], with hashed parameters.</summary>
internal sealed class TanhNetwork
{
    /// <summary>Weights are (2u - 1) sqrt(6 / (inputs + outputs)), biases 0.1 (2u - 1); u runs over all parameters in order.</summary>
    public TanhNetwork(int[] widths, ScalarType type)
    {
        Parameters = new Parameter[2 * (widths.Length - 1)];
        uint next = 0;
        for (int l = 0; l < widths.Length - 1; l++)
        {
            (int inputs, int outputs) = (widths[l], widths[l + 1]);
            Parameters[2 * l] = new Parameter(tensor(Hashed(ref next, inputs * outputs, Math.Sqrt(6.0 / (inputs + outputs))), [inputs, outputs]).to(type));
            Parameters[2 * l + 1] = new Parameter(tensor(Hashed(ref next, outputs, 0.1)).to(type));
        }
    }

    /// <summary>W1, b1, W2, b2, ...</summary>
    public Parameter[] Parameters { get; }

    public int LayerCount => Parameters.Length / 2;

    public Tensor Weights(int layer) => Parameters[2 * layer];

    public Tensor Biases(int layer) => Parameters[2 * layer + 1];

    /// <summary>[points][outputs].</summary>
    public Tensor Forward(Tensor x)
    {
        for (int l = 0; l < LayerCount - 1; l++)
        {
            x = tanh(addmm(Biases(l), x, Weights(l), 1, 1));
        }

        return addmm(Biases(LayerCount - 1), x, Weights(LayerCount - 1), 1, 1);
    }

    private static float[] Hashed(ref uint next, int count, double scale)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (float)((2 * HashedNumbers.Unit(HashedNumbers.ParameterSeed, next++) - 1) * scale);
        }

        return values;
    }
}
