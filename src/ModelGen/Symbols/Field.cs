using System.ComponentModel;

namespace ModelGen;

/// <summary>A real unknown function of the coordinates, represented by a network.</summary>
public sealed class Field : Scalar
{
    /// <summary>Creates a field; generated code calls this.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Field(string name) : base(Expression.Leaf("field", name)) => Name = name;

    /// <summary>The declared name.</summary>
    public string Name { get; }
}
