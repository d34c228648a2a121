namespace ModelGen.Generators.Plans;

/// <summary>A field's rows in the last dense layer of its network, and its declared scale; null where training chooses it.</summary>
internal sealed record FieldPlan(string Name, int Weights, int Biases, int Inputs, int Rows, double? Scale);
