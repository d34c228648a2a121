using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Parsing;

/// <summary>ModelGen's own types and the few of .NET that bodies may use, looked up once a compilation and compared as symbols.</summary>
internal sealed class KnownSymbols
{
    // the compilation is held weakly, and with it everything here
    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> s_known = new();

    private readonly Compilation _compilation;
    private readonly Dictionary<string, INamedTypeSymbol?> _attributes = new(StringComparer.Ordinal);

    private KnownSymbols(Compilation compilation)
    {
        _compilation = compilation;
        Scalar = Find("ModelGen.Scalar");
        Coordinate = Find("ModelGen.Coordinate");
        Field = Find("ModelGen.Field");
        ComplexScalar = Find("ModelGen.ComplexScalar");
        ComplexField = Find("ModelGen.ComplexField");
        Equation = Find("ModelGen.Equation");
        Tensor = Find("ModelGen.Tensor");
        Predicate = Find("ModelGen.Predicate");
        Calculus = Find("ModelGen.Calculus");
        Label = Find("ModelGen.Label");
        PinnModel = Find("ModelGen.PinnModel");
        NetworkModel = Find("ModelGen.NetworkModel");
        Complex = Find("System.Numerics.Complex");
        Math = Find("System.Math");
        MathF = Find("System.MathF");
        foreach (string name in new[] { "Pinn", "Domain", "Mlp", "Learnable", "Coefficient", "Observed", "Residual", "Condition",
            "Network", "Input", "Target", "Output", "Loss", "Metric", "Parameter", "Shared" })
        {
            _attributes.Add(name, Find($"ModelGen.{name}Attribute"));
        }
    }

    public INamedTypeSymbol? Scalar { get; }

    public INamedTypeSymbol? Coordinate { get; }

    public INamedTypeSymbol? Field { get; }

    public INamedTypeSymbol? ComplexScalar { get; }

    public INamedTypeSymbol? ComplexField { get; }

    public INamedTypeSymbol? Equation { get; }

    public INamedTypeSymbol? Tensor { get; }

    public INamedTypeSymbol? Predicate { get; }

    public INamedTypeSymbol? Calculus { get; }

    public INamedTypeSymbol? Label { get; }

    /// <summary>The base class of [Network] classes.</summary>
    public INamedTypeSymbol? NetworkModel { get; }

    /// <summary>The base class of [Pinn] classes.</summary>
    public INamedTypeSymbol? PinnModel { get; }

    /// <summary>System.Numerics.Complex.</summary>
    public INamedTypeSymbol? Complex { get; }

    public INamedTypeSymbol? Math { get; }

    public INamedTypeSymbol? MathF { get; }

    public static KnownSymbols Of(Compilation compilation) => s_known.GetValue(compilation, static key => new KnownSymbols(key));

    public static bool Is(ISymbol? type, INamedTypeSymbol? known) => type is not null && SymbolEqualityComparer.Default.Equals(type, known);

    public bool IsReal(ITypeSymbol? type) => Is(type, Scalar) || Is(type, Field) || Is(type, Coordinate);

    public bool IsComplex(ITypeSymbol? type) => Is(type, ComplexScalar) || Is(type, ComplexField);

    /// <summary>An equation, or an array of them.</summary>
    public bool IsEquations(ITypeSymbol type) => Is(type, Equation) || (type is IArrayTypeSymbol { Rank: 1 } array && Is(array.ElementType, Equation));

    /// <summary>Whether a [Mlp] can give it: a field, a complex one, or a tuple of them.</summary>
    public bool IsFields(ITypeSymbol type) => Is(type, Field) || Is(type, ComplexField)
        || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(element => IsFields(element.Type) && !element.Type.IsTupleType));

    /// <summary>The attribute of ModelGen that the symbol carries, by its name without "Attribute"; else null.</summary>
    public AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => Is(attribute.AttributeClass, _attributes[name]));

    // where two references define the type, the first is taken: the compiler reports the ambiguity
    private INamedTypeSymbol? Find(string name) =>
        _compilation.GetTypeByMetadataName(name) ?? _compilation.GetTypesByMetadataName(name).FirstOrDefault();
}
