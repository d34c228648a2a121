using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace ModelGen.Examples.Plots;

/// <summary>Curves on a logarithmic axis, such as the history of every loss term.</summary>
internal static class LossPanel
{
    public static Plot Create(IReadOnlyList<LossCurve> curves, string title = "loss", string across = "iteration")
    {
        Plot plot = PanelStyle.Create(title, across, "");
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity, last = 1;
        foreach ((LossCurve curve, int index) in curves.Select((curve, index) => (curve, index)))
        {
            var samples = curve.Iterations.Zip(curve.Losses).Where(s => double.IsFinite(s.Second) && s.Second > 0).ToArray();
            if (samples.Length == 0)
            {
                continue;
            }

            double[] logarithms = [.. samples.Select(s => Math.Log10(s.Second))];
            var line = plot.Add.ScatterLine([.. samples.Select(s => s.First)], logarithms, PanelStyle.Colors[index % PanelStyle.Colors.Length]);
            line.LineWidth = 2;
            line.LegendText = curve.Name;
            lowest = Math.Min(lowest, logarithms.Min());
            highest = Math.Max(highest, logarithms.Max());
            last = Math.Max(last, samples[^1].First);
        }

        (double bottom, double top) = lowest <= highest ? (Math.Floor(lowest), Math.Max(Math.Ceiling(highest), Math.Floor(lowest) + 1)) : (-1, 0);
        PanelStyle.SetLimits(plot, 0, last, bottom, top);
        plot.Axes.Left.TickGenerator = Decades((int)bottom, (int)top);
        PanelStyle.ShowLegend(plot);
        return plot;
    }

    private static NumericManual Decades(int bottom, int top)
    {
        NumericManual ticks = new();
        int stride = (top - bottom + 7) / 8;   // at most nine labels
        for (int decade = bottom; decade <= top; decade += stride)
        {
            ticks.AddMajor(decade, "1e" + decade.ToString(CultureInfo.InvariantCulture));
        }

        return ticks;
    }
}
