using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tensors;

/// <summary>Windows over a grid.</summary>
internal sealed record WindowShape(
    EquatableArray<int> Inputs,
    EquatableArray<int> Window,
    EquatableArray<int> Stride,
    EquatableArray<int> Boundaries,
    EquatableArray<int> Outputs,
    int Channels);
