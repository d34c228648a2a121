namespace ModelGen;

/// <summary>Marks a helper whose layers are the same at every call: called four times, it has one set of parameters.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedAttribute : Attribute;
