using ModelGen.Examples.Data;
using ScottPlot;
using SkiaSharp;

namespace ModelGen.Examples.Plots;

/// <summary>
/// One picture of a network that goes one step ahead: truth, prediction and error of a test trajectory after some steps, the growth of the error beside that of
/// a field that does not move, and the learning curve.
/// </summary>
public sealed class RolloutFigure
{
    /// <summary>The heading: what was learnt, and the error reached.</summary>
    public required string Title { get; init; }

    /// <summary>The name of the plotted quantity; of fields with several components it is their length.</summary>
    public required string Quantity { get; init; }

    /// <summary>[trajectory, time, x, y, component]; the first trajectory is drawn.</summary>
    public required GridData Truth { get; init; }

    /// <summary>[trajectory, step, x, y, component]: the last frames, predicted from those before.</summary>
    public required GridData Prediction { get; init; }

    /// <summary>After how many steps it is drawn.</summary>
    public IReadOnlyList<int> Steps { get; init; } = [1, 10, 20];

    /// <summary>Of the network, over all trajectories.</summary>
    public required RolloutErrors Errors { get; init; }

    /// <summary>If nothing moved.</summary>
    public required RolloutErrors Persistence { get; init; }

    /// <summary>Training and test.</summary>
    public required IReadOnlyList<LossCurve> Losses { get; init; }

    /// <summary>Writes a PNG; its folder is created where it does not exist.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, int width = 1800, int height = 1120) => FigureCanvas.SavePng(path, width, height, canvas => Draw(canvas, width, height));

    private void Draw(SKCanvas canvas, int width, int height)
    {
        const float top = 60;
        PanelText.Draw(canvas, Title, width / 2f, top / 2, PanelStyle.HeadingSize);
        float row = (height - top) / Steps.Count, column = row * 1.16f, right = 3 * column, middle = (height + top) / 2;
        int given = Truth.Shape[1] - Prediction.Shape[1];
        double[] first = Field(Truth, given - 1);
        bool isSigned = first.Any(value => value < 0);
        double scale = FieldPanel.Scale(first);
        IColormap colors = isSigned ? new ScottPlot.Colormaps.Balance() : new ScottPlot.Colormaps.Viridis();
        foreach ((int step, int at) in Steps.Select((step, at) => (step, at)))
        {
            PixelRect Place(int i) => new(i * column, (i + 1) * column, top + (at + 1) * row, top + at * row);
            double[] truth = Field(Truth, given + step - 1), prediction = Field(Prediction, step - 1), error = [.. prediction.Zip(truth, (p, t) => p - t)];
            string when = step == 1 ? "after 1 step" : $"after {step} steps";
            double shown = Math.Max(FieldPanel.Scale(error), 1e-12);
            FigureCanvas.DrawPanel(canvas, Place(0), FieldPanel.Create(truth, $"{Quantity} {when}", colors, isSigned ? -scale : 0, scale));
            FigureCanvas.DrawPanel(canvas, Place(1), FieldPanel.Create(prediction, "prediction", colors, isSigned ? -scale : 0, scale));
            FigureCanvas.DrawPanel(canvas, Place(2), FieldPanel.Create(error, "error", new ScottPlot.Colormaps.Balance(), -shown, shown));
        }

        Plot growth = LossPanel.Create(Growth(), "relative L2 error", "steps", Alignment.LowerRight);
        FigureCanvas.DrawPanel(canvas, new PixelRect(right, width, middle, top), growth);
        FigureCanvas.DrawPanel(canvas, new PixelRect(right, width, height, middle), LossPanel.Create(Losses, "relative L2 error of one step"));
    }

    private LossCurve[] Growth()
    {
        double[] steps = [.. Enumerable.Range(1, Errors.RelativeL2.Count).Select(step => (double)step)];
        return [new LossCurve("network", steps, [.. Errors.RelativeL2]), new LossCurve("if nothing moved", steps, [.. Persistence.RelativeL2])];
    }

    // the first trajectory at a time, [x, y]
    private static double[] Field(GridData frames, int time)
    {
        int components = frames.Shape[4], area = frames.Shape[2] * frames.Shape[3];
        float[] values = frames[0].Slice(time * area * components, area * components).ToArray();
        return components == 1
            ? [.. values.Select(value => (double)value)]
            : [.. values.Chunk(components).Select(point => Math.Sqrt(point.Sum(value => (double)value * value)))];
    }
}
