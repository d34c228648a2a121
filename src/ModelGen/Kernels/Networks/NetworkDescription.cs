using System.Globalization;
using System.Text;
using ModelGen.Kernels.Tensors;

namespace ModelGen.Kernels.Networks;

/// <summary>What the generator knows of a network on samples: its columns, layers, products and programs.</summary>
public sealed record NetworkDescription : ModelDescription
{
    /// <summary>What is computed from parameters before a pass.</summary>
    public IReadOnlyList<DerivedDescription> Derived { get; init; } = [];

    /// <summary>Of an operator: where its equations and outputs are evaluated.</summary>
    public IReadOnlyList<CoordinateDescription> Coordinates { get; init; } = [];

    /// <summary>The points that samples share.</summary>
    public IReadOnlyList<PointSetDescription> PointSets { get; init; } = [];

    /// <summary>Numbers that programs read as parameters: those that are saved, tensors of points, and what is derived.</summary>
    internal int NumberCount => ValueCount + PointSets.Sum(set => set.Count * set.Tensors.Sum(tensor => tensor.Length))
        + Derived.Sum(derived => derived.Map.Outputs);

    /// <summary>Inputs and targets in the order of their declaration.</summary>
    public required IReadOnlyList<ColumnDescription> Columns { get; init; }

    /// <summary>What predictions give.</summary>
    public required IReadOnlyList<OutputDescription> Outputs { get; init; }

    /// <summary>The terms of the loss, then the metrics.</summary>
    public required IReadOnlyList<LossTermDescription> Terms { get; init; }

    /// <summary>Layers with a name, in order.</summary>
    public required IReadOnlyList<LayerDescription> Layers { get; init; }

    /// <summary>Dense layers, convolutions and their transposes.</summary>
    public required IReadOnlyList<ProductDescription> Products { get; init; }

    /// <summary>Linear maps of constant weights.</summary>
    public required IReadOnlyList<LinearMapDescription> LinearMaps { get; init; }

    /// <summary>Elements in another order.</summary>
    public required IReadOnlyList<RearrangeDescription> Rearranged { get; init; }

    /// <summary>Windows whose largest numbers are taken.</summary>
    public required IReadOnlyList<WindowDescription> Windows { get; init; }

    /// <summary>Streams of random numbers.</summary>
    public required IReadOnlyList<RandomDescription> Random { get; init; }

    /// <summary>Statistics over the batch.</summary>
    public required IReadOnlyList<BatchDescription> Batches { get; init; }

    /// <summary>Columns in whose units the network computes.</summary>
    public required IReadOnlyList<UnitsDescription> Units { get; init; }

    /// <summary>Every program that the kernels hold.</summary>
    public required IReadOnlyList<NetworkProgramDescription> Programs { get; init; }

    /// <summary>The program of a name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public int Program(string name)
    {
        for (int i = 0; i < Programs.Count; i++)
        {
            if (Programs[i].Name == name)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"'{Name}' has no loss, so there is nothing to train; declare a [Loss].");
    }

    /// <summary>A table of layers: their output shapes, parameters, and multiply-adds of one sample; and what memory a tile of samples takes.</summary>
    public override string ToString()
    {
        List<string[]> lines = [["layer", "output", "parameters", "multiply-adds"]];
        lines.AddRange(Columns.Where(column => column.IsInput).Select(column => new[] { column.Name, ShapeText.Of(column.Sizes), "", "" }));
        lines.AddRange(Layers.Select(layer => new[]
        {
            layer.Path, ShapeText.Of(layer.Sizes), Number(layer.Parameters), layer.MultiplyAdds > 0 ? Number(layer.MultiplyAdds) : "",
        }));

        // parameters that belong to no layer
        lines.AddRange(Parameters.Where(parameter => parameter.IsTrained && !parameter.Path.Contains('/', StringComparison.Ordinal))
            .Select(parameter => new[] { parameter.Path, ShapeText.Of(parameter.Shape), Number(parameter.Length), "" }));
        lines.Add(["all", "", Number(ParameterCount), Number(Layers.Sum(layer => layer.MultiplyAdds))]);
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => lines.Max(line => line[column].Length))];
        StringBuilder text = new();
        foreach (string[] line in lines)
        {
            text.Append(line[0].PadRight(widths[0])).Append("  ").Append(line[1].PadRight(widths[1])).Append("  ");
            text.Append(line[2].PadLeft(widths[2])).Append("  ").Append(line[3].PadLeft(widths[3])).Append('\n');
        }

        foreach (NetworkProgramDescription program in Programs.Where(program => program.Name is "Train" or "Predict"))
        {
            string grows = program.Phases > 1 ? " times the samples of the batch: batch statistics keep it whole" : " for each lane that computes";
            text.Append(CultureInfo.InvariantCulture, $"{program.Name}: {program.Rows:N0} numbers{grows}\n");
        }

        return text.ToString();
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
