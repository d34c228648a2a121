using ScottPlot;

namespace ModelGen.Examples.Plots;

/// <summary>Functions of one variable, from 0 to 1: the input, truth and dashed prediction, and the error, a panel each.</summary>
internal static class LinePanels
{
    public static Plot[] Create(OperatorResult result, string input, string output)
    {
        double[] error = [.. result.Prediction.Zip(result.Truth, (p, t) => p - t)];
        return
        [
            Of(input, result.HasEnd, (result.Input, PanelStyle.Ink, 2, false)),
            Of(
                $"{output}, prediction dashed",
                result.HasEnd,
                (result.Truth, PanelStyle.Colors[0].WithAlpha(0.35), 5, false),
                (result.Prediction, PanelStyle.Colors[0], 2, true)),
            Of("error", result.HasEnd, (error, PanelStyle.Colors[1], 2, false)),
        ];
    }

    private static Plot Of(string title, bool hasEnd, params (IReadOnlyList<double> Values, Color Color, float Width, bool IsDashed)[] lines)
    {
        Plot plot = PanelStyle.Create(title, "x", "");
        foreach ((IReadOnlyList<double> values, Color color, float width, bool isDashed) in lines)
        {
            var line = plot.Add.ScatterLine(Places(values.Count, hasEnd), values.ToArray(), color);
            line.LineWidth = width;
            line.LinePattern = isDashed ? LinePattern.Dashed : LinePattern.Solid;
        }

        double low = lines.Min(line => line.Values.Min()), high = lines.Max(line => line.Values.Max()), margin = Math.Max(1e-12, 0.08 * (high - low));
        PanelStyle.SetLimits(plot, 0, 1, low - margin, high + margin);
        PanelStyle.ShortenTicks(plot.Axes.Left, high - low);
        return plot;
    }

    private static double[] Places(int count, bool hasEnd) => [.. Enumerable.Range(0, count).Select(i => i / (hasEnd ? count - 1.0 : count))];
}
