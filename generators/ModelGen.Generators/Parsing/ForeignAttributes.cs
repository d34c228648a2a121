using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;

namespace ModelGen.Generators.Parsing;

/// <summary>Members that carry an attribute of the other kind of model.</summary>
internal static class ForeignAttributes
{
    /// <summary>What only members of a [Network] carry.</summary>
    public static readonly IReadOnlyList<string> OfNetworks = ["Input", "Target", "Output", "Loss", "Metric", "Parameter"];

    private static readonly IReadOnlyList<string> s_ofPinns = ["Mlp", "Observed"];

    /// <summary>Reports them; the members that were reported.</summary>
    public static IReadOnlyList<IPropertySymbol> Report(INamedTypeSymbol type, KnownSymbols known, bool isNetwork, Action<DiagnosticInfo> report)
    {
        var found = new List<IPropertySymbol>();
        bool isBoth = !isNetwork && known.Attribute(type, "Network") is not null;
        foreach (IPropertySymbol property in DeclaredProperties.Of(type))
        {
            if (!isBoth && (isNetwork ? s_ofPinns : OfNetworks).FirstOrDefault(name => known.Attribute(property, name) is not null) is { } attribute)
            {
                found.Add(property);
                report(DiagnosticInfo.Create(
                    Rules.ForeignAttribute,
                    property.Locations.FirstOrDefault(),
                    attribute,
                    property.Name,
                    isNetwork ? "Pinn" : "Network",
                    type.Name,
                    isNetwork ? "Network" : "Pinn",
                    Remedy(attribute, property.Name)));
            }
        }

        return found;
    }

    private static string Remedy(string attribute, string name) => attribute switch
    {
        "Mlp" => $"write its layers, such as 'Tensor {name} => X.Dense(50).Tanh().Dense(1);'",
        "Observed" => $"write '[Target(1)] public partial Tensor {name} {{ get; }}'",
        "Input" => $"write '[Domain(0, 1)] public partial Coordinate {name} {{ get; }}'",
        "Target" => $"write '[Observed] public partial Scalar {name} {{ get; }}'",
        "Parameter" => $"write '[Learnable(1.0)] public partial Scalar {name} {{ get; }}'",
        "Loss" => "write an equation, such as '[Residual] Equation Heat => D(U, T) == D(U, X, X);'",
        _ => "leave the attribute out: every public expression can be evaluated",
    };
}
