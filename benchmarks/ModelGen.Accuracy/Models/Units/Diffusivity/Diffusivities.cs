namespace ModelGen.Accuracy.Models.Units;

/// <summary>The rod of <see cref="Rods"/> with its diffusivity unknown, from temperatures at five places and ten times.</summary>
internal static class Diffusivities
{
    /// <summary>Where training starts, in m^2/s; right is <see cref="Rods.Diffusivity"/>.</summary>
    public const double Guess = 5e-6;

    private const int Places = 5;
    private const int Times = 10;

    /// <summary>The columns of the measurements: place, time, temperature, [measurement] each.</summary>
    public static (double[] X, double[] T, double[] Temperature) Measurements(double metre, double second)
    {
        (double[] x, double[] t) = (new double[Places * Times], new double[Places * Times]);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Rods.Length * metre * (i % Places + 1) / (Places + 1);
            t[i] = Rods.Duration * second * (i / Places + 1) / (Times + 1);
        }

        return (x, t, [.. x.Zip(t, (a, b) => Rods.Value(a, b, metre, second, kelvin: 1))]);
    }

    /// <summary>The worse of the field and the diffusivity.</summary>
    public static double Error(Coordinate x, Coordinate t, FieldError.OnPlane<double> evaluate, double diffusivity, double metre, double second) => Math.Max(
        Rods.Error(x, t, evaluate, metre, second, kelvin: 1),
        Math.Abs(diffusivity * second / (metre * metre) / Rods.Diffusivity - 1));
}
