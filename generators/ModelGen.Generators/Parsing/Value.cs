using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>What an expression evaluates to while compiling: plain numbers are computed, symbols build nodes.</summary>
internal abstract record Value;

internal sealed record NumberValue(double Number) : Value;

internal sealed record IntegerValue(long Number) : Value;

internal sealed record BooleanValue(bool IsTrue) : Value;

internal sealed record TextValue(string Text) : Value;

/// <summary>A System.Numerics.Complex.</summary>
internal sealed record ComplexNumberValue(double Re, double Im) : Value;

/// <summary>A Scalar or ComplexScalar: a node of the graph.</summary>
internal sealed record SymbolValue(int Node) : Value;

internal sealed record EquationValue(int Node) : Value;

/// <summary>A &gt; B, or not (A &gt; B).</summary>
internal sealed record PredicateValue(int A, int B, bool IsNegated) : Value;

internal sealed record ListValue(Value[] Items) : Value;

/// <summary>The model itself: `this`.</summary>
internal sealed record ModelValue : Value;

/// <summary>The property that declares a tuple of fields, before one of them is named.</summary>
internal sealed record FieldTupleValue(EquatableArray<FieldSpec> Fields) : Value;

/// <summary>No value: a void call.</summary>
internal sealed record NoValue : Value;
