namespace ModelGen;

/// <summary>The number type that a model computes in; chosen when it is created.</summary>
public enum Precision
{
    /// <summary>64-bit; what second-order training needs. The default.</summary>
    Double,

    /// <summary>32-bit; twice the points per second.</summary>
    Single,
}
