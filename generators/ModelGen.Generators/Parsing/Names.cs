using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Parsing;

/// <summary>Recognises ModelGen's own types.</summary>
internal static class Names
{
    public static bool Is(ITypeSymbol? type, string fullName) => type is not null && type.ToDisplayString() == fullName;

    public static bool IsReal(ITypeSymbol? type) => Is(type, "ModelGen.Scalar") || Is(type, "ModelGen.Coordinate") || Is(type, "ModelGen.Field");

    public static bool IsComplex(ITypeSymbol? type) => Is(type, "ModelGen.ComplexScalar") || Is(type, "ModelGen.ComplexField");

    public static bool IsSymbol(ITypeSymbol? type) => IsReal(type) || IsComplex(type);

    public static bool IsEquation(ITypeSymbol? type) => Is(type, "ModelGen.Equation");

    public static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => Is(attribute.AttributeClass, "ModelGen." + name + "Attribute"));
}
