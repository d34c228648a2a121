using ScottPlot;

namespace ModelGen.Examples.Plots;

/// <summary>A field [x, y] as a picture, x across and y up, with its colour bar.</summary>
internal static class FieldPanel
{
    public static Plot Create(IReadOnlyList<double> values, string title, IColormap colors, double low, double high)
    {
        int points = (int)Math.Round(Math.Sqrt(values.Count));
        double[,] cells = new double[points, points];
        for (int i = 0; i < values.Count; i++)
        {
            cells[points - 1 - i % points, i / points] = double.IsFinite(values[i]) ? values[i] : double.NaN;   // row 0 is drawn at the top
        }

        Plot plot = PanelStyle.Create(title, "", "");
        var map = plot.Add.Heatmap(cells);
        map.Extent = new CoordinateRect(0, 1, 0, 1);
        map.Smooth = true;
        map.Colormap = colors;
        map.ManualRange = new ScottPlot.Range(low, high > low ? high : low + 1e-300);
        PanelStyle.SetLimits(plot, 0, 1, 0, 1);
        plot.HideGrid();
        plot.Axes.Bottom.IsVisible = plot.Axes.Left.IsVisible = false;
        var bar = plot.Add.ColorBar(map);
        bar.Width = 16;
        PanelStyle.StyleAxis(bar.Axis);
        PanelStyle.ShortenTicks(bar.Axis, high - low);
        return plot;
    }

    /// <summary>The symmetric scale of a field that changes its sign: what 99.5% of the values stay within.</summary>
    public static double Scale(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Order()];
        return sorted[(int)(0.995 * (sorted.Length - 1))];
    }
}
