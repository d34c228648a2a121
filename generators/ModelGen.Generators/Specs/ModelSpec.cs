namespace ModelGen.Generators.Specs;

/// <summary>All that the generator knows of one class marked [Pinn].</summary>
internal sealed record ModelSpec : CompiledSpec
{
    public EquatableArray<CoordinateSpec> Coordinates { get; init; }

    public EquatableArray<NetworkSpec> Networks { get; init; }

    public EquatableArray<ObservedSpec> Observed { get; init; }

    public EquatableArray<EquationSpec> Equations { get; init; }

    public EquatableArray<ExpressionSpec> Expressions { get; init; }
}

/// <summary>The declared class and what it is nested in.</summary>
internal sealed record TypeSpec
{
    /// <summary>As it is written in code; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The headers of the classes around it, outermost first.</summary>
    public required EquatableArray<string> Containers { get; init; }

    public required string Name { get; init; }

    public required string Accessibility { get; init; }

    /// <summary>"partial class Heat".</summary>
    public required string Header { get; init; }

    /// <summary>False for a class of a wrong shape, which only gets bodies for its declarations.</summary>
    public required bool IsComplete { get; init; }
}

/// <summary>The parts of a partial property that its implementation must repeat as they were written.</summary>
internal sealed record PropertySpec(string Name, string Modifiers);

/// <summary>A coordinate and its domain; the bounds as bits.</summary>
internal sealed record CoordinateSpec(PropertySpec Property, long LowerBits, long UpperBits)
{
    public string Name => Property.Name;

    public double Lower => BitConverter.Int64BitsToDouble(LowerBits);

    public double Upper => BitConverter.Int64BitsToDouble(UpperBits);
}

/// <summary>A fully connected network and the fields that it gives.</summary>
internal sealed record NetworkSpec
{
    /// <summary>The property that declares it.</summary>
    public required PropertySpec Property { get; init; }

    /// <summary>Whether the property is a tuple of fields.</summary>
    public required bool IsTuple { get; init; }

    /// <summary>Its fields in order.</summary>
    public required EquatableArray<FieldSpec> Fields { get; init; }

    /// <summary>Hidden widths.</summary>
    public required EquatableArray<int> Widths { get; init; }

    /// <summary>The name of the activation method.</summary>
    public required string ActivationName { get; init; }

    /// <summary>The activation's root node, a body over an "argument" leaf.</summary>
    public required int Activation { get; init; }

    /// <summary>Root nodes of the declared inputs; null: the coordinates, mapped to [-1, 1].</summary>
    public required EquatableArray<int>? Inputs { get; init; }

    /// <summary>Whether inputs that leave [-1, 1] are mapped to it.</summary>
    public required bool ScalesInputs { get; init; }

    /// <summary>A member of ModelGen.Initializer.</summary>
    public required string Initializer { get; init; }

    public string Name => Property.Name;
}

/// <summary>
/// A field: the name that symbols and values carry, whether it is complex (two network outputs) or real (one), and its declared scale as bits; null where
/// training chooses it.
/// </summary>
internal sealed record FieldSpec(string Name, bool IsComplex, long? ScaleBits = null)
{
    public double? Scale => ScaleBits is { } bits ? BitConverter.Int64BitsToDouble(bits) : null;
}

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
internal sealed record EquationSpec
{
    /// <summary>The property's name; of an element of an array "Walls[0]".</summary>
    public required string Name { get; init; }

    /// <summary>The property that declares it.</summary>
    public required string Property { get; init; }

    /// <summary>Its index where the property is an array of equations; else null.</summary>
    public int? Index { get; init; }

    public required bool IsCondition { get; init; }

    /// <summary>Points at which it is sampled.</summary>
    public required int Points { get; init; }

    public required long WeightBits { get; init; }

    /// <summary>Its "equation" node, left and right.</summary>
    public required int Node { get; init; }

    public required bool IsComplex { get; init; }

    /// <summary>As it is written, on one line.</summary>
    public required string Text { get; init; }

    public double Weight => BitConverter.Int64BitsToDouble(WeightBits);
}

/// <summary>A plain property that can be evaluated by name.</summary>
internal sealed record ExpressionSpec(string Name, int Node, bool IsComplex, bool IsPublic);

/// <summary>A partial property whose declaration is wrong: its type and accessors as they must be repeated.</summary>
internal sealed record UnreadableSpec(PropertySpec Property, string Type, bool HasGetter, string Setter);
