namespace ModelGen.Points;

/// <summary>The scales of a model, as checkpoints and files hold them.</summary>
/// <param name="AreChosen">Whether training has chosen them.</param>
/// <param name="Fields">[field].</param>
/// <param name="Balance">[equation].</param>
internal sealed record ScalesState(bool AreChosen, double[] Fields, double[] Balance);
