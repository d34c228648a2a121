using ModelGen.Generators.Parsing.Evaluation;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>A condition on symbols, for Where.</summary>
internal abstract record PredicateValue : LanguageValue
{
    public override string NoShortCircuit => Notation.JoinRemedy;

    /// <summary>
    /// The node that is one where the condition holds, else the other; the same nodes that the run-time symbols build. Conditions nest as deep as
    /// loops make them, so that a stack stands for recursion.
    /// </summary>
    public int Select(GraphBuilder graph, int then, int otherwise)
    {
        int result = 0;
        var stack = new Stack<(PredicateValue Condition, int Then, int Otherwise, bool IsSecondDone)>();
        stack.Push((this, then, otherwise, false));
        while (stack.Count > 0)
        {
            (PredicateValue condition, int yes, int no, bool isSecondDone) = stack.Pop();
            switch (condition)
            {
                case ComparisonValue { IsNegated: var isNegated } comparison:
                    result = graph.Node("where", comparison.A, comparison.B, isNegated ? no : yes, isNegated ? yes : no);
                    break;
                case OppositeValue opposite:
                    stack.Push((opposite.Condition, no, yes, false));
                    break;
                case JoinedValue joined when !isSecondDone:
                    stack.Push((joined, yes, no, true));
                    stack.Push((joined.Second, yes, no, false));
                    break;
                case JoinedValue joined:
                    stack.Push((joined.First, joined.IsBoth ? result : yes, joined.IsBoth ? no : result, false));
                    break;
                default:
                    throw new InvalidOperationException(condition.GetType().Name);
            }
        }

        return result;
    }
}

/// <summary>A &gt; B, or not (A &gt; B).</summary>
internal sealed record ComparisonValue(int A, int B, bool IsNegated) : PredicateValue;

/// <summary>Both hold, or one of the two.</summary>
internal sealed record JoinedValue(PredicateValue First, PredicateValue Second, bool IsBoth) : PredicateValue;

/// <summary>The other does not hold.</summary>
internal sealed record OppositeValue(PredicateValue Condition) : PredicateValue;
