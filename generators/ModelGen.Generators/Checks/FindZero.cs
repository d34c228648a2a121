namespace ModelGen.Generators.Checks;

/// <summary>A change of sign of a function of one number.</summary>
internal static class FindZero
{
    private const int Samples = 48;

    /// <summary>A zero to the last bit, or null where none was met; narrow dips between samples are followed to their bottom.</summary>
    public static double? Between(Func<double, double> f, double a, double b)
    {
        double At(double share) => a + (b - a) * share;
        double[] shares = [.. Enumerable.Range(0, Samples + 1).Select(i => (double)i / Samples)];
        double[] values = [.. shares.Select(share => f(At(share)))];
        for (int i = 0; i < Samples; i++)
        {
            if (values[i] == 0 && i > 0)
            {
                return At(shares[i]);
            }

            if (values[i] * values[i + 1] < 0)
            {
                return Bisect(f, At(shares[i]), At(shares[i + 1]), values[i]);
            }
        }

        int least = Array.IndexOf([.. values.Select(Math.Abs)], values.Select(Math.Abs).Min());
        double sign = Math.Sign(values[least]);
        (double left, double right) = (At(shares[Math.Max(0, least - 1)]), At(shares[Math.Min(Samples, least + 1)]));
        for (int i = 0; i < 60 && sign != 0; i++)
        {
            double third = (right - left) / 3;
            (double x, double y) = (left + third, right - third);
            (double fx, double fy) = (f(x), f(y));
            if (fx * sign < 0 || fy * sign < 0)
            {
                (double beyond, double start) = (fx * sign < 0 ? x : y, At(shares[least]));
                return Bisect(f, start, beyond, values[least]);
            }

            (left, right) = fx * sign < fy * sign ? (left, y) : (x, right);
        }

        return null;
    }

    private static double Bisect(Func<double, double> f, double a, double b, double atA)
    {
        for (int i = 0; i < 200; i++)
        {
            double middle = a + (b - a) / 2;
            if (middle == a || middle == b)
            {
                break;
            }

            double value = f(middle);
            if (value == 0)
            {
                return middle;
            }

            if (value * atA > 0)
            {
                a = middle;
            }
            else
            {
                b = middle;
            }
        }

        return b;
    }
}
