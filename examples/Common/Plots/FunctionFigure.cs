using ScottPlot;

namespace ModelGen.Examples.Plots;

/// <summary>One picture of an operator between functions of one variable: some inputs with predictions and references, their errors, and the loss.</summary>
public sealed class FunctionFigure
{
    private const float Heading = 60;

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What goes in.</summary>
    public required string InputName { get; init; }

    /// <summary>What comes out.</summary>
    public required string OutputName { get; init; }

    /// <summary>Where all functions are given.</summary>
    public required double[] X { get; init; }

    /// <summary>Three of the test.</summary>
    public required IReadOnlyList<FunctionResult> Results { get; init; }

    /// <summary>The loss terms.</summary>
    public required IReadOnlyList<LossCurve> Losses { get; init; }

    /// <summary>Writes a PNG; its folder is created where it does not exist.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, int width = 1600, int height = 1000) => FigureCanvas.SavePng(path, width, height, canvas =>
    {
        float middle = Heading + (height - Heading) * 0.55f;
        PanelText.Draw(canvas, Title, width / 2f, Heading / 2, PanelStyle.HeadingSize);
        for (int i = 0; i < Results.Count; i++)
        {
            float left = width * (float)i / Results.Count;
            FigureCanvas.DrawPanel(canvas, new PixelRect(left, left + width / (float)Results.Count, middle, Heading), Functions(Results[i], i == 0));
        }

        float split = width * 0.5f;
        FigureCanvas.DrawPanel(canvas, new PixelRect(0, split, height, middle), Errors());
        FigureCanvas.DrawPanel(canvas, new PixelRect(split, width, height, middle), LossPanel.Create(Losses));
    });

    private Plot Functions(FunctionResult result, bool hasLegend)
    {
        Plot plot = PanelStyle.Create($"relative error {ExampleFigure.Format(result.Error)}", "x", "");
        Line(plot, result.Input, 6, 2, LinePattern.Dotted, hasLegend ? InputName : "");
        Line(plot, result.Reference, 1, 5, LinePattern.Solid, hasLegend ? OutputName + " exact" : "");
        Line(plot, result.Prediction, 0, 2, LinePattern.Solid, hasLegend ? OutputName + " predicted" : "");
        Fit(plot);
        if (hasLegend)
        {
            PanelStyle.ShowLegend(plot);
        }

        return plot;
    }

    private Plot Errors()
    {
        Plot plot = PanelStyle.Create($"error of {OutputName}", "x", "");
        for (int i = 0; i < Results.Count; i++)
        {
            Line(plot, [.. Results[i].Prediction.Zip(Results[i].Reference, (p, r) => p - r)], i, 2, LinePattern.Solid, "");
        }

        Fit(plot);
        return plot;
    }

    private void Line(Plot plot, double[] values, int color, float width, LinePattern pattern, string name)
    {
        var line = plot.Add.ScatterLine(X, values, PanelStyle.Colors[color]);
        (line.LineWidth, line.LinePattern, line.LegendText) = (width, pattern, name);
    }

    private static void Fit(Plot plot)
    {
        plot.Axes.Margins(0, 0.08);
        plot.Axes.AutoScale();
        AxisLimits limits = plot.Axes.GetLimits();
        PanelStyle.SetLimits(plot, limits.Left, limits.Right, limits.Bottom, limits.Top);
    }
}
