using System.ComponentModel;

namespace ModelGen;

/// <summary>A class number of a declaration, or one at every pixel.</summary>
public sealed class Label
{
    /// <summary>Creates a label; generated code calls this.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Label(string name, int classes, params int[] sizes)
    {
        Expression = Expression.Leaf("label", name);
        Classes = classes;
        Sizes = sizes;
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>The grid that has a class at every pixel; empty where a sample has one class.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>The graph that this symbol stands for.</summary>
    internal Expression Expression { get; }
}
