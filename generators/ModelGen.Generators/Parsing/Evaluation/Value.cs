using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>What an expression evaluates to while compiling: plain numbers are computed, symbols belong to a language.</summary>
internal abstract record Value;

/// <summary>A double.</summary>
internal sealed record NumberValue(double Number) : Value;

/// <summary>A float: arithmetic on it rounds as the running program does.</summary>
internal sealed record SingleValue(float Number) : Value;

/// <summary>A whole number of any type.</summary>
internal sealed record IntegerValue(long Number) : Value;

internal sealed record BooleanValue(bool IsTrue) : Value;

internal sealed record TextValue(string Text) : Value;

/// <summary>A System.Numerics.Complex.</summary>
internal sealed record ComplexNumberValue(double Re, double Im) : Value;

/// <summary>
/// An array or a tuple. An array is the same one for all who hold it, as in C#. One that is stored in a field or in a property with an
/// initialiser would carry changes from one body to the next, so it cannot be written to.
/// </summary>
internal sealed record ListValue(Value[] Items, bool IsReadOnly = false) : Value
{
    /// <summary>Another list with the same elements, arrays inside it copied too; a read-only one needs none.</summary>
    public ListValue Copy() => IsReadOnly ? this : Copied(false, []);

    /// <summary>The same elements, none of which can be changed.</summary>
    public ListValue ReadOnly() => IsReadOnly ? this : Copied(true, []);

    // an array that occurs twice is one array in the copy too
    private ListValue Copied(bool isReadOnly, Dictionary<Value[], ListValue> copies)
    {
        if (!copies.TryGetValue(Items, out ListValue? copy))
        {
            copy = new ListValue([.. Items.Select(item => item is ListValue { IsReadOnly: false } list ? list.Copied(isReadOnly, copies) : item)], isReadOnly);
            copies.Add(Items, copy);
        }

        return copy;
    }
}

/// <summary>The model itself: `this`.</summary>
internal sealed record ModelValue : Value;

/// <summary>A method that is handed to another, such as Swish in Apply(Swish), or a lambda with the variables that it sees.</summary>
internal sealed record MethodValue(IMethodSymbol Method, Frame? Outer, IOperation? Lambda) : Value;

/// <summary>No value: a void call.</summary>
internal sealed record NoValue : Value;

/// <summary>A value that only a language understands; the evaluator stores it and passes it on.</summary>
internal abstract record LanguageValue : Value
{
    /// <summary>What to say where it stands as a condition.</summary>
    public virtual string NoCondition => "a condition must be known while compiling; choose between symbols with Where(condition, a, b)";

    /// <summary>What to say where it stands beside && or ||.</summary>
    public virtual string NoShortCircuit => NoCondition;
}
