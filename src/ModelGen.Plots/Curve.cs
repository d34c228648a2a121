using ScottPlot;

namespace ModelGen.Plots;

/// <summary>A line of a panel.</summary>
/// <param name="Name">What the legend says; empty to be left out of it.</param>
/// <param name="X">[point], increasing.</param>
/// <param name="Y">[point]; values that the axis cannot show are left out.</param>
internal sealed record Curve(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Its colour; null for the next of <see cref="PanelStyle.Colors"/>.</summary>
    public Color? Color { get; init; }

    /// <summary>Pixels.</summary>
    public float LineWidth { get; init; } = 2;

    /// <summary>The diameter of the mark at each point, in pixels; 0 for none.</summary>
    public float MarkerSize { get; init; }

    /// <summary>Points that an axis can show, as it shows them.</summary>
    public (double X, double Y)[] On(bool isLogarithmic) => [.. X.Zip(Y)
        .Where(point => double.IsFinite(point.Second) && (!isLogarithmic || point.Second > 0))
        .Select(point => (point.First, isLogarithmic ? Math.Log10(point.Second) : point.Second))];
}
