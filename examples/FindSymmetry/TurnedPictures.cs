using ModelGen.Samplers;

namespace ModelGen.Examples;

/// <summary>
/// Random pictures of 7 x 7 pixels, [x, y], turned about their middle by small angles that are not told. A picture is the trigonometric polynomial through its
/// pixels, so that turning it is a matrix, and the derivative of that matrix by the angle is known.
/// </summary>
public sealed class TurnedPictures
{
    /// <summary>Pixels along either axis.</summary>
    public const int Side = 7;

    /// <summary>Pixels.</summary>
    public const int Pixels = Side * Side;

    /// <summary>Draws pictures of independent normal numbers, and angles that are uniform up to the largest.</summary>
    /// <param name="count">How many.</param>
    /// <param name="largestAngle">In radians.</param>
    /// <param name="seed">Which.</param>
    public TurnedPictures(int count, double largestAngle, int seed)
    {
        CounterRandom random = new((ulong)seed, CounterRandom.StreamOf(nameof(TurnedPictures)));
        (Pictures, Turned) = (new double[count * Pixels], new double[count * Pixels]);
        for (int i = 0; i < count; i++)
        {
            Span<double> picture = Pictures.AsSpan(i * Pixels, Pixels);
            foreach (ref double pixel in picture)
            {
                pixel = random.NextNormal();
            }

            Turn(picture, largestAngle * random.NextUniform(), Turned.AsSpan(i * Pixels, Pixels));
        }
    }

    /// <summary>[picture][x][y].</summary>
    public double[] Pictures { get; }

    /// <summary>[picture][x][y].</summary>
    public double[] Turned { get; }

    /// <summary>
    /// The generator of turns, y d/dx - x d/dy of the polynomial at every pixel, [pixel][pixel]: the derivative of a turned picture by the angle.
    /// </summary>
    public static double[] Generator()
    {
        double[] generator = new double[Pixels * Pixels];
        for (int i = 0; i < Pixels * Pixels; i++)
        {
            (int to, int from) = (i / Pixels, i % Pixels);
            (int x, int y) = (to / Side - Side / 2, to % Side - Side / 2);
            (int right, int up) = (to / Side - from / Side, to % Side - from % Side);
            generator[i] = (up == 0 ? y * Slope(right) : 0) - (right == 0 ? x * Slope(up) : 0);
        }

        return generator;
    }

    // the turned picture is at x what the picture is where x came from
    private static void Turn(ReadOnlySpan<double> picture, double angle, Span<double> turned)
    {
        (double sine, double cosine) = Math.SinCos(angle);
        for (int to = 0; to < Pixels; to++)
        {
            (int x, int y) = (to / Side - Side / 2, to % Side - Side / 2);
            (double right, double up) = (cosine * x + sine * y + Side / 2, cosine * y - sine * x + Side / 2);
            double sum = 0;
            for (int from = 0; from < Pixels; from++)
            {
                sum += Between(right - from / Side) * Between(up - from % Side) * picture[from];
            }

            turned[to] = sum;
        }
    }

    // the polynomial that is 1 at 0 and 0 at the other pixels: Dirichlet's kernel
    private static double Between(double distance)
    {
        double sum = 1;
        for (int k = 1; k <= Side / 2; k++)
        {
            sum += 2 * Math.Cos(2 * Math.PI * k * distance / Side);
        }

        return sum / Side;
    }

    private static double Slope(int distance)
    {
        double sum = 0;
        for (int k = 1; k <= Side / 2; k++)
        {
            sum -= 4 * Math.PI * k / Side * Math.Sin(2 * Math.PI * k * distance / Side);
        }

        return sum / Side;
    }
}
