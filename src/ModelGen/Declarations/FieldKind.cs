namespace ModelGen;

/// <summary>What becomes of a field's channels where the plane is turned or reflected: the representation of the group.</summary>
public enum FieldKind
{
    /// <summary>One channel, which moves with its pixel: a density, a temperature.</summary>
    Scalar,

    /// <summary>Two channels, components along axis 0 and along axis 1 of the grid, which turn with the plane: a velocity.</summary>
    Vector,

    /// <summary>
    /// One channel for each element of the group, which trade places: what symmetric layers compute with. Whatever is done to each channel alike, such as an
    /// activation, keeps the symmetry.
    /// </summary>
    Regular,
}
