using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>The variables of a call; a local function sees those of the method around it.</summary>
internal sealed class Frame(Frame? outer = null)
{
    private readonly Dictionary<ISymbol, Value?> _variables = new(SymbolEqualityComparer.Default);

    public Value? this[ISymbol symbol] => _variables.TryGetValue(symbol, out Value? value) ? value : outer?[symbol];

    public void Declare(ISymbol symbol, Value? value) => _variables[symbol] = value;

    public void Set(ISymbol symbol, Value value)
    {
        if (outer is not null && !_variables.ContainsKey(symbol) && outer.Knows(symbol))
        {
            outer.Set(symbol, value);
        }
        else
        {
            _variables[symbol] = value;
        }
    }

    private bool Knows(ISymbol symbol) => _variables.ContainsKey(symbol) || (outer?.Knows(symbol) ?? false);
}
