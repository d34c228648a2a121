using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Members;

/// <summary>Writes the bodies of the declared partial properties: the symbols that they stand for.</summary>
internal static class DeclarationsEmitter
{
    public static void Write(CodeWriter code, ModelSpec spec)
    {
        WriteCoordinates(code, spec.Coordinates);
        foreach (NetworkSpec network in spec.Networks)
        {
            foreach (FieldSpec field in network.Fields)
            {
                code.Line($"private static readonly {Type(field)} __{network.Name}_{field.Name} = new {Type(field)}(\"{field.Name}\");");
            }

            string type = network.IsTuple
                ? "(" + string.Join(", ", network.Fields.Select(field => $"{Type(field)} {CodeWriter.Identifier(field.Name)}")) + ")"
                : Type(network.Fields[0]);
            string value = string.Join(", ", network.Fields.Select(field => $"__{network.Name}_{field.Name}"));
            code.Line($"{network.Property.Modifiers} {type} {CodeWriter.Identifier(network.Name)} => {(network.IsTuple ? $"({value})" : value)};");
            code.Line();
        }

        foreach (ObservedSpec observed in spec.Observed)
        {
            code.Line($"private static readonly Scalar __{observed.Name} = Scalar.Observed(\"{observed.Name}\");");
            code.Line($"{observed.Property.Modifiers} Scalar {CodeWriter.Identifier(observed.Name)} => __{observed.Name};");
            code.Line();
        }

        WriteScalars(code, spec);
    }

    /// <summary>Coordinates and their domains.</summary>
    public static void WriteCoordinates(CodeWriter code, IEnumerable<CoordinateSpec> coordinates)
    {
        foreach (CoordinateSpec coordinate in coordinates)
        {
            string name = coordinate.Name;
            code.Line($"private static readonly Coordinate __{name} = new Coordinate(\"{name}\", {coordinate.Lower}, {coordinate.Upper});");
            code.Line($"{coordinate.Property.Modifiers} Coordinate {CodeWriter.Identifier(coordinate.Name)} => __{coordinate.Name};");
            code.Line();
        }
    }

    /// <summary>What every kind of model declares: learnable and run-time scalars, and what could not be read.</summary>
    public static void WriteScalars(CodeWriter code, CompiledSpec spec)
    {
        for (int i = 0; i < spec.Learnables.Count; i++)
        {
            PropertySpec property = spec.Learnables[i].Property;
            code.Line($"private Scalar? __{property.Name};");
            string declaration = $"{property.Modifiers} Scalar {CodeWriter.Identifier(property.Name)}";
            code.Line($"{declaration} => __{property.Name} ??= Scalar.Learnable(\"{property.Name}\", () => GetLearnable({i}));");
            code.Line();
        }

        for (int i = 0; i < spec.Coefficients.Count; i++)
        {
            PropertySpec property = spec.Coefficients[i].Property;
            code.Line($"private Scalar? __{property.Name};");
            using (code.Open($"{property.Modifiers} Scalar {CodeWriter.Identifier(property.Name)}"))
            {
                code.Line($"get => __{property.Name} ??= Scalar.Coefficient(\"{property.Name}\", () => GetCoefficient({i}));");
                code.Line($"set => SetCoefficient({i}, value.Value);");
            }

            code.Line();
        }

        foreach (UnreadableSpec unreadable in spec.Unreadable)
        {
            WriteUnreadable(code, unreadable);
        }
    }

    /// <summary>Bodies for declarations that have been reported: they only keep the compiler from adding errors of its own.</summary>
    private static void WriteUnreadable(CodeWriter code, UnreadableSpec unreadable)
    {
        const string body = " => throw new InvalidOperationException(\"The declaration has errors.\");";
        using (code.Open($"{unreadable.Property.Modifiers} {unreadable.Type} {CodeWriter.Identifier(unreadable.Property.Name)}"))
        {
            if (unreadable.HasGetter)
            {
                code.Line("get" + body);
            }

            if (unreadable.Setter.Length > 0)
            {
                code.Line(unreadable.Setter + body);
            }
        }

        code.Line();
    }

    private static string Type(FieldSpec field) => field.IsComplex ? "ComplexField" : "Field";
}
