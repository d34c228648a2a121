namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>A wall of two materials between temperatures 0 and 1.</summary>
internal static class TwoMaterials
{
    /// <summary>Where they meet.</summary>
    public const double Place = 0.5;

    /// <summary>The conductivities.</summary>
    public const double Left = 1.14, Right = 0.01;

    /// <summary>The flux is the same on either side: slopes in inverse proportion to the conductivities.</summary>
    public static double Temperature(double x)
    {
        double flux = 1 / (Place / Left + (1 - Place) / Right);
        return x < Place ? flux / Left * x : 1 - flux / Right * (1 - x);
    }
}
