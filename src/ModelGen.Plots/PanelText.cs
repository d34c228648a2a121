using ScottPlot;
using SkiaSharp;

namespace ModelGen.Plots;

/// <summary>Text on a figure.</summary>
internal static class PanelText
{
    /// <summary>Draws a line of text around its middle.</summary>
    public static void Draw(SKCanvas canvas, string text, float x, float y, float size)
    {
        using Paint paint = Paint.NewDisposablePaint();
        LabelStyle style = new()
        {
            Text = text,
            FontName = FigureFont.Name,
            FontSize = size,
            ForeColor = PanelStyle.Ink,
            Alignment = Alignment.MiddleCenter
        };
        style.Render(canvas, new Pixel(x, y), paint);
    }
}
