using ScottPlot;

namespace ModelGen.Examples.Plots;

/// <summary>One picture of a fitted curve: mean, bands of one and two deviations, measurements, the exact curve, and the history of the loss.</summary>
public sealed class BandFigure
{
    private const float Heading = 60;

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>Where the curve is drawn, ascending.</summary>
    public required double[] X { get; init; }

    /// <summary>The mean at each of <see cref="X"/>.</summary>
    public required double[] Mean { get; init; }

    /// <summary>The standard deviation at each of <see cref="X"/>.</summary>
    public required double[] Deviation { get; init; }

    /// <summary>What was measured, at each of <see cref="X"/>.</summary>
    public required double[] Exact { get; init; }

    /// <summary>Where measurements were made.</summary>
    public required double[] DataX { get; init; }

    /// <summary>What they gave.</summary>
    public required double[] DataY { get; init; }

    /// <summary>The loss terms.</summary>
    public required IReadOnlyList<LossCurve> Losses { get; init; }

    /// <summary>Writes a PNG; its folder is created where it does not exist.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, int width = 1600, int height = 760) => FigureCanvas.SavePng(path, width, height, canvas =>
    {
        float split = width * 0.68f;
        PanelText.Draw(canvas, Title, width / 2f, Heading / 2, PanelStyle.HeadingSize);
        FigureCanvas.DrawPanel(canvas, new PixelRect(0, split, height, Heading), Band());
        FigureCanvas.DrawPanel(canvas, new PixelRect(split, width, height, Heading), LossPanel.Create(Losses));
    });

    private Plot Band()
    {
        Plot plot = PanelStyle.Create("mean, with bands of one and two deviations", "x", "y");
        foreach (int times in new[] { 2, 1 })
        {
            var band = plot.Add.FillY(X, [.. Mean.Zip(Deviation, (m, d) => m - times * d)], [.. Mean.Zip(Deviation, (m, d) => m + times * d)]);
            band.FillColor = PanelStyle.Colors[5].WithAlpha(0.3);
            band.LineWidth = 0;
        }

        var exact = plot.Add.ScatterLine(X, Exact, PanelStyle.Colors[6]);
        (exact.LineWidth, exact.LinePattern, exact.LegendText) = (2, LinePattern.Dashed, "exact");
        var mean = plot.Add.ScatterLine(X, Mean, PanelStyle.Colors[0]);
        (mean.LineWidth, mean.LegendText) = (3, "mean");
        var data = plot.Add.ScatterPoints(DataX, DataY, PanelStyle.Colors[1]);
        (data.MarkerSize, data.LegendText) = (6, "measurements");
        plot.Axes.Margins(0, 0.08);
        plot.Axes.AutoScale();
        AxisLimits limits = plot.Axes.GetLimits();
        PanelStyle.SetLimits(plot, limits.Left, limits.Right, limits.Bottom, limits.Top);
        PanelStyle.ShowLegend(plot);
        return plot;
    }
}
