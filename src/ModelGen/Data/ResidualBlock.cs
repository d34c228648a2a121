namespace ModelGen.Data;

/// <summary>Consecutive rows of the residual that belong to one component of one equation.</summary>
/// <param name="Equation">Index of the equation among all of the model.</param>
/// <param name="Name">The equation's name.</param>
/// <param name="Component">0, or 1 for the imaginary part of a complex equation.</param>
/// <param name="FirstRow">The block's first row.</param>
/// <param name="Points">Its rows, one for each point.</param>
/// <param name="RowScale">sqrt(weight / points): the factor of the weighted residual, times sqrt(w) where the equation has a profile w.</param>
public sealed record ResidualBlock(int Equation, string Name, int Component, int FirstRow, int Points, double RowScale);
