namespace ModelGen.Generators.Plans;

/// <summary>An input of a network that is mapped from its range over the domain to [-1, 1].</summary>
/// <param name="Number">The number of the network.</param>
/// <param name="Network">Its name.</param>
/// <param name="Element">The input's place among the network's.</param>
/// <param name="Text">What it is, as C#; its place where that would be too long to read.</param>
/// <param name="Lower">What becomes -1.</param>
/// <param name="Upper">What becomes 1.</param>
internal sealed record ScaledInput(int Number, string Network, int Element, string Text, double Lower, double Upper);
