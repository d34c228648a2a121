using System.Globalization;
using ScottPlot;

namespace ModelGen.Plots;

/// <summary>What the panels of a figure share: fonts, sizes, colours.</summary>
internal static class PanelStyle
{
    public const float TickSize = 15, LabelSize = 17, TitleSize = 19, HeadingSize = 24;

    public static readonly Color Ink = Color.FromHex("#26303a");
    public static readonly Color GridLine = Color.FromHex("#e3e7eb");

    // Okabe and Ito 2008, readable with every colour vision; the darkest first
    public static readonly Color[] Colors =
        [.. new[] { "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#5b5b5b" }.Select(Color.FromHex)];

    public static Plot Create(string title, string horizontal, string vertical)
    {
        Plot plot = new();
        plot.FigureBackground.Color = ScottPlot.Colors.White;
        plot.Axes.Color(Ink);
        plot.Axes.FrameWidth(1);
        plot.Grid.MajorLineColor = GridLine;
        plot.Grid.MinorLineColor = GridLine.WithAlpha(0.5);
        plot.Grid.MinorLineWidth = 1;
        plot.Title(title, TitleSize);
        plot.Axes.Title.Label.Bold = false;
        plot.XLabel(horizontal, LabelSize);
        plot.YLabel(vertical, LabelSize);
        plot.Font.Set(FigureFont.Name);
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            StyleAxis(axis);
        }

        return plot;
    }

    public static void StyleAxis(IAxis axis)
    {
        axis.TickLabelStyle.FontName = axis.Label.FontName = FigureFont.Name;
        axis.TickLabelStyle.FontSize = TickSize;
        axis.TickLabelStyle.ForeColor = Ink;
        axis.Label.Bold = false;
        axis.MajorTickStyle.Length = 5;
        axis.MinorTickStyle.Length = 0;
    }

    /// <summary>Ticks of a colour bar whose numbers would be wide are written with an exponent.</summary>
    public static void ShortenTicks(IAxis axis, double range)
    {
        if (range < 0.01)
        {
            axis.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
            {
                LabelFormatter = value => value == 0 ? "0" : value.ToString("0.0e-0", CultureInfo.InvariantCulture),
            };
        }
    }

    // a hair wider, so that rounding does not lose the ticks at the ends
    public static void SetLimits(Plot plot, double left, double right, double bottom, double top)
    {
        (double across, double up) = (1e-6 * (right - left), 1e-6 * (top - bottom));
        plot.Axes.SetLimits(left - across, right + across, bottom - up, top + up);
    }

    public static void ShowLegend(Plot plot, Alignment place = Alignment.UpperRight)
    {
        plot.Legend.FontName = FigureFont.Name;
        plot.Legend.FontSize = TickSize;
        plot.Legend.FontColor = Ink;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = ScottPlot.Colors.Transparent;
        plot.Legend.BackgroundColor = ScottPlot.Colors.White.WithAlpha(0.85);
        plot.ShowLegend(place);
    }
}
