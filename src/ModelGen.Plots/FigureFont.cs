using ScottPlot;
using SkiaSharp;

namespace ModelGen.Plots;

/// <summary>
/// The font of every figure, carried in the assembly: figures look the same everywhere, and have text on machines (most
/// containers) that have no font at all.
/// </summary>
internal sealed class FigureFont : IFontResolver
{
    public const string Name = "ModelGen Sans";

    private readonly SKTypeface _typeface;

    private FigureFont()
    {
        using Stream file = typeof(FigureFont).Assembly.GetManifestResourceStream("ModelGenSans.ttf")!;
        _typeface = SKTypeface.FromStream(file);
    }

    /// <summary>Makes the font known to ScottPlot; again does nothing.</summary>
    public static void Register()
    {
        lock (Fonts.FontResolvers)
        {
            if (!Fonts.FontResolvers.Any(resolver => resolver is FigureFont))
            {
                Fonts.FontResolvers.Insert(0, new FigureFont());
            }
        }
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? _typeface : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? _typeface : null;
}
