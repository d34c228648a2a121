using ModelGen.Examples.References;
using ScottPlot;

namespace ModelGen.Examples.Plots;

/// <summary>A heat map over t (across) and x (up) with its colour bar.</summary>
internal static class HeatPanel
{
    public static Plot Create(SpaceTimeGrid grid, IReadOnlyList<double> values, string title, IColormap colors, double low, double high)
    {
        (int times, int positions) = (grid.T.Length, grid.X.Length);
        double[,] cells = new double[positions, times];
        for (int j = 0; j < times; j++)
        {
            for (int i = 0; i < positions; i++)
            {
                double value = values[j * positions + i];
                cells[positions - 1 - i, j] = double.IsFinite(value) ? value : double.NaN;   // row 0 is drawn at the top; NaN is left blank
            }
        }

        Plot plot = PanelStyle.Create(title, "t", "x");
        var map = plot.Add.Heatmap(cells);
        map.Extent = new CoordinateRect(grid.T[0], grid.T[^1], grid.X[0], grid.X[^1]);
        map.Smooth = true;
        map.Colormap = colors;
        map.ManualRange = new ScottPlot.Range(low, high > low ? high : low + 1e-300);
        PanelStyle.SetLimits(plot, grid.T[0], grid.T[^1], grid.X[0], grid.X[^1]);
        plot.HideGrid();

        var bar = plot.Add.ColorBar(map);
        bar.Width = 22;
        PanelStyle.StyleAxis(bar.Axis);
        PanelStyle.ShortenTicks(bar.Axis, high - low);
        return plot;
    }
}
