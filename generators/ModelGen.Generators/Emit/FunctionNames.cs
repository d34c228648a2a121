using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit;

/// <summary>Names of pointwise functions after what they compute: Tanh_1_x_xx; "_first" where some of the arguments' coefficients are zero.</summary>
internal sealed class FunctionNames
{
    private readonly string[] _names;

    public FunctionNames(ModelPlan plan, LeafNames names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        _names = [.. plan.Pointwise.Select(use =>
        {
            JetSet jets = use.Plan.Jets;
            bool isFull = use.Plan.ArgumentPlanes.All(planes => planes == jets.All);
            string coefficients = string.Join("_", jets.Select(index => index.IsZero ? "1" : names.Subscript(index)));
            string stem = use.Plan.Name + "_" + coefficients.Replace("@", "") + (isFull ? "" : "_first");
            string name = stem;
            for (int i = 2; !taken.Add(name); i++)
            {
                name = stem + "_" + CodeWriter.Number(i);
            }

            return name;
        })];
    }

    public string this[PointwisePlan plan] => _names[plan.Number];
}
