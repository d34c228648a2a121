using ModelGen.Accuracy.References;
using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>A pendulum let go at an angle of 1, theta'' = -sin theta.</summary>
internal static class Pendulums
{
    public static Equation Motion(Scalar theta, Coordinate t) => D(theta, t, t) == -Sin(theta);

    public static Equation Start(Scalar theta, Coordinate t) => theta.At(t, 0) == 1;

    public static Equation Rest(Scalar theta, Coordinate t) => D(theta, t).At(t, 0) == 0;

    public static double Error(Coordinate t, FieldError.OnLine<double> evaluate)
    {
        RungeKutta4 reference = Solve(t.Upper);
        return FieldError.Along(t, evaluate, time => reference.Value(time)[0]);
    }

    /// <summary>[theta, theta'].</summary>
    public static RungeKutta4 Solve(double end, int steps = 10_000) => new(
        (_, y, slope) =>
        {
            slope[0] = y[1];
            slope[1] = -Math.Sin(y[0]);
        },
        [1, 0], 0, end, steps);
}
