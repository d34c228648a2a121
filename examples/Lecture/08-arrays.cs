// data[sample, x, y, colour], and one call for many samples instead of a loop.
using System.Diagnostics;
using ModelGen;
using ModelGen.Lecture;

const int samples = 2_000;
Random random = new(1);
float[] images = [.. Enumerable.Range(0, samples * 16 * 16 * 3).Select(_ => random.NextSingle())];
using Colours network = new(seed: 1, Precision.Single);
float[] together = network.Predict(images);   // [sample, x, y, channel]
float[] apart = new float[together.Length];

double Seconds(Action action)
{
    action();   // the first time compiles
    long start = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}

double many = Seconds(() => network.Predict(images, together));
double one = Seconds(() =>
{
    for (int i = 0; i < samples; i++)
    {
        network.Predict(images.AsSpan(i * 768, 768), apart.AsSpan(i * 1024, 1024));
    }
});
Console.WriteLine($"{samples} images of 16 x 16 pixels and 3 colours: {1e6 * many / samples:0.0} us each, one by one {1e6 * one / samples:0.0} us");
Check.That("to the bit the same", together.AsSpan().SequenceEqual(apart));

[Network]
sealed partial class Colours
{
    [Input(16, 16, 3)] public partial Tensor Image { get; }

    [Output] public Tensor Maps => Image.Conv2D(4, kernel: 3).Relu();
}
