using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// The fields u = S N that have a scale S: those that attributes declare, and elements of a body's dense layer that no other layer reads. Such a layer is
/// linear in its weights, so that its rows carry the scale; what leaves an activation has its own range.
/// </summary>
internal static class FindFields
{
    public static IReadOnlyList<FieldPlan> Find(LowerModel model, ParameterLayout layout)
    {
        var fields = new List<FieldPlan>();
        for (int network = 0; network < model.Networks.Count; network++)
        {
            NetworkGraph graph = model.Networks[network];
            IReadOnlyList<DensePlan> dense = layout.Networks[network];
            if (network < model.Spec.Networks.Count)
            {
                int row = 0;
                foreach (FieldSpec field in model.Spec.Networks[network].Fields)
                {
                    int rows = field.IsComplex ? 2 : 1;
                    fields.Add(Field(field.Name, dense[dense.Count - 1], row, rows, field.Scale));
                    row += rows;
                }

                continue;
            }

            foreach (NetworkOutput output in graph.Outputs.Distinct())
            {
                if (graph.Layers[output.Layer] is DenseLayer layer && !graph.Layers.Any(other => other.Sources.Contains(output.Layer)))
                {
                    fields.Add(Field(CodeText.Of($"{layer.Path}[{output.Element}]"), dense[layer.Dense], output.Element, 1, scale: null));
                }
            }
        }

        return fields;
    }

    private static FieldPlan Field(string name, DensePlan dense, int row, int rows, double? scale) =>
        new(name, dense.Weights + row * dense.Inputs, dense.Biases + row, dense.Inputs, rows, scale);
}
