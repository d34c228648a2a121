namespace ModelGen;

/// <summary>
/// Turns and reflections of the plane that leave a pixel where it is. A turn by 90 degrees takes axis 0 of the grid to axis 1, and axis 1 to axis 0 backwards.
/// </summary>
public enum SymmetryGroup
{
    /// <summary>No turn but none, for layers whose symmetry is another one.</summary>
    P1,

    /// <summary>The 4 turns by 90 degrees, which a square grid has exactly; Cohen and Welling 2016.</summary>
    P4,

    /// <summary>
    /// The 4 turns by 90 degrees, then each behind a reflection that reverses axis 1: 8 elements, which a square grid has exactly; Cohen and Welling 2016.
    /// </summary>
    P4m,

    /// <summary>
    /// The 8 turns by 45 degrees: exact for those by 90; for the others filters are smooth functions, sampled on the turned grid, so that it holds for inputs
    /// that are smooth themselves and away from the border. Kernels of 5 taps and more.
    /// </summary>
    C8,
}
