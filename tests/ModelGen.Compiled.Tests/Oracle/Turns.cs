namespace ModelGen.Compiled.Tests.Oracle;

/// <summary>Turns of the plane and reflections before them, by trigonometry.</summary>
internal sealed class Turns(SymmetryGroup group)
{
    private readonly int _turns = group == SymmetryGroup.C8 ? 8 : group == SymmetryGroup.P1 ? 1 : 4;

    public int Order => group == SymmetryGroup.P1 ? 1 : group == SymmetryGroup.P4 ? 4 : 8;

    public int Channels(FieldKind kind) => kind == FieldKind.Regular ? Order : kind == FieldKind.Vector ? 2 : 1;

    /// <summary>Where element g takes a place about the middle.</summary>
    public (double X, double Y) Move(int g, double x, double y)
    {
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * (g % _turns) / _turns);
        double mirrored = g >= _turns ? -y : y;
        return (cosine * x - sine * mirrored, sine * x + cosine * mirrored);
    }

    /// <summary>The place that element g takes to this one.</summary>
    public (double X, double Y) Back(int g, double x, double y)
    {
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * (g % _turns) / _turns);
        (double p, double q) = (cosine * x + sine * y, cosine * y - sine * x);
        return (p, g >= _turns ? -q : q);
    }

    /// <summary>What element g makes of one channel of a field for another.</summary>
    public double Acts(FieldKind kind, int g, int row, int column)
    {
        switch (kind)
        {
            case FieldKind.Scalar:
                return 1;
            case FieldKind.Vector:
                (double x, double y) = Move(g, column == 0 ? 1 : 0, column);
                return row == 0 ? x : y;
            default:
                // the element that moves two places as both do, one behind the other
                (double X, double Y)[] places = [(1, 0.3), (0.2, -0.7)];
                return places.All(place =>
                {
                    (double p, double q) = Move(column, place.X, place.Y);
                    (double a, double b) = Move(g, p, q);
                    (double c, double d) = Move(row, place.X, place.Y);
                    return Math.Abs(a - c) + Math.Abs(b - d) < 1e-9;
                }) ? 1 : 0;
        }
    }

    /// <summary>A field on a square grid, turned, [pixel][channel]; for elements that take pixels to pixels.</summary>
    public double[] Apply(int g, double[] field, int extent, params FieldKind[] kinds)
    {
        int channels = field.Length / (extent * extent);
        double middle = (extent - 1) / 2.0;
        double[] turned = new double[field.Length];
        foreach (int[] place in Grid.Box([extent, extent]))
        {
            (double x, double y) = Move(g, place[0] - middle, place[1] - middle);
            int to = ((int)Math.Round(x + middle) * extent + (int)Math.Round(y + middle)) * channels;
            int first = 0;
            foreach (FieldKind kind in kinds)
            {
                int own = Channels(kind);
                for (int i = 0; i < own * own; i++)
                {
                    turned[to + first + i / own] += Math.Round(Acts(kind, g, i / own, i % own))
                        * field[(place[0] * extent + place[1]) * channels + first + i % own];
                }

                first += own;
            }
        }

        return turned;
    }
}
