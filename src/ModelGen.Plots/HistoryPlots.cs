using ModelGen.Plots;
using ModelGen.Training;

namespace ModelGen;

/// <summary>Pictures of what training did.</summary>
public static class HistoryPlots
{
    /// <summary>
    /// Draws the learning curves as a PNG: the loss of every iteration and of the validations on a logarithmic axis (a linear one where losses are not
    /// positive), with the parameters that were kept and where phases began; beside it the terms of the loss where there are several, each metric by epoch,
    /// the error against a reference, and the learning rate where it changes. The folder is created where it does not exist; an old file stays until all is
    /// written.
    /// </summary>
    /// <param name="history">What Train returned.</param>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="title">The heading; null for iterations, time, and the validation loss of the parameters that were kept.</param>
    /// <param name="width">Pixels, at least 400.</param>
    /// <param name="height">Pixels, at least 300.</param>
    /// <exception cref="ArgumentOutOfRangeException">The picture would be smaller, or larger than 16,384 pixels.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SavePng(this TrainingHistory history, string path, string? title = null, int width = 1600, int height = 800)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireWithin(width, 400, nameof(width));
        RequireWithin(height, 300, nameof(height));
        FigureCanvas.SavePng(path, width, height, canvas => new LearningFigure(history).Draw(canvas, width, height, title));
    }

    private static void RequireWithin(int pixels, int least, string name)
    {
        const int Most = 16_384;
        if (pixels < least || pixels > Most)
        {
            throw new ArgumentOutOfRangeException(name, pixels, $"A picture has from {least} to {Most:N0} pixels along this side.");
        }
    }
}
