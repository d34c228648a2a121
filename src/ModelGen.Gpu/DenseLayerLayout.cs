namespace ModelGen.Gpu;

/// <summary>A dense layer z = W x + b, as a model's kernels for devices find it.</summary>
/// <param name="Weights">Where W starts among the model's parameters, [output][input].</param>
/// <param name="Biases">Where b starts.</param>
/// <param name="Inputs">Columns of W.</param>
/// <param name="Outputs">Rows of W.</param>
/// <param name="NeuronsBefore">Hidden neurons of the network before this layer.</param>
public sealed record DenseLayerLayout(int Weights, int Biases, int Inputs, int Outputs, int NeuronsBefore);
