using ScottPlot;

namespace ModelGen.Examples.Plots;

/// <summary>Curves on a logarithmic axis, such as the history of every loss term.</summary>
internal static class LossPanel
{
    public static Plot Create(IReadOnlyList<LossCurve> curves, string title = "loss", string across = "iteration", Alignment legend = Alignment.UpperRight) =>
        CurvePanel.Create(title, across, [.. curves.Select(curve => new Curve(curve.Name, curve.Iterations, curve.Losses))], legend: legend);
}
