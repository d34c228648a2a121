using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>Where a language is asked: the text, the member that is being read, and the calls that lead there.</summary>
internal readonly struct CallSite(BodyEvaluator evaluator, IOperation? operation)
{
    /// <summary>The operation; null for an activation, which is named by an attribute.</summary>
    public IOperation? Operation => operation;

    public SyntaxNode? Syntax => operation?.Syntax;

    /// <summary>The text on one line, shortened.</summary>
    public string Text => operation is null ? Member : BodyEvaluator.Shorten(operation.Syntax);

    /// <summary>The declared member whose body is read.</summary>
    public string Member => evaluator.Member;

    /// <summary>
    /// The names from the innermost property on, such as "U/Block": a property is read once, whoever asks for it first, so that its
    /// path does not depend on the order of equations.
    /// </summary>
    public string Path
    {
        get
        {
            IReadOnlyList<ISymbol> calls = evaluator.Calls;
            int start = calls.Count - 1;
            while (start > 0 && calls[start] is not IPropertySymbol)
            {
                start--;
            }

            return string.Join("/", calls.Skip(start).Select(call => call.Name));
        }
    }

    /// <summary>The innermost call of a helper marked [Shared]; null outside of any.</summary>
    public SharedCall? SharedCall => evaluator.Shared;

    /// <summary>
    /// The helper methods from the innermost property on, such as "UNet/Block", or from the innermost shared helper on; the property itself where there are
    /// none.
    /// </summary>
    public string LayerPath
    {
        get
        {
            IReadOnlyList<ISymbol> calls = evaluator.Calls;
            int start = evaluator.Shared?.Depth ?? 0;
            for (int i = start; i < calls.Count; i++)
            {
                if (calls[i] is IPropertySymbol)
                {
                    start = i + 1 < calls.Count ? i + 1 : i;
                }
            }

            return string.Join("/", calls.Skip(start).Select(call => call.Name));
        }
    }

    /// <summary>The value of a method that was handed over.</summary>
    public Value Apply(MethodValue method, params Value[] arguments) => evaluator.Apply(method, arguments, this);

    /// <summary>Reports a mistake here and goes on.</summary>
    public void Report(DiagnosticDescriptor rule, params string[] arguments) => evaluator.Report(rule, Syntax, arguments);

    /// <summary>Reports a mistake here; the member is given up by throwing what is returned.</summary>
    public Exception Fail(DiagnosticDescriptor rule, params string[] arguments) => evaluator.Fail(rule, Syntax, arguments);

    /// <summary>The same at another place, such as an argument.</summary>
    public Exception FailAt(SyntaxNode where, DiagnosticDescriptor rule, params string[] arguments) => evaluator.Fail(rule, where, arguments);

    /// <summary>Reports that the construct is not supported, and what to write.</summary>
    public Exception Unsupported(string remedy) => evaluator.Fail(Rules.Unsupported, Syntax, Text, Member, remedy);

    /// <summary>Reports a division of whole numbers, such as the exponent 1/2, which is 0.</summary>
    public void CheckIntegerDivision(IOperation whole) => evaluator.CheckIntegerDivision(whole);
}
