using ScottPlot;
using SkiaSharp;

namespace ModelGen.Examples.Plots;

/// <summary>The kernels of linear layers beside Green's function: as a picture, and over the distance in the plane and in space.</summary>
public sealed class KernelFigure
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>In two dimensions.</summary>
    public required KernelResult Plane { get; init; }

    /// <summary>In three.</summary>
    public required KernelResult Space { get; init; }

    /// <summary>Writes a PNG; its folder is created where it does not exist.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, int width = 2000, int height = 620) =>
        FigureCanvas.SavePng(path, width, height, canvas => Draw(canvas, width, height));

    private void Draw(SKCanvas canvas, int width, int height)
    {
        const float top = 60;
        PanelText.Draw(canvas, Title, width / 2f, top / 2, PanelStyle.HeadingSize);
        float picture = (height - top) * 1.16f, panel = (width - picture) / 2;
        double[] centred = Centred(Plane);
        FigureCanvas.DrawPanel(
            canvas,
            new PixelRect(0, picture, height, top),
            FieldPanel.Create(centred, "the kernel in the plane", new ScottPlot.Colormaps.Viridis(), centred.Min(), centred.Max()));
        FigureCanvas.DrawPanel(canvas, new PixelRect(picture, picture + panel, height, top), Profile(Plane, "plane: kernel and -ln(r) / 2 pi, periodic"));
        FigureCanvas.DrawPanel(canvas, new PixelRect(picture + panel, width, height, top), Profile(Space, "space: kernel and 1 / 4 pi r, periodic"));
    }

    private static Plot Profile(KernelResult result, string title)
    {
        Plot plot = PanelStyle.Create(title, "r", "");
        (double Distance, double Value)[] points = [.. result.Profile()];
        double[] distances = [.. Enumerable.Range(0, 200).Select(i => 1.0 / result.Points + i * (0.5 - 1.0 / result.Points) / 199)];
        var line = plot.Add.ScatterLine(distances, [.. distances.Select(result.Continuum)], PanelStyle.Colors[1]);
        line.LineWidth = 2;
        line.LegendText = "Green's function";
        double[] across = [.. points.Select(point => point.Distance)], up = [.. points.Select(point => point.Value)];
        var markers = plot.Add.ScatterPoints(across, up, PanelStyle.Colors[0]);
        markers.MarkerSize = 6;
        markers.LegendText = "learnt kernel";
        PanelStyle.SetLimits(plot, 0, 0.5, up.Min() - 0.02, up.Max() * 1.05);
        PanelStyle.ShowLegend(plot);
        return plot;
    }

    // the charge in the middle
    private static double[] Centred(KernelResult result)
    {
        int n = result.Points, half = n / 2;
        return [.. Enumerable.Range(0, n * n).Select(i => result.Kernel[(i / n + half) % n * n + (i + half) % n])];
    }
}
