using System.Globalization;
using ModelGen.Training;
using ScottPlot;
using SkiaSharp;

namespace ModelGen.Plots;

/// <summary>
/// What a training did in one picture: the loss of every iteration with its mean and the validations, large on the left; beside it the terms of the loss,
/// metrics, the error against a reference and the learning rate, those that there are.
/// </summary>
internal sealed class LearningFigure(TrainingHistory history)
{
    private const float Heading = 60;
    private const int MostPoints = 4_000;
    private const int Means = 150;
    private const int FewValidations = 40;
    private const double LeastBetweenNames = 0.25;
    private const float LetterWidth = 0.6f;   // of the size of the font

    private readonly ValidationEntry[] _validations = [.. history.Validations];

    /// <summary>Draws into an area of the canvas that begins at 0, 0.</summary>
    public void Draw(SKCanvas canvas, int width, int height, string? title)
    {
        string heading = title ?? Summary;
        float size = Math.Min(PanelStyle.HeadingSize, width / (LetterWidth * Math.Max(1, heading.Length)));
        PanelText.Draw(canvas, heading, width / 2f, Heading / 2, size);
        Plot[] others = [.. Others()];
        float split = others.Length == 0 ? width : width * (others.Length > 2 ? 0.44f : 0.58f);
        FigureCanvas.DrawPanel(canvas, new PixelRect(0, split, height, Heading), Loss());
        int columns = others.Length > 2 ? 2 : 1;
        int rows = (others.Length + columns - 1) / columns;
        for (int i = 0; i < others.Length; i++)
        {
            (int row, int column) = (i / columns, i % columns);
            (float across, float up) = ((width - split) / columns, (height - Heading) / rows);
            int end = i == others.Length - 1 ? columns : column + 1;   // the last takes the rest of its row
            PixelRect area = new(split + column * across, split + end * across, Heading + (row + 1) * up, Heading + row * up);
            FigureCanvas.DrawPanel(canvas, area, others[i]);
        }
    }

    private string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{history.Count:N0} iterations in {history.WallTime.TotalSeconds:N1} s: "
            + $"validation loss {history.BestValidationLoss:G3}, after {history.BestIteration:N0}");

    private Plot Loss()
    {
        ReadOnlySpan<double> losses = history.Losses;
        double[] validated = [.. _validations.Select(entry => entry.Loss)];
        bool isLogarithmic = IsLogarithmic([.. losses, .. validated]);
        int stretch = Math.Max(1, history.Count / Means);
        Color training = PanelStyle.Colors[0], validation = PanelStyle.Colors[1];
        List<Curve> curves = [Smoothing.Means("training", losses, stretch) with { Color = training, LineWidth = stretch > 1 ? 3 : 2 }];
        if (stretch > 1)
        {
            curves.Insert(0, Smoothing.Envelope("", losses, MostPoints) with { Color = training.WithAlpha(0.2), LineWidth = 1 });
        }

        curves.Add(Validated("validation", validated) with { Color = validation, LineWidth = 3 });
        if (double.IsFinite(history.BestValidationLoss))
        {
            curves.Add(new Curve("kept", [history.BestIteration], [history.BestValidationLoss]) { Color = PanelStyle.Ink, MarkerSize = 12 });
        }

        Plot plot = CurvePanel.Create("loss", "iteration", curves, isLogarithmic);
        double named = double.NegativeInfinity;
        foreach (PhaseSummary phase in history.Phases.Where(phase => phase.FirstIteration > 0))
        {
            var line = plot.Add.VerticalLine(phase.FirstIteration, 1.5f, PanelStyle.Ink.WithAlpha(0.5), LinePattern.Dashed);
            if (phase.FirstIteration - named < LeastBetweenNames * history.Count)
            {
                continue;
            }

            named = phase.FirstIteration;
            line.LabelText = phase.Name;
            line.LabelFontName = FigureFont.Name;
            line.LabelFontSize = PanelStyle.TickSize;
            line.LabelFontColor = PanelStyle.Ink;
            line.LabelBackgroundColor = ScottPlot.Colors.White;
            line.LabelOppositeAxis = true;
            line.ManualLabelAlignment = phase.FirstIteration > (1 - LeastBetweenNames) * history.Count ? Alignment.LowerRight : null;
        }

        return plot;
    }

    private IEnumerable<Plot> Others()
    {
        if (history.TermNames.Count > 1)
        {
            int stretch = Math.Max(1, history.Count / Means);
            double[][] terms = [.. history.TermNames.Select(history.TermLosses)];
            yield return CurvePanel.Create(
                "terms of the loss",
                "iteration",
                [.. terms.Select((term, i) => Smoothing.Means(history.TermNames[i], term, stretch))],
                IsLogarithmic([.. terms.SelectMany(term => term)]),
                legend: Alignment.LowerLeft);
        }

        // epochs where the data have them
        bool hasEpochs = _validations.Length > 0 && _validations.All(entry => double.IsFinite(entry.Epoch));
        foreach (string metric in history.MetricNames)
        {
            Curve curve = Validated("", history.Metrics(metric)) with { Color = PanelStyle.Colors[2], LineWidth = 3 };
            curve = hasEpochs ? curve with { X = [.. _validations.Select(entry => entry.Epoch)] } : curve;
            yield return CurvePanel.Create(metric, hasEpochs ? "epoch" : "iteration", [curve], isLogarithmic: false);
        }

        double[] errors = [.. _validations.Select(entry => entry.ReferenceError)];
        if (errors.Any(double.IsFinite))
        {
            Curve curve = Validated("", errors) with { Color = PanelStyle.Colors[3], LineWidth = 3 };
            yield return CurvePanel.Create(history.ReferenceName, "iteration", [curve], IsLogarithmic(errors), history.Count);
        }

        double[] rates = history.LearningRates.ToArray();
        if (rates.Any(rate => rate > 0) && rates.Any(rate => rate != rates[0]))
        {
            Curve curve = Smoothing.Envelope("", rates, MostPoints) with { Color = PanelStyle.Colors[6], LineWidth = 3 };
            yield return CurvePanel.Create("learning rate", "iteration", [curve], end: history.Count);
        }
    }

    // marks where there are few
    private Curve Validated(string name, double[] values) => new(name, [.. _validations.Select(entry => (double)entry.Iteration)], values)
    {
        MarkerSize = _validations.Length <= FewValidations ? 7 : 0,
    };

    // losses that may be negative, such as a bound of a likelihood, need a linear axis; a zero among others does not
    private static bool IsLogarithmic(double[] values) => 10 * values.Count(value => value <= 0) <= values.Count(value => value > 0);
}
