using System.Numerics;

namespace ModelGen.Tests.Numerics;

/// <summary>Sine, cosine and tangent by exact integers: the argument less a multiple of pi/2 that is known to 1200 bits after the point.</summary>
internal static class ExactAngle
{
    private const int Precision = 1200;

    // Machin: pi/4 = 4 atan(1/5) - atan(1/239)
    private static readonly BigInteger s_halfPi = 2 * (4 * ArcTangentOfInverse(5) - ArcTangentOfInverse(239));

    public static double Sin(double x)
    {
        (double angle, int quarter) = Reduce(x);
        double value = quarter % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
        return quarter < 2 ? value : -value;
    }

    public static double Cos(double x)
    {
        (double angle, int quarter) = Reduce(x);
        double value = quarter % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle);
        return quarter is 0 or 3 ? value : -value;
    }

    public static double Tan(double x)
    {
        (double angle, int quarter) = Reduce(x);
        return quarter % 2 == 0 ? Math.Tan(angle) : -1 / Math.Tan(angle);
    }

    /// <summary>
    /// For every exponent the numbers m 2^exponent, m below 2^bits, that come closest to a multiple of pi/2:
    /// m is a denominator of the continued fraction of 2^exponent / (pi/2).
    /// </summary>
    public static IEnumerable<double> NearestToMultiples(int bits, int largestExponent)
    {
        for (int exponent = -bits; exponent <= largestExponent; exponent++)
        {
            BigInteger numerator = s_halfPi;
            BigInteger denominator = (BigInteger.One << (Precision + exponent)) % s_halfPi;
            (BigInteger previous, BigInteger current) = (0, 1);
            while (current < BigInteger.One << bits)
            {
                if (current > BigInteger.One << (bits / 2))
                {
                    yield return Math.ScaleB((double)current, exponent);
                }

                BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
                (numerator, denominator) = (denominator, rest);
                (previous, current) = (current, quotient * current + previous);
            }
        }
    }

    /// <summary>x - n pi/2 for the nearest n, and n modulo 4.</summary>
    private static (double Angle, int Quarter) Reduce(double x)
    {
        if (!double.IsFinite(x) || Math.Abs(x) < 0.5)
        {
            return (x - (double.IsFinite(x) ? 0 : x), 0);
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        BigInteger scaled = (BigInteger)((bits & 0xFFFFFFFFFFFFF) | (1L << 52)) << (Precision + exponent);
        BigInteger n = (2 * scaled + s_halfPi) / (2 * s_halfPi);
        double angle = Math.ScaleB((double)((scaled - n * s_halfPi) >> 400), 400 - Precision);
        int quarter = (int)(n % 4);
        return x < 0 ? (-angle, (4 - quarter) % 4) : (angle, quarter);
    }

    private static BigInteger ArcTangentOfInverse(int k)
    {
        BigInteger power = (BigInteger.One << Precision) / k;
        BigInteger sum = power;
        for (int n = 3; !power.IsZero; n += 2)
        {
            power /= -k * k;
            sum += power / n;
        }

        return sum;
    }
}
