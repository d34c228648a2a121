using ModelGen.Examples.Plots;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public sealed class ResultFigureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-figure").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ResultFigure Figure(double[] prediction, params LossCurve[] losses)
    {
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-1, 1, 21, 0, 1, 11);
        return new ResultFigure
        {
            Title = "Burgers",
            Quantity = "u",
            Grid = grid,
            Prediction = prediction,
            Reference = [.. grid.PointX.Select(Math.Sin)],
            Losses = losses,
        };
    }

    [Fact]
    public void Writes_A_png_that_is_not_blank()
    {
        string path = Path.Combine(_folder, "new", "figure.png");
        Figure(new double[231], new LossCurve("Residual", [0, 1, 2], [1, 0.1, 1e-3])).SavePng(path, 800, 500);
        using SkiaSharp.SKBitmap picture = SkiaSharp.SKBitmap.Decode(path);
        Assert.Equal((800, 500), (picture.Width, picture.Height));
        // the heading has letters, whatever fonts the machine has
        Assert.True(Enumerable.Range(0, 800 * 40).Count(i => picture.GetPixel(i % 800, 10 + i / 800).Red < 128) > 200);
        // every panel must have drawn: each holds many colours
        foreach ((int left, int top) in new[] { (0, 0), (266, 0), (533, 0), (0, 270), (464, 270) })
        {
            HashSet<uint> colors = [];
            for (int y = top + 40; y < top + 220; y++)
            {
                for (int x = left; x < left + 260; x++)
                {
                    colors.Add((uint)picture.GetPixel(x, y));
                }
            }

            Assert.True(colors.Count > 20, $"the panel at {left}, {top} has {colors.Count} colours");
        }
    }

    [Fact]
    public void Survives_what_A_logarithm_or_A_colour_cannot_show()
    {
        double[] prediction = new double[231];
        prediction[5] = double.NaN;
        prediction[6] = double.PositiveInfinity;
        Figure(prediction, new LossCurve("Zero", [0, 1], [0, double.NaN]), new LossCurve("Empty", [], [])).SavePng(Path.Combine(_folder, "odd.png"), 400, 300);
        Assert.True(new FileInfo(Path.Combine(_folder, "odd.png")).Length > 1000);
    }

    [Fact]
    public void A_wrong_number_of_values_is_refused() =>
        Assert.Contains(
            "231 points",
            Assert.Throws<ArgumentException>(() => Figure(new double[7]).SavePng(Path.Combine(_folder, "no.png"))).Message,
            StringComparison.Ordinal);
}
