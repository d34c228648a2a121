using System.Numerics;

namespace ModelGen.Optimizers;

/// <summary>Moves parameters by a displacement that is held in double.</summary>
internal static class Displacement
{
    /// <summary>parameters = origin + scale displacement.</summary>
    public static void Apply<T>(Span<T> parameters, ReadOnlySpan<T> origin, double scale, ReadOnlySpan<double> displacement)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int p = 0; p < parameters.Length; p++)
        {
            parameters[p] = T.CreateTruncating(double.CreateTruncating(origin[p]) + scale * displacement[p]);
        }
    }
}
