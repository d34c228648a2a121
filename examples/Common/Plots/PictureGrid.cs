using ScottPlot;
using SkiaSharp;

namespace ModelGen.Examples.Plots;

/// <summary>Pictures in rows, below a heading.</summary>
internal static class PictureGrid
{
    private const float Gap = 6;
    private const float Heading = 34;

    /// <summary>Draws pictures as large as fit into an area.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="area">The area.</param>
    /// <param name="title">The heading.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="pictures">In reading order.</param>
    public static void Draw(SKCanvas canvas, PixelRect area, string title, int columns, IReadOnlyList<Picture> pictures)
    {
        PanelText.Draw(canvas, title, area.Left + area.Width / 2, area.Top + Heading / 2, PanelStyle.TitleSize);
        int rows = Math.Max(1, (pictures.Count + columns - 1) / columns);
        float caption = pictures.Any(picture => picture.Caption.Length > 0) ? PanelStyle.TickSize + 10 : 0;
        float side = Math.Min((area.Width - Gap) / columns - Gap, (area.Height - Heading) / rows - Gap - caption);
        float left = area.Left + (area.Width - columns * (side + Gap) + Gap) / 2;
        for (int i = 0; i < pictures.Count; i++)
        {
            float x = left + i % columns * (side + Gap);
            float y = area.Top + Heading + i / columns * (side + Gap + caption);
            Draw(canvas, new SKRect(x, y, x + side, y + side), pictures[i]);
            PanelText.Draw(canvas, pictures[i].Caption, x + side / 2, y + side + caption / 2 + 2, PanelStyle.TickSize);
        }
    }

    private static void Draw(SKCanvas canvas, SKRect area, Picture picture)
    {
        using SKBitmap bitmap = new(picture.Width, picture.Height);
        double lowest = picture.Values.Min();
        double range = picture.IsSigned ? picture.Values.Max(Math.Abs) : picture.Values.Max() - lowest;
        for (int i = 0; i < picture.Values.Count; i++)
        {
            double share = range == 0 ? 0 : picture.IsSigned ? picture.Values[i] / range : (picture.Values[i] - lowest) / range;
            SKColor color = picture.IsSigned ? Signed(share) : Between(SKColors.White, PanelStyle.Ink.ToSKColor(), share);
            bitmap.SetPixel(i % picture.Width, i / picture.Width, color);
        }

        using SKImage image = SKImage.FromBitmap(bitmap);
        using SKPaint frame = new() { Style = SKPaintStyle.Stroke, Color = PanelStyle.GridLine.ToSKColor(), StrokeWidth = 1 };
        canvas.DrawImage(image, area, new SKSamplingOptions(SKFilterMode.Nearest));
        canvas.DrawRect(area, frame);
    }

    private static SKColor Signed(double share) => Between(SKColors.White, PanelStyle.Colors[share < 0 ? 0 : 1].ToSKColor(), Math.Abs(share));

    private static SKColor Between(SKColor none, SKColor all, double share)
    {
        byte Mix(byte a, byte b) => (byte)Math.Round(a + share * (b - a));
        return new SKColor(Mix(none.Red, all.Red), Mix(none.Green, all.Green), Mix(none.Blue, all.Blue));
    }
}
