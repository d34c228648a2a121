using System.Globalization;
using ModelGen.Examples.References;
using ScottPlot;

namespace ModelGen.Examples.Plots;

/// <summary>Prediction (dashed) over reference (solid) along x at three times.</summary>
internal static class SlicePanel
{
    public static Plot Create(SpaceTimeGrid grid, IReadOnlyList<double> prediction, IReadOnlyList<double> reference, string quantity)
    {
        Plot plot = PanelStyle.Create($"{quantity} at three times: reference, prediction dashed", "x", "");
        int last = grid.T.Length - 1;
        int[] times = [.. new HashSet<int> { last / 4, last / 2, last * 7 / 8 }];   // not symmetric: many solutions are, in time
        foreach ((int time, int index) in times.Select((time, index) => (time, index)))
        {
            Color color = PanelStyle.Colors[index];
            var solid = plot.Add.ScatterLine(grid.X, Slice(grid, reference, time), color.WithAlpha(0.35));
            solid.LineWidth = 5;
            solid.LegendText = string.Create(CultureInfo.InvariantCulture, $"t = {grid.T[time]:0.###}");
            var dashed = plot.Add.ScatterLine(grid.X, Slice(grid, prediction, time), color);
            dashed.LineWidth = 2;
            dashed.LinePattern = LinePattern.Dashed;
        }

        plot.Axes.Margins(0, 0.08);
        plot.Axes.AutoScale();
        AxisLimits limits = plot.Axes.GetLimits();
        PanelStyle.SetLimits(plot, limits.Left, limits.Right, limits.Bottom, limits.Top);
        PanelStyle.ShowLegend(plot);
        return plot;
    }

    private static double[] Slice(SpaceTimeGrid grid, IReadOnlyList<double> values, int time) =>
        [.. values.Skip(time * grid.X.Length).Take(grid.X.Length)];
}
