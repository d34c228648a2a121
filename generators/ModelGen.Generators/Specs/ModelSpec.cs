namespace ModelGen.Generators.Specs;

/// <summary>
/// All that the generator knows of one declared class, with value equality and no Roslyn objects: the incremental
/// pipeline caches it, and every later stage reads nothing else.
/// </summary>
internal sealed record ModelSpec(
    TypeSpec Type,
    EquatableArray<CoordinateSpec> Coordinates,
    EquatableArray<NetworkSpec> Networks,
    EquatableArray<LearnableSpec> Learnables,
    EquatableArray<CoefficientSpec> Coefficients,
    EquatableArray<ObservedSpec> Observed,
    EquatableArray<EquationSpec> Equations,
    EquatableArray<ExpressionSpec> Expressions,
    EquatableArray<UnreadableSpec> Unreadable,
    GraphSpec Graph,
    bool HasErrors,
    bool EmitsGpu);

/// <summary>The declared class and what it is nested in, outermost first; a class of a wrong shape is not complete and only gets bodies for its declarations.</summary>
internal sealed record TypeSpec(string Namespace, EquatableArray<string> Containers, string Name, string Accessibility, string Header, bool IsComplete);

/// <summary>The parts of a partial property that its implementation must repeat as they were written.</summary>
internal sealed record PropertySpec(string Name, string Modifiers);

/// <summary>A coordinate and its domain; the bounds as bits.</summary>
internal sealed record CoordinateSpec(PropertySpec Property, long LowerBits, long UpperBits)
{
    public string Name => Property.Name;

    public double Lower => BitConverter.Int64BitsToDouble(LowerBits);

    public double Upper => BitConverter.Int64BitsToDouble(UpperBits);
}

/// <summary>A fully connected network, the fields that it gives, its activation (a body over an "argument" leaf) and its inputs.</summary>
/// <param name="Property">The property that declares it.</param>
/// <param name="IsTuple">Whether the property is a tuple of fields.</param>
/// <param name="Fields">Its fields in order.</param>
/// <param name="Widths">Hidden widths.</param>
/// <param name="ActivationName">The name of the activation method.</param>
/// <param name="Activation">The activation's root node.</param>
/// <param name="Inputs">Root nodes of the declared inputs; null: the coordinates, mapped to [-1, 1].</param>
/// <param name="Initializer">A member of ModelGen.Initializer.</param>
internal sealed record NetworkSpec(
    PropertySpec Property,
    bool IsTuple,
    EquatableArray<FieldSpec> Fields,
    EquatableArray<int> Widths,
    string ActivationName,
    int Activation,
    EquatableArray<int>? Inputs,
    string Initializer)
{
    public string Name => Property.Name;
}

/// <summary>A field: the name that symbols and values carry, and whether it is complex (two network outputs) or real (one).</summary>
internal sealed record FieldSpec(string Name, bool IsComplex);

internal sealed record LearnableSpec(PropertySpec Property, long InitialBits)
{
    public string Name => Property.Name;

    public double Initial => BitConverter.Int64BitsToDouble(InitialBits);
}

internal sealed record CoefficientSpec(PropertySpec Property, long DefaultBits)
{
    public string Name => Property.Name;

    public double Default => BitConverter.Int64BitsToDouble(DefaultBits);
}

internal sealed record ObservedSpec(PropertySpec Property, string Set)
{
    public string Name => Property.Name;
}

/// <summary>An equation of the loss: its node, and where it is sampled.</summary>
internal sealed record EquationSpec(string Name, bool IsCondition, int Points, long WeightBits, int Node, bool IsComplex, string Text)
{
    public double Weight => BitConverter.Int64BitsToDouble(WeightBits);
}

/// <summary>A plain property that can be evaluated by name.</summary>
internal sealed record ExpressionSpec(string Name, int Node, bool IsComplex, bool IsPublic);

/// <summary>A partial property whose declaration is wrong: its type and accessors as they must be repeated.</summary>
internal sealed record UnreadableSpec(PropertySpec Property, string Type, bool HasGetter, string Setter);
