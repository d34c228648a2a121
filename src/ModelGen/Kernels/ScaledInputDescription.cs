using System.Globalization;

namespace ModelGen.Kernels;

/// <summary>
/// A declared input of a network that is mapped from its range over the domain to [-1, 1], as the coordinates are of networks without declared inputs:
/// the range leaves [-1, 1], or is tiny.
/// </summary>
/// <param name="Network">The property that declares the network, or that its first layer belongs to.</param>
/// <param name="Element">The input's place among the network's.</param>
/// <param name="Text">What it is, such as "Log(S)".</param>
/// <param name="Lower">What becomes -1.</param>
/// <param name="Upper">What becomes 1.</param>
public sealed record ScaledInputDescription(string Network, int Element, string Text, double Lower, double Upper)
{
    /// <summary>Such as "Log(S) from [-11.5, 25.3]".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text} from [{Lower:G4}, {Upper:G4}]");
}
