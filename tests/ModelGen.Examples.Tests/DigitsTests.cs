namespace ModelGen.Examples.Tests;

public sealed class DigitsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-digits").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_short_training_reads_most_digits_and_draws_them()
    {
        ExampleOptions options = new() { Iterations = 150, SinglePrecision = true, Threads = 2, OutputFolder = _folder };
        ExampleFigure wrong = Assert.Single(DigitRun.Run(options, default));
        Assert.InRange(wrong.Value, 0, 0.05);
        Assert.True(new FileInfo(Path.Combine(_folder, "digits.png")).Length > 20_000);
        using Digits model = new();
        model.Load(Path.Combine(_folder, "digits.safetensors"));
    }

    [Fact]
    public void A_folder_without_the_files_is_named()
    {
        ExampleOptions options = new() { OutputFolder = _folder, DataFolder = _folder };
        Assert.Contains("train-images", Assert.Throws<FileNotFoundException>(() => DigitRun.Run(options, default)).Message, StringComparison.Ordinal);
    }
}
