using ScottPlot;

namespace ModelGen.Examples.Plots;

/// <summary>One picture of a trained network on images: its learning curve, and rows of small pictures.</summary>
public sealed class PictureFigure
{
    private const float Heading = 60;

    /// <summary>The heading: what was learned, and the error reached.</summary>
    public required string Title { get; init; }

    /// <summary>The learning curve.</summary>
    public required IReadOnlyList<LossCurve> Losses { get; init; }

    /// <summary>The first is drawn beside the learning curve, the others below, two in a row.</summary>
    public required IReadOnlyList<(string Title, int Columns, IReadOnlyList<Picture> Pictures)> Groups { get; init; }

    /// <summary>Writes a PNG; its folder is created where it does not exist.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, int width = 1600, int height = 1150) => FigureCanvas.SavePng(path, width, height, canvas =>
    {
        PanelText.Draw(canvas, Title, width / 2f, Heading / 2, PanelStyle.HeadingSize);
        int rows = (Groups.Count + 2) / 2;
        float rowHeight = (height - Heading) / rows, half = width / 2f;
        FigureCanvas.DrawPanel(canvas, new PixelRect(0, half, Heading + rowHeight, Heading), LossPanel.Create(Losses));
        for (int i = 0; i < Groups.Count; i++)
        {
            (int row, int column) = ((i + 1) / 2, (i + 1) % 2);
            PixelRect area = new(column * half, (column + 1) * half, Heading + (row + 1) * rowHeight, Heading + row * rowHeight);
            PictureGrid.Draw(canvas, area.Contract(16, 10), Groups[i].Title, Groups[i].Columns, Groups[i].Pictures);
        }
    });
}
