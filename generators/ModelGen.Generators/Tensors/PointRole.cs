namespace ModelGen.Generators.Tensors;

/// <summary>What a tensor that is computed once for each point is to training.</summary>
internal enum PointRole
{
    /// <summary>It is none: parameters, statistics.</summary>
    None,

    /// <summary>Nothing trains it: coordinates, and functions of them.</summary>
    Given,

    /// <summary>Parameters take part in it, so its adjoint goes back to them.</summary>
    Trained,
}
