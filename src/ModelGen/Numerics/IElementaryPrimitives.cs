namespace ModelGen.Numerics;

/// <summary>
/// The operations on a number's bits that the elementary functions are built of. A lane type that offers them
/// gets every function of <see cref="IArithmetic{TSelf}"/> from <see cref="ElementarySingle"/> or <see cref="ElementaryDouble"/>.
/// </summary>
/// <typeparam name="TSelf">The implementing value type.</typeparam>
public interface IElementaryPrimitives<TSelf> : IArithmetic<TSelf> where TSelf : struct, IElementaryPrimitives<TSelf>
{
    /// <summary>Whether <see cref="IArithmetic{TSelf}.MultiplyAdd"/> rounds once.</summary>
    static abstract bool Fuses { get; }

    /// <summary>The nearest integer, ties to even.</summary>
    static abstract TSelf Round(TSelf a);

    /// <summary>2^n for an integer n whose power is a normal number; other n give garbage.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>a 2^n for an integer n, through overflow and gradual underflow; |n| at most twice the largest exponent.</summary>
    static abstract TSelf Scale(TSelf a, TSelf n);

    /// <summary>The integer k with a = m 2^k and m in [sqrt(1/2), sqrt(2)), for a positive normal a; others give garbage.</summary>
    static abstract TSelf Exponent(TSelf a);

    /// <summary>The m that belongs to <see cref="Exponent"/>.</summary>
    static abstract TSelf Mantissa(TSelf a);

    /// <summary>a without the lower half of its mantissa's bits.</summary>
    static abstract TSelf Head(TSelf a);

    /// <summary>|magnitude| with the sign bit of sign.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>(-1)^n a for an integer n below 2^22 (float) or 2^51 (double) in magnitude.</summary>
    static abstract TSelf NegateIfOdd(TSelf a, TSelf n);

    /// <summary>a == b ? x : y, lane by lane; false where a or b is NaN.</summary>
    static abstract TSelf SelectEqual(TSelf a, TSelf b, TSelf x, TSelf y);

    /// <summary>a limited to [lower, upper], in two instructions; NaN stays NaN.</summary>
    static abstract TSelf Clamp(TSelf a, TSelf lower, TSelf upper);

    /// <summary>Whether |a| &gt; limit in any lane.</summary>
    static abstract bool AnyBeyond(TSelf a, TSelf limit);

    /// <summary>
    /// r, but in lanes where |a| is beyond 1e5 (float) or 1e8 (double) the angle in [-pi/2, pi/2] whose sine is that of a plus 0 or 1 quarters of a turn.
    /// Slow, and only for vectors with such a lane.
    /// </summary>
    static abstract TSelf FoldLarge(TSelf a, TSelf r, uint quarters);
}
