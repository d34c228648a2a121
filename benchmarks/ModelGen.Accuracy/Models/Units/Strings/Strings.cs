using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>A string of 1 m released at rest, u_tt = c^2 u_xx with c = 300 m/s, its first two modes of 2 mm and 0.5 mm.</summary>
internal static class Strings
{
    /// <summary>The end in s: three quarters of the first mode's period.</summary>
    public const double Duration = 5e-3;

    private const double Speed = 300;       // m/s
    private const double First = 2e-3;      // m
    private const double Second = 0.5e-3;   // m

    public static Equation Motion(Scalar u, Coordinate x, Coordinate t, double metre, double second)
    {
        double speed = Speed * metre / second;
        return D(u, t, t) == speed * speed * D(u, x, x);
    }

    public static Equation Start(Scalar u, Coordinate x, Coordinate t, double metre) =>
        u.At(t, 0) == metre * (First * Sin(Math.PI / metre * x) + Second * Sin(2 * Math.PI / metre * x));

    public static Equation Rest(Scalar u, Coordinate t) => D(u, t).At(t, 0) == 0;

    public static Equation Held(Scalar u, Coordinate x, double place) => u.At(x, place) == 0;

    /// <summary>u = sum of A_n sin(n pi x) cos(n pi c t).</summary>
    public static double Error(Coordinate x, Coordinate t, FieldError.OnPlane<double> evaluate, double metre, double second) =>
        FieldError.Over(x, t, evaluate, (a, b) =>
        {
            (double place, double phase) = (Math.PI * a / metre, Math.PI * Speed * b / second);
            return metre * (First * Math.Sin(place) * Math.Cos(phase) + Second * Math.Sin(2 * place) * Math.Cos(2 * phase));
        });
}
