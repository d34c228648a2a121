using System.Buffers.Binary;
using ModelGen.Tests.IO;
using ModelGen.Training;

namespace ModelGen.Tests.Training;

/// <summary>Learning curves as pictures.</summary>
public sealed class LearningFigureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_picture_has_the_size_that_was_asked_for_and_replaces_the_old_one()
    {
        TrainingHistory history = History(400, i => 1 / (1.0 + i));
        history.Add(new ValidationEntry(200, 0.01, 0.5) { Epoch = 1 }, [0.9, double.NaN]);
        history.Add(new ValidationEntry(400, 0.02, double.NaN) { Epoch = 2 }, [0.95, 3]);
        history.Add(new PhaseSummary("Adam", 0, 200, "all iterations done"));
        history.Add(new PhaseSummary("L-BFGS", 200, 200, "all iterations done"));
        string path = Path.Combine(_folder.Path, "curves", "loss.png");
        history.SavePng(path, "a title");
        Assert.Equal((1600, 800), Size(path));
        history.SavePng(path, width: 640, height: 320);
        Assert.Equal((640, 320), Size(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 0)]
    [InlineData(3, -1)]
    [InlineData(3, double.NaN)]
    [InlineData(3, double.PositiveInfinity)]
    [InlineData(10_000, 1e-300)]
    public void Histories_of_any_length_and_losses_of_any_size_are_drawn(int iterations, double loss)
    {
        string path = Path.Combine(_folder.Path, "loss.png");
        History(iterations, _ => loss).SavePng(path, width: 400, height: 300);
        Assert.Equal((400, 300), Size(path));
    }

    [Fact]
    public void A_picture_that_nobody_could_see_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => History(1, _ => 1).SavePng("x.png", width: 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => History(1, _ => 1).SavePng("x.png", height: 100_000));
    }

    private static TrainingHistory History(int iterations, Func<int, double> loss)
    {
        TrainingHistory history = new(["Data", "Physics"], "", "error of u", ["Accuracy", "R2"]);
        for (int i = 0; i < iterations; i++)
        {
            history.Add(loss(i), [loss(i), 0], 1e-3 / (i + 1), i);
        }

        return history;
    }

    // the header of a PNG: 8 bytes, then length and name of the first block, then width and height
    private static (int Width, int Height) Size(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal("PNG"u8, bytes.AsSpan(1, 3));
        return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }
}
