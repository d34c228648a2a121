using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// One pass of the Stockham transform: the current length n is r m; column by column, y[r p + q] = w^(p q) sum over k of x[p + m k] exp(-2 pi i k q / r)
/// with w = exp(-2 pi i / n). Neighbouring columns go through the same arithmetic, four at once.
/// </summary>
internal sealed class TransformStage
{
    private readonly int _radix, _count, _stride;
    private readonly double[] _twiddleRe, _twiddleIm, _rootRe, _rootIm;

    /// <summary>Tabulates the roots of unity.</summary>
    /// <param name="radix">r.</param>
    /// <param name="count">m.</param>
    /// <param name="stride">Columns, at least four: those of the data times the radices of the passes before.</param>
    public TransformStage(int radix, int count, int stride)
    {
        (_radix, _count, _stride) = (radix, count, stride);
        (_twiddleRe, _twiddleIm) = Roots(radix * count, radix * count, i => (long)(i / radix) * (i % radix));
        (_rootRe, _rootIm) = Roots(radix * radix, radix, i => (long)(i / radix) * (i % radix));
    }

    /// <summary>From one array to another, both [r m][stride].</summary>
    public void Apply(Planes source, Planes target)
    {
        for (int p = 0; p < _count; p++)
        {
            ReadOnlySpan<double> re = _twiddleRe.AsSpan(p * _radix, _radix), im = _twiddleIm.AsSpan(p * _radix, _radix);
            switch (_radix)
            {
                case 2:
                    Two(source, target, p, re[1], im[1]);
                    break;
                case 4:
                    Four(source, target, p, re, im);
                    break;
                default:
                    Any(source, target, p, re, im);
                    break;
            }
        }
    }

    private void Two(Planes source, Planes target, int p, double re, double im)
    {
        for (int i = 0; ; i = Math.Min(i + 4, _stride - 4))
        {
            (Vector256<double> aRe, Vector256<double> aIm) = Load(source, p, i);
            (Vector256<double> bRe, Vector256<double> bIm) = Load(source, p + _count, i);
            Store(target, 2 * p, i, aRe + bRe, aIm + bIm);
            Store(target, 2 * p + 1, i, aRe - bRe, aIm - bIm, re, im);
            if (i == _stride - 4)
            {
                break;
            }
        }
    }

    private void Four(Planes source, Planes target, int p, ReadOnlySpan<double> re, ReadOnlySpan<double> im)
    {
        // the last four columns overlap the four before where the number is no multiple of four: the same numbers again
        for (int i = 0; ; i = Math.Min(i + 4, _stride - 4))
        {
            (Vector256<double> aRe, Vector256<double> aIm) = Load(source, p, i);
            (Vector256<double> bRe, Vector256<double> bIm) = Load(source, p + _count, i);
            (Vector256<double> cRe, Vector256<double> cIm) = Load(source, p + 2 * _count, i);
            (Vector256<double> dRe, Vector256<double> dIm) = Load(source, p + 3 * _count, i);
            Vector256<double> sumRe = aRe + cRe, sumIm = aIm + cIm, differenceRe = aRe - cRe, differenceIm = aIm - cIm;
            Vector256<double> oddRe = bRe + dRe, oddIm = bIm + dIm, turnedRe = bIm - dIm, turnedIm = dRe - bRe;
            Store(target, 4 * p, i, sumRe + oddRe, sumIm + oddIm);
            Store(target, 4 * p + 1, i, differenceRe + turnedRe, differenceIm + turnedIm, re[1], im[1]);
            Store(target, 4 * p + 2, i, sumRe - oddRe, sumIm - oddIm, re[2], im[2]);
            Store(target, 4 * p + 3, i, differenceRe - turnedRe, differenceIm - turnedIm, re[3], im[3]);
            if (i == _stride - 4)
            {
                break;
            }
        }
    }

    private void Any(Planes source, Planes target, int p, ReadOnlySpan<double> re, ReadOnlySpan<double> im)
    {
        for (int i = 0; ; i = Math.Min(i + 4, _stride - 4))
        {
            for (int q = 0; q < _radix; q++)
            {
                (Vector256<double> sumRe, Vector256<double> sumIm) = Load(source, p, i);
                for (int k = 1; k < _radix; k++)
                {
                    (Vector256<double> xRe, Vector256<double> xIm) = Load(source, p + k * _count, i);
                    double rootRe = _rootRe[k * _radix + q], rootIm = _rootIm[k * _radix + q];
                    sumRe += xRe * rootRe - xIm * rootIm;
                    sumIm += xRe * rootIm + xIm * rootRe;
                }

                Store(target, _radix * p + q, i, sumRe, sumIm, re[q], im[q]);
            }

            if (i == _stride - 4)
            {
                break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> Re, Vector256<double> Im) Load(Planes source, int row, int column)
    {
        nuint at = (nuint)(row * _stride + column);
        return (Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(source.Re), at),
            Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(source.Im), at));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(Planes target, int row, int column, Vector256<double> re, Vector256<double> im)
    {
        nuint at = (nuint)(row * _stride + column);
        re.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target.Re), at);
        im.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target.Im), at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(Planes target, int row, int column, Vector256<double> re, Vector256<double> im, double byRe, double byIm) =>
        Store(target, row, column, re * byRe - im * byIm, re * byIm + im * byRe);

    // exp(-2 pi i exponent / order), the exponent reduced first: the roots are right to the last bit or two
    private static (double[] Re, double[] Im) Roots(int count, int order, Func<int, long> exponent)
    {
        double[] angles = [.. Enumerable.Range(0, count).Select(i => -2.0 * (exponent(i) % order) / order)];
        return ([.. angles.Select(double.CosPi)], [.. angles.Select(double.SinPi)]);
    }
}
