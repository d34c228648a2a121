using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>A Scalar or ComplexScalar: a node of the graph.</summary>
internal sealed record SymbolValue(int Node) : LanguageValue;

/// <summary>An equation: its node.</summary>
internal sealed record EquationValue(int Node) : LanguageValue
{
    public override string NoCondition => "an equation is no condition; give each equation a property of its own";
}

/// <summary>The property that declares a tuple of fields, before one of them is named.</summary>
internal sealed record FieldTupleValue(EquatableArray<FieldSpec> Fields) : LanguageValue;
