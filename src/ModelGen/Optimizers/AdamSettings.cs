namespace ModelGen.Optimizers;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> compute with, wherever they run.</summary>
/// <param name="Beta1">Decay of the mean gradient.</param>
/// <param name="Beta2">Decay of the mean square gradient.</param>
/// <param name="Epsilon">Keeps the division finite.</param>
/// <param name="WeightDecay">The fraction of each parameter that a step at rate 1 takes away; 0 for Adam.</param>
internal readonly record struct AdamSettings(double Beta1, double Beta2, double Epsilon, double WeightDecay);
