using ScottPlot;
using SkiaSharp;

namespace ModelGen.Examples.Plots;

/// <summary>Density, potential, prediction and error of several problems below each other, and the learning curves beside them.</summary>
public sealed class PotentialFigure
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>A row each.</summary>
    public required IReadOnlyList<PotentialResult> Results { get; init; }

    /// <summary>Writes a PNG; its folder is created where it does not exist.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, int width = 2000, int height = 1120) =>
        FigureCanvas.SavePng(path, width, height, canvas => Draw(canvas, width, height));

    private void Draw(SKCanvas canvas, int width, int height)
    {
        const float top = 60;
        PanelText.Draw(canvas, Title, width / 2f, top / 2, PanelStyle.HeadingSize);
        float row = (height - top) / Results.Count, column = Math.Min(row * 1.16f, width / 5f);
        foreach ((PotentialResult result, int at) in Results.Select((result, at) => (result, at)))
        {
            void Panel(int i, IReadOnlyList<double> values, string title, double scale, IColormap colors) => FigureCanvas.DrawPanel(
                canvas,
                new PixelRect(i * column, (i + 1) * column, top + (at + 1) * row, top + at * row),
                FieldPanel.Create(values, title, colors, -scale, scale));

            double[] error = [.. result.Prediction.Zip(result.Potential, (p, t) => p - t)];
            double scale = FieldPanel.Scale(result.Potential);
            Panel(0, result.Density, $"{result.Name}: rho", FieldPanel.Scale(result.Density), new ScottPlot.Colormaps.Balance());
            Panel(1, result.Potential, "phi", scale, new ScottPlot.Colormaps.Balance());
            Panel(2, result.Prediction, "prediction", scale, new ScottPlot.Colormaps.Balance());
            Panel(3, error, $"error, {ExampleFigure.Format(result.Error)} on average", FieldPanel.Scale(error), new ScottPlot.Colormaps.Balance());
        }

        FigureCanvas.DrawPanel(
            canvas,
            new PixelRect(4 * column, width, top + 1.5f * row, top),
            LossPanel.Create([.. Results.Select(result => result.Curve)], "relative L2 error of test densities"));
    }
}
