using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing;

/// <summary>Reads what <c>[Mlp(..., Scale = 1e7)]</c> or <c>[Mlp(..., Scales = [1e7, 1])]</c> says of the sizes of fields.</summary>
internal static class FieldScaleReader
{
    /// <summary>The declared scale of each field as bits; null where training chooses it.</summary>
    public static long?[] Read(IPropertySymbol property, AttributeData attribute, int fields, Action<DiagnosticInfo> report)
    {
        double? one = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Scale").Value.Value as double?;
        TypedConstant many = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Scales").Value;
        double[]? all = many.Kind == TypedConstantKind.Array && !many.IsNull ? [.. many.Values.Select(value => value.Value as double? ?? 0)] : null;
        var result = new long?[fields];
        if ((one is { } single ? [single] : all) is not { } scales)
        {
            return result;
        }

        string? fault = one is not null && all is not null ? "has both Scale and Scales; keep one of them"
            : scales.Length != fields
            ? $"has {CodeWriter.Number(scales.Length)} {(scales.Length == 1 ? "scale" : "scales")} for {CodeWriter.Number(fields)} "
                + (fields == 1 ? "field; write Scale = 1e3" : "fields; write Scales = [...] with one number for each, in their order")
            : scales.Any(value => !(value > 0) || double.IsInfinity(value))
            ? $"has the scale {CodeWriter.Number(scales.First(value => !(value > 0) || double.IsInfinity(value)))}; give a positive, finite number, "
                + "about the largest value that the field takes"
            : null;
        if (fault is not null)
        {
            report(DiagnosticInfo.Create(Rules.BadScale, property.Locations.FirstOrDefault(), property.Name, fault));
            return result;
        }

        for (int f = 0; f < fields; f++)
        {
            result[f] = BitConverter.DoubleToInt64Bits(scales[f]);
        }

        return result;
    }
}
