using ModelGen.Kernels;

namespace ModelGen.IO;

/// <summary>A named run of a model's parameters, or a coefficient, as saved files hold it.</summary>
/// <param name="Name">The parameter's path, such as <c>Net/0/weight</c>, or the scalar's name.</param>
/// <param name="Shape">Its extents; none for a scalar.</param>
/// <param name="Offset">Where it starts among the parameters or the coefficients.</param>
/// <param name="Length">How many numbers it has.</param>
internal sealed record ModelTensor(string Name, long[] Shape, int Offset, int Length)
{
    /// <summary>All parameters, those that do not train among them.</summary>
    public static IEnumerable<ModelTensor> ParametersOf(ModelDescription model) => model.Parameters
        .Select(parameter => new ModelTensor(parameter.Path, [.. parameter.Shape.Select(extent => (long)extent)], parameter.Offset, parameter.Length));

    /// <summary>The coefficients.</summary>
    public static IEnumerable<ModelTensor> CoefficientsOf(ModelDescription model) =>
        model.Coefficients.Select((coefficient, index) => new ModelTensor(coefficient.Name, [], index, 1));
}
