using ModelGen.Kernels;

namespace ModelGen.IO;

/// <summary>A named run of a model's parameters, or a coefficient, as saved files hold it.</summary>
/// <param name="Name">The layer's path and what it is, such as <c>Net/0/weight</c>, or the scalar's name.</param>
/// <param name="Shape">Its extents; none for a scalar.</param>
/// <param name="Offset">Where it starts among the parameters or the coefficients.</param>
/// <param name="Length">How many numbers it has.</param>
internal sealed record ModelTensor(string Name, long[] Shape, int Offset, int Length)
{
    /// <summary>All parameters: every layer's weights and biases, then the learnable scalars.</summary>
    public static IEnumerable<ModelTensor> ParametersOf(ModelDescription model)
    {
        foreach (NetworkDescription network in model.Networks)
        {
            foreach (LayerDescription layer in network.Layers)
            {
                string prefix = network.Name + "/";
                string path = layer.Path.StartsWith(prefix, StringComparison.Ordinal) ? layer.Path : prefix + layer.Path;
                yield return new ModelTensor(path + "/weight", [layer.Outputs, layer.Inputs], layer.WeightOffset, layer.Outputs * layer.Inputs);
                yield return new ModelTensor(path + "/bias", [layer.Outputs], layer.BiasOffset, layer.Outputs);
            }
        }

        foreach (LearnableDescription learnable in model.Learnables)
        {
            yield return new ModelTensor(learnable.Name, [], learnable.Offset, 1);
        }
    }

    /// <summary>The coefficients.</summary>
    public static IEnumerable<ModelTensor> CoefficientsOf(ModelDescription model) =>
        model.Coefficients.Select((coefficient, index) => new ModelTensor(coefficient.Name, [], index, 1));
}
