namespace ModelGen;

/// <summary>
/// Marks a partial class as a network on vectors and grids, trained on samples: the generator infers every shape and writes forward and backward
/// code for exactly this network into the same class.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute;
