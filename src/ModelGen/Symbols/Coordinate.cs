using System.ComponentModel;

namespace ModelGen;

/// <summary>An independent variable of a declaration, such as x or t, with the interval in which it is sampled.</summary>
public sealed class Coordinate : Scalar
{
    /// <summary>Creates a coordinate; generated code calls this.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Coordinate(string name, double lower, double upper) : base(Expression.Leaf("coordinate", name))
    {
        Name = name;
        Lower = lower;
        Upper = upper;
    }

    /// <summary>The declared name.</summary>
    public string Name { get; }

    /// <summary>The lower end of the domain.</summary>
    public double Lower { get; }

    /// <summary>The upper end of the domain.</summary>
    public double Upper { get; }
}
