namespace ModelGen;

/// <summary>
/// Marks a partial class as a physics-informed network: the generator differentiates its equations and writes
/// evaluation and training code into the same class.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PinnAttribute : Attribute;
