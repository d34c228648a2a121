using ModelGen.IO;
using ScottPlot;
using SkiaSharp;

namespace ModelGen.Plots;

/// <summary>A figure of several panels: what all of them need to be drawn and saved.</summary>
internal static class FigureCanvas
{
    /// <summary>Draws a figure and writes it as PNG; its folder is created where it does not exist, and an old file stays until all is written.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SavePng(string path, int width, int height, Action<SKCanvas> draw)
    {
        FigureFont.Register();
        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        draw(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        AtomicFile.Write(path, png.SaveTo);
    }

    /// <summary>Draws a plot into an area.</summary>
    public static void DrawPanel(SKCanvas canvas, PixelRect area, Plot plot)
    {
        using (plot)
        {
            canvas.Save();
            canvas.ClipRect(area.ToSKRect());   // a plot clears all that it may draw on
            plot.Render(canvas, area.Contract(12, 8));
            canvas.Restore();
        }
    }
}
