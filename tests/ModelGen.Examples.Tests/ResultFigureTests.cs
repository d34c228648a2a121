using ModelGen.Examples.Plots;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public sealed class ResultFigureTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("modelgen-figure").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static ResultFigure Figure(double[] prediction, params LossCurve[] losses)
    {
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-1, 1, 21, 0, 1, 11);
        return new ResultFigure
        {
            Title = "Burgers", Quantity = "u", Grid = grid, Prediction = prediction,
            Reference = [.. grid.PointX.Select(Math.Sin)], Losses = losses,
        };
    }

    [Fact]
    public void WritesAPngThatIsNotBlank()
    {
        string path = Path.Combine(folder, "new", "figure.png");
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
    public void SurvivesWhatALogarithmOrAColourCannotShow()
    {
        double[] prediction = new double[231];
        prediction[5] = double.NaN;
        prediction[6] = double.PositiveInfinity;
        Figure(prediction, new LossCurve("Zero", [0, 1], [0, double.NaN]), new LossCurve("Empty", [], [])).SavePng(Path.Combine(folder, "odd.png"), 400, 300);
        Assert.True(new FileInfo(Path.Combine(folder, "odd.png")).Length > 1000);
    }

    [Fact]
    public void AWrongNumberOfValuesIsRefused() =>
        Assert.Contains("231 points", Assert.Throws<ArgumentException>(() => Figure(new double[7]).SavePng(Path.Combine(folder, "no.png"))).Message, StringComparison.Ordinal);
}
