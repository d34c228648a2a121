using System.Globalization;
using System.Text;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Emit;

/// <summary>Hashes (FNV-1a, 64 bits) of a declaration.</summary>
internal static class Fingerprint
{
    /// <summary>Of all that decides what the parameters mean: networks, their inputs and activations, learnables.</summary>
    public static string OfParameters(ModelSpec spec, ModelPlan plan)
    {
        var text = new StringBuilder();
        for (int n = 0; n < spec.Networks.Count; n++)
        {
            NetworkSpec network = spec.Networks[n];
            text.Append(network.Name).Append(' ').Append(string.Join(",", network.Fields.Select(field => field.Name + field.IsComplex)))
                .Append(' ').Append(plan.Model.NetworkInputs[n].Length).Append(' ').Append(string.Join(",", network.Widths)).Append('\n')
                .Append(spec.Graph.Describe(network.Activation));
            text.Append(network.Inputs is null && !network.ScalesInputs ? "coordinates as they are" : "");
            foreach (int input in network.Inputs ?? EquatableArray<int>.Empty)
            {
                text.Append(spec.Graph.Describe(input));
            }
        }

        foreach (NetworkGraph network in plan.Model.Networks.Skip(spec.Networks.Count))
        {
            foreach (int root in network.Roots)
            {
                text.Append(spec.Graph.Describe(root));
            }
        }

        text.Append(string.Join(",", spec.Coordinates.Select(c => $"{c.Name} {c.LowerBits} {c.UpperBits}")));
        text.Append(string.Join(",", spec.Learnables.Select(learnable => learnable.Name)));
        return Hash(text.ToString());
    }

    /// <summary>Of all that the loss computes: every equation's body, with what it is made of, and the data that it reads.</summary>
    public static string OfLoss(ModelSpec spec)
    {
        var text = new StringBuilder();
        foreach (EquationSpec equation in spec.Equations)
        {
            text.Append(equation.Name).Append('\n').Append(spec.Graph.Describe(equation.Node));
        }

        text.Append(string.Join(",", spec.Observed.Select(observed => $"{observed.Set} {observed.Name}")));
        return Hash(text.ToString());
    }

    /// <summary>FNV-1a of a text.</summary>
    public static string Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 1099511628211);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
