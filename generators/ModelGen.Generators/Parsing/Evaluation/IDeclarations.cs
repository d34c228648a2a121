using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>The partial properties of the model, which have no bodies to evaluate.</summary>
internal interface IDeclarations
{
    /// <summary>What a declared property stands for; null where it is not declared.</summary>
    Value? Leaf(IPropertySymbol property);

    /// <summary>Whether the declaration of a property or a field has been reported already.</summary>
    bool IsUnreadable(ISymbol member);
}
