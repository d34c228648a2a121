using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace ModelGen.Plots;

/// <summary>Curves over iterations or epochs, on a logarithmic or a linear axis.</summary>
internal static class CurvePanel
{
    private const int MostLabels = 8;
    private const float LeastSpacing = 70;   // pixels between numbers of the horizontal axis

    /// <summary>Draws the curves from 0 on.</summary>
    /// <param name="title">Above the panel.</param>
    /// <param name="across">What the horizontal axis counts.</param>
    /// <param name="curves">Each in a colour of its own, unless it has one.</param>
    /// <param name="isLogarithmic">Whether the vertical axis is in decades.</param>
    /// <param name="end">Where the horizontal axis ends at the least; it ends behind the last point of all curves.</param>
    /// <param name="legend">Where the names are.</param>
    public static Plot Create(
        string title,
        string across,
        IReadOnlyList<Curve> curves,
        bool isLogarithmic = true,
        double end = 1,
        Alignment legend = Alignment.UpperRight)
    {
        Plot plot = PanelStyle.Create(title, across, "");
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity, last = end;
        foreach ((Curve curve, int index) in curves.Select((curve, index) => (curve, index)))
        {
            (double X, double Y)[] points = curve.On(isLogarithmic);
            if (points.Length == 0)
            {
                continue;
            }

            Color color = curve.Color ?? PanelStyle.Colors[index % PanelStyle.Colors.Length];
            var line = plot.Add.Scatter([.. points.Select(point => point.X)], points.Select(point => point.Y).ToArray(), color);
            line.LineWidth = curve.LineWidth;
            line.MarkerSize = curve.MarkerSize;
            line.LegendText = curve.Name;
            lowest = Math.Min(lowest, points.Min(point => point.Y));
            highest = Math.Max(highest, points.Max(point => point.Y));
            last = Math.Max(last, points[^1].X);
        }

        (lowest, highest) = lowest <= highest ? (lowest, highest) : (0, 1);
        last *= curves.Any(curve => curve.MarkerSize > 0) ? 1.02 : 1;   // room for the last mark
        if (isLogarithmic)
        {
            double bottom = Math.Floor(lowest);
            double top = Math.Max(Math.Ceiling(highest), bottom + 1);
            PanelStyle.SetLimits(plot, 0, last, bottom, top);
            plot.Axes.Left.TickGenerator = Decades((int)bottom, (int)top);
        }
        else
        {
            double margin = highest > lowest ? 0.06 * (highest - lowest) : Math.Max(1e-3, 0.05 * Math.Abs(highest));
            PanelStyle.SetLimits(plot, 0, last, lowest - margin, highest + margin);
        }

        plot.Axes.Bottom.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = value => value.ToString("N0", CultureInfo.InvariantCulture),
            IntegerTicksOnly = true,
            MinimumTickSpacing = LeastSpacing,
        };
        if (curves.Any(curve => curve.Name.Length > 0))
        {
            PanelStyle.ShowLegend(plot, legend);
        }

        return plot;
    }

    private static NumericManual Decades(int bottom, int top)
    {
        NumericManual ticks = new();
        int stride = (top - bottom + MostLabels - 1) / MostLabels;
        for (int line = 0; stride == 1 && line < 9 * (top - bottom); line++)
        {
            ticks.AddMinor(bottom + line / 9 + Math.Log10(line % 9 + 1));
        }

        for (int decade = bottom; decade <= top; decade += stride)
        {
            ticks.AddMajor(decade, "1e" + decade.ToString(CultureInfo.InvariantCulture));
        }

        return ticks;
    }
}
