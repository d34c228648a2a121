using ScottPlot;
using SkiaSharp;

namespace ModelGen.Examples.Plots;

/// <summary>
/// One picture of a network from functions to functions: some test samples, each with input, truth, prediction and error, and beside them the learning
/// curve and the errors of all test samples.
/// </summary>
public sealed class OperatorFigure
{
    /// <summary>The heading: what was learnt, and the error reached.</summary>
    public required string Title { get; init; }

    /// <summary>What goes in, such as "a".</summary>
    public required string Input { get; init; }

    /// <summary>What comes out, such as "u".</summary>
    public required string Output { get; init; }

    /// <summary>A row each.</summary>
    public required IReadOnlyList<OperatorResult> Results { get; init; }

    /// <summary>The relative L2 error of every test sample.</summary>
    public required IReadOnlyList<double> Errors { get; init; }

    /// <summary>Training and test.</summary>
    public required IReadOnlyList<LossCurve> Losses { get; init; }

    /// <summary>What the losses are.</summary>
    public string LossTitle { get; init; } = "relative L2 error";

    /// <summary>Writes a PNG; its folder is created where it does not exist.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, int width = 2000, int height = 1120) => FigureCanvas.SavePng(path, width, height, canvas => Draw(canvas, width, height));

    private void Draw(SKCanvas canvas, int width, int height)
    {
        const float top = 60;
        PanelText.Draw(canvas, Title, width / 2f, top / 2, PanelStyle.HeadingSize);
        float row = (height - top) / Results.Count, right = 0.7f * width, middle = (height + top) / 2;
        for (int at = 0; at < Results.Count; at++)
        {
            Plot[] panels = Results[at].IsLine ? LinePanels.Create(Results[at], Input, Output) : Fields(Results[at]);
            float column = right / panels.Length;
            for (int i = 0; i < panels.Length; i++)
            {
                FigureCanvas.DrawPanel(canvas, new PixelRect(i * column, (i + 1) * column, top + (at + 1) * row, top + at * row), panels[i]);
            }
        }

        double[] sorted = [.. Errors.Order()], places = [.. Enumerable.Range(1, sorted.Length).Select(i => (double)i)];
        FigureCanvas.DrawPanel(canvas, new PixelRect(right, width, middle, top), LossPanel.Create(Losses, LossTitle));
        FigureCanvas.DrawPanel(
            canvas,
            new PixelRect(right, width, height, middle),
            LossPanel.Create([new LossCurve("", places, sorted)], "relative L2 error of every test sample, sorted", "test samples"));
    }

    private Plot[] Fields(OperatorResult result)
    {
        double[] error = [.. result.Prediction.Zip(result.Truth, (p, t) => p - t)];
        double low = result.Truth.Min(), high = result.Truth.Max(), scale = Math.Max(1e-12, FieldPanel.Scale(error));
        return
        [
            FieldPanel.Create(result.Input, Input, new ScottPlot.Colormaps.Viridis(), result.Input.Min(), result.Input.Max()),
            FieldPanel.Create(result.Truth, Output, new ScottPlot.Colormaps.Magma(), low, high),
            FieldPanel.Create(result.Prediction, "prediction", new ScottPlot.Colormaps.Magma(), low, high),
            FieldPanel.Create(error, "error", new ScottPlot.Colormaps.Balance(), -scale, scale),
        ];
    }
}
