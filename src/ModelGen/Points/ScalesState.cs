namespace ModelGen.Points;

/// <summary>The scales of a model, as checkpoints and files hold them.</summary>
/// <param name="AreChosen">Whether training has chosen them.</param>
/// <param name="Fields">[field].</param>
/// <param name="Balance">[equation].</param>
/// <param name="Profiles">[equation]: log w at the knots, [coordinate][knot]; empty where an equation has no profile.</param>
internal sealed record ScalesState(bool AreChosen, double[] Fields, double[] Balance, double[][] Profiles);
