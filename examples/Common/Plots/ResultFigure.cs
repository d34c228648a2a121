using ModelGen.Examples.References;
using ScottPlot;
using SkiaSharp;

namespace ModelGen.Examples.Plots;

/// <summary>
/// One picture of a trained model: prediction, reference and absolute error over space and time, the loss history,
/// and both solutions at three times.
/// </summary>
public sealed class ResultFigure
{
    /// <summary>The heading: what was solved, and the error reached.</summary>
    public required string Title { get; init; }

    /// <summary>The name of the plotted quantity, such as |h|.</summary>
    public required string Quantity { get; init; }

    /// <summary>Where both solutions were evaluated; the axes are equally spaced.</summary>
    public required SpaceTimeGrid Grid { get; init; }

    /// <summary>The model's values, [time][position].</summary>
    public required IReadOnlyList<double> Prediction { get; init; }

    /// <summary>The reference's values, [time][position].</summary>
    public required IReadOnlyList<double> Reference { get; init; }

    /// <summary>The loss terms.</summary>
    public required IReadOnlyList<LossCurve> Losses { get; init; }

    /// <summary>Writes a PNG; its folder is created where it does not exist.</summary>
    /// <exception cref="ArgumentException">A solution does not have one value per grid point.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, int width = 1600, int height = 1000)
    {
        RequireLength(Prediction, nameof(Prediction));
        RequireLength(Reference, nameof(Reference));

        FigureCanvas.SavePng(path, width, height, canvas => Draw(canvas, width, height));
    }

    private void Draw(SKCanvas canvas, int width, int height)
    {
        double[] error = [.. Prediction.Zip(Reference, (p, r) => Math.Abs(p - r))];
        // one colour scale for both solutions, so that equal colours mean equal values
        double[] shown = [.. Prediction.Concat(Reference).Where(double.IsFinite).DefaultIfEmpty()];
        (double shownError, string largestError) = ErrorScale(error);

        float heading = 60, middle = heading + (height - heading) * 0.53f, third = width / 3f, split = width * 0.58f;
        PanelText.Draw(canvas, Title, width / 2f, heading / 2, PanelStyle.HeadingSize);
        FigureCanvas.DrawPanel(canvas, new PixelRect(0, third, middle, heading),
            HeatPanel.Create(Grid, Prediction, $"prediction {Quantity}", new ScottPlot.Colormaps.Viridis(), shown.Min(), shown.Max()));
        FigureCanvas.DrawPanel(canvas, new PixelRect(third, 2 * third, middle, heading),
            HeatPanel.Create(Grid, Reference, $"reference {Quantity}", new ScottPlot.Colormaps.Viridis(), shown.Min(), shown.Max()));
        FigureCanvas.DrawPanel(canvas, new PixelRect(2 * third, width, middle, heading),
            HeatPanel.Create(Grid, error, $"absolute error, largest {largestError}", new ScottPlot.Colormaps.Inferno(), 0, shownError));
        FigureCanvas.DrawPanel(canvas, new PixelRect(0, split, height, middle), LossPanel.Create(Losses));
        FigureCanvas.DrawPanel(canvas, new PixelRect(split, width, height, middle), SlicePanel.Create(Grid, Prediction, Reference, Quantity));
    }

    // a few points (a shock, a corner) would leave the rest black: the scale ends where 99.5% of them do
    private static (double Shown, string Largest) ErrorScale(double[] error)
    {
        double[] sorted = [.. error.Where(double.IsFinite).DefaultIfEmpty().Order()];
        return (sorted[(int)(0.995 * (sorted.Length - 1))], ExampleFigure.Format(sorted[^1]));
    }

    private void RequireLength(IReadOnlyList<double> values, string name)
    {
        if (values.Count != Grid.Count)
        {
            throw new ArgumentException($"{name} has {values.Count} values; the grid has {Grid.Count} points.");
        }
    }
}
