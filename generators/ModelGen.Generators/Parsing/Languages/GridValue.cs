using ModelGen.Generators.Layers;
using ModelGen.Generators.Parsing.Evaluation;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>A tensor of one sample on its way through layers.</summary>
internal sealed record GridValue(TensorShape Tensor) : LanguageValue;

/// <summary>A declared label.</summary>
internal sealed record LabelValue(LabelShape Label) : LanguageValue;
