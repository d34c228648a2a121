namespace ModelGen.Kernels.Networks;

/// <summary>Mean and deviation of a column, for each channel: fitted from the training data, parameters that do not train.</summary>
/// <param name="Column">The column.</param>
/// <param name="Channels">Channels.</param>
/// <param name="MeanOffset">Where the means lie among the parameters.</param>
/// <param name="DeviationOffset">Where the standard deviations lie among the parameters.</param>
public sealed record UnitsDescription(string Column, int Channels, int MeanOffset, int DeviationOffset);
