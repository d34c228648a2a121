using System.ComponentModel;

namespace ModelGen;

/// <summary>A complex unknown function of the coordinates, represented by two outputs of a network.</summary>
public sealed class ComplexField : ComplexScalar
{
    /// <summary>Creates a complex field; generated code calls this.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ComplexField(string name) : base(Expression.Leaf("complexfield", name)) => Name = name;

    /// <summary>The declared name.</summary>
    public string Name { get; }
}
