namespace ModelGen.Kernels.Tensors;

/// <content>Filters that a group of turns and reflections leaves as they are.</content>
public sealed partial record DerivedMap
{
    private const double BellWidth = 0.7;

    /// <summary>
    /// The filters of a group convolution, W(A_g x) rho_in(g) = rho_out(g) W(x), from filters w that train: the sum over g of
    /// rho_out(g) w(A_g^-1 x) rho_in(g)^-1. Of a regular field, whose channels trade places, one channel trains, and the sum has no two terms at one place;
    /// others are divided by the root of the group's order, which keeps the variance. Cohen and Welling, ICML 2016 and ICLR 2017 (steerable CNNs), equation 6.
    /// </summary>
    /// <param name="group">The group.</param>
    /// <param name="kernel">Taps along each of the two axes.</param>
    /// <param name="from">What the input fields are.</param>
    /// <param name="inputs">Input fields.</param>
    /// <param name="to">What the output fields are.</param>
    /// <param name="outputs">Output fields.</param>
    /// <param name="sumToZero">Whether the mean over the taps is taken off each filter: what is added to all pixels of a channel alike changes nothing.</param>
    /// <returns>From [output field (and component)][tap][input channel] to [output channel][tap][input channel].</returns>
    public static DerivedMap Filters(SymmetryGroup group, int kernel, FieldKind from, int inputs, FieldKind to, int outputs, bool sumToZero = false)
    {
        GroupElements elements = new(group);
        int own = to == FieldKind.Vector ? 2 : 1;
        int rows = elements.Channels(to);
        int columns = elements.Channels(from);
        int taps = kernel * kernel;
        int channels = columns * inputs;
        double factor = to == FieldKind.Regular ? 1 : 1 / Math.Sqrt(elements.Order);

        // [row][tap][column] of one pair of fields, from [own][tap][column]
        List<(int Row, int Column, double Weight)> one = [];
        for (int g = 0; g < elements.Order; g++)
        {
            double[] left = elements.Representation(to, g);
            double[] right = elements.Representation(from, g);
            foreach ((int tap, int source, double weight) in Turned(elements, g, kernel))
            {
                for (int i = 0; i < rows * own * columns * columns; i++)
                {
                    (int row, int free) = (i / (own * columns * columns), i / (columns * columns) % own);
                    (int column, int inner) = (i / columns % columns, i % columns);
                    double both = left[row * rows + free] * right[column * columns + inner];
                    if (both != 0)
                    {
                        one.Add(((row * taps + tap) * columns + column, (free * taps + source) * columns + inner, factor * weight * both));
                    }
                }
            }
        }

        DerivedMap pair = Of(own * taps * columns, rows * taps * columns, sumToZero ? WithoutMean(one, taps, columns) : one);
        return Of(
            outputs * own * taps * channels,
            outputs * rows * taps * channels,
            Enumerable.Range(0, outputs * inputs).SelectMany(i => pair.Entries.Select(entry => (
                Place(i / inputs, rows, i % inputs, entry.Row), Place(i / inputs, own, i % inputs, entry.Column), entry.Weight))));

        int Place(int output, int each, int input, int place) =>
            (output * each * taps + place / columns) * channels + input * columns + place % columns;
    }

    /// <summary>The mean over the taps of [row][tap][column] taken off.</summary>
    private static IEnumerable<(int Row, int Column, double Weight)> WithoutMean(
        List<(int Row, int Column, double Weight)> entries, int taps, int columns) => entries.SelectMany(entry => Enumerable.Range(0, taps).Select(tap =>
        {
            int own = entry.Row / columns % taps;
            return (entry.Row + (tap - own) * columns, entry.Column, entry.Weight * ((tap == own ? 1 : 0) - 1.0 / taps));
        }));

    /// <summary>
    /// w(A^-1 x) at every tap, by the taps of w. Turns by 45 degrees lead between taps: there w is the smooth function that is a Gaussian about every tap,
    /// which all elements of the group sample alike, and a window that falls to 0 beyond the taps takes the corners off.
    /// </summary>
    private static IEnumerable<(int Tap, int Source, double Weight)> Turned(GroupElements elements, int g, int kernel)
    {
        double middle = (kernel - 1) / 2.0;
        for (int tap = 0; tap < kernel * kernel; tap++)
        {
            double x = tap / kernel - middle;
            double y = tap % kernel - middle;

            // A^-1 = A'
            double p = elements.Matrix(g, 0, 0) * x + elements.Matrix(g, 1, 0) * y + middle;
            double q = elements.Matrix(g, 0, 1) * x + elements.Matrix(g, 1, 1) * y + middle;
            double window = elements.HasEighths ? Window(Math.Sqrt(x * x + y * y), kernel) : 1;
            for (int source = 0; source < kernel * kernel; source++)
            {
                double square = Math.Pow(p - source / kernel, 2) + Math.Pow(q - source % kernel, 2);
                double near = elements.HasEighths ? Bell(square) : square < 0.25 ? 1 : 0;
                if (near > 0)
                {
                    yield return (tap, source, window * near);
                }
            }
        }
    }

    // of a width for which the next harmonic of the grid is below 1e-4; the root of the sum of squares over all taps is 1
    private static double Bell(double square) =>
        square < 9 * BellWidth * BellWidth ? Math.Exp(-square / (2 * BellWidth * BellWidth)) / (BellWidth * Math.Sqrt(Math.PI)) : 0;

    private static double Window(double distance, int kernel)
    {
        double share = 2 * distance / (kernel + 1);
        return share < 1 ? Math.Pow(Math.Cos(Math.PI / 2 * share), 2) : 0;
    }
}
