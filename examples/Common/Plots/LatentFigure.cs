using System.Globalization;
using ScottPlot;

namespace ModelGen.Examples.Plots;

/// <summary>One picture of several reductions to a plane, one below the other: samples by colour, and decoded points.</summary>
public sealed class LatentFigure
{
    private const float Heading = 60;

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The methods.</summary>
    public required IReadOnlyList<LatentPlane> Planes { get; init; }

    /// <summary>Writes a PNG; its folder is created where it does not exist.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, int width = 1500, int height = 1500) => FigureCanvas.SavePng(path, width, height, canvas =>
    {
        PanelText.Draw(canvas, Title, width / 2f, Heading / 2, PanelStyle.HeadingSize);
        float row = (height - Heading) / Planes.Count;
        for (int i = 0; i < Planes.Count; i++)
        {
            float top = Heading + i * row;
            FigureCanvas.DrawPanel(canvas, new PixelRect(0, width / 2f, top + row, top), Samples(Planes[i]));
            FigureCanvas.DrawPanel(canvas, new PixelRect(width / 2f, width, top + row, top), Pictures(Planes[i]));
        }
    });

    private static Plot Samples(LatentPlane plane)
    {
        Plot plot = PanelStyle.Create(plane.Title, "first number", "second number");
        ScottPlot.Palettes.Category10 palette = new();
        for (int label = 0; label < 10; label++)
        {
            int[] samples = [.. Enumerable.Range(0, plane.Labels.Count).Where(i => plane.Labels[i] == label)];
            var points = plot.Add.ScatterPoints(
                samples.Select(i => plane.Points[2 * i]).ToArray(), samples.Select(i => plane.Points[2 * i + 1]).ToArray(), palette.GetColor(label));
            (points.MarkerSize, points.LegendText) = (5, label.ToString(CultureInfo.InvariantCulture));
        }

        plot.Axes.Margins(0.03, 0.03);
        plot.Axes.AutoScale();
        PanelStyle.ShowLegend(plot);
        return plot;
    }

    private static Plot Pictures(LatentPlane plane)
    {
        Plot plot = PanelStyle.Create("decoded points of that plane", "first number", "second number");
        int pixels = (int)Math.Sqrt(plane.Decoded.Count) / LatentPlane.Side;
        double[,] sheet = new double[LatentPlane.Side * pixels, LatentPlane.Side * pixels];
        for (int i = 0; i < plane.Decoded.Count; i++)
        {
            int point = i / (pixels * pixels), pixel = i % (pixels * pixels);
            sheet[point / LatentPlane.Side * pixels + pixel / pixels, point % LatentPlane.Side * pixels + pixel % pixels] = plane.Decoded[i];
        }

        var map = plot.Add.Heatmap(sheet);
        map.Colormap = new ScottPlot.Colormaps.Grayscale().Reversed();
        map.Extent = new CoordinateRect(plane.Across.Low, plane.Across.High, plane.Up.Low, plane.Up.High);
        map.ManualRange = new ScottPlot.Range(0, 1);
        PanelStyle.SetLimits(plot, plane.Across.Low, plane.Across.High, plane.Up.Low, plane.Up.High);
        return plot;
    }
}
