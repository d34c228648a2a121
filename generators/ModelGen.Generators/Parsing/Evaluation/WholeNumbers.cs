using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>Arithmetic of C#'s integer types, unchecked, on numbers that are kept as long.</summary>
internal static class WholeNumbers
{
    public static bool IsWhole(SpecialType type) => type is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary>An operator that gives a whole number; null for others. The divisor is not zero.</summary>
    public static long? Apply(BinaryOperatorKind kind, long m, long n, SpecialType type)
    {
        // the shift counts modulo the width, as in C#
        int shift = (int)n & (type is SpecialType.System_Int64 or SpecialType.System_UInt64 ? 63 : 31);
        long? result = unchecked(kind switch
        {
            BinaryOperatorKind.Add => m + n,
            BinaryOperatorKind.Subtract => m - n,
            BinaryOperatorKind.Multiply => m * n,
            BinaryOperatorKind.Divide => n == -1 ? -m : m / n,
            BinaryOperatorKind.Remainder => n == -1 ? 0 : m % n,
            BinaryOperatorKind.LeftShift => m << shift,
            BinaryOperatorKind.RightShift => m >> shift,
            BinaryOperatorKind.And => m & n,
            BinaryOperatorKind.Or => m | n,
            BinaryOperatorKind.ExclusiveOr => m ^ n,
            _ => (long?)null,
        });
        return result is { } number ? Wrap(number, type) : null;
    }

    /// <summary>The number cut to the width of the type.</summary>
    public static long Wrap(long number, SpecialType type) => unchecked(type switch
    {
        SpecialType.System_SByte => (sbyte)number,
        SpecialType.System_Byte => (byte)number,
        SpecialType.System_Int16 => (short)number,
        SpecialType.System_UInt16 => (ushort)number,
        SpecialType.System_Int32 => (int)number,
        SpecialType.System_UInt32 => (uint)number,
        _ => number,
    });

    /// <summary>A real number cast to the type: towards zero, saturating in the type that .NET converts through; NaN gives 0.</summary>
    public static long Truncate(double number, SpecialType type)
    {
        (double lower, double upper) = type switch
        {
            SpecialType.System_UInt32 => (0d, (double)uint.MaxValue),
            SpecialType.System_Int64 or SpecialType.System_UInt64 => ((double)long.MinValue, (double)long.MaxValue),
            _ => ((double)int.MinValue, (double)int.MaxValue),
        };
        long whole = double.IsNaN(number) ? 0
            : number <= lower ? (long)lower
            : number >= upper ? upper >= long.MaxValue ? long.MaxValue : (long)upper
            : (long)number;
        return Wrap(whole, type);
    }
}
