using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ModelGen.Generators.Diagnostics;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>1/2 is 0 in C#: finds constant divisions of whole numbers whose quotient ends up in the mathematics.</summary>
internal sealed partial class BodyEvaluator
{
    /// <summary>Whole numbers that become real.</summary>
    private void CheckIntegerDivision(IConversionOperation conversion)
    {
        bool becomesReal = conversion.Type is { } target
            && (target.SpecialType is SpecialType.System_Double or SpecialType.System_Single || language.IsSymbol(target));
        if (becomesReal && conversion.Operand.Type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 })
        {
            CheckIntegerDivision(conversion.Operand);
        }
    }

    /// <summary>Whole numbers that stay whole, such as the exponent of Pow(U, 1/2).</summary>
    public void CheckIntegerDivision(IOperation whole)
    {
        foreach (IBinaryOperation division in whole.DescendantsAndSelf().OfType<IBinaryOperation>()
            .Where(binary => binary.OperatorKind == BinaryOperatorKind.Divide))
        {
            if (Whole(division.LeftOperand) is not { } a || Whole(division.RightOperand) is not { } b || b == 0 || a % b == 0)
            {
                continue;
            }

            double exact = (double)a / b;
            string remedy = Math.Abs(Math.Round(exact, 6) - exact) < 1e-15
                ? exact.ToString("R", CultureInfo.InvariantCulture)
                : $"{a.ToString(CultureInfo.InvariantCulture)}.0 / {b.ToString(CultureInfo.InvariantCulture)}";
            throw Fail(Rules.IntegerDivision, division.Syntax, Shorten(division.Syntax), Member, (a / b).ToString(CultureInfo.InvariantCulture), remedy);
        }
    }

    /// <summary>A constant of this project whose initialiser divides whole numbers: its value alone does not show that.</summary>
    private void CheckConstantField(IOperation operation)
    {
        if (operation is IFieldReferenceOperation { Field: { IsConst: true, Type.SpecialType: SpecialType.System_Double or SpecialType.System_Single } field }
            && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel)
                is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer: { } initializer }
            && compilation.GetSemanticModel(initializer.SyntaxTree).GetOperation(initializer, cancel) is ISymbolInitializerOperation value)
        {
            foreach (IConversionOperation conversion in value.DescendantsAndSelf().OfType<IConversionOperation>())
            {
                CheckIntegerDivision(conversion);
            }
        }
    }

    private static long? Whole(IOperation operation) => operation.ConstantValue switch
    {
        { HasValue: true, Value: int number } => number,
        { HasValue: true, Value: long number } => number,
        _ => null,
    };
}
