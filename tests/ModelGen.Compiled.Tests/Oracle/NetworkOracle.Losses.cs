namespace ModelGen.Compiled.Tests.Oracle;

/// <content>Losses and metrics of one sample.</content>
internal sealed partial class NetworkOracle
{
    private static Grid? Losses(string operation, Grid[] x)
    {
        double number = x.Length > 2 ? Constant(x[2]) : 0;
        int channels = x[0].Channels;
        bool isVector = x[0].Axes.Length == 0;
        Func<double[], double[], double>? loss = operation switch
        {
            "sum" => (p, _) => p.Sum(),
            "mean" => (p, _) => p.Average(),
            "dot" => (p, t) => p.Zip(t, (a, b) => a * b).Sum(),
            "meansquarederror" => (p, t) => p.Zip(t, (a, b) => (a - b) * (a - b)).Average(),
            "meanabsoluteerror" => (p, t) => p.Zip(t, (a, b) => Math.Abs(a - b)).Average(),
            "huber" => (p, t) => p.Zip(t, (a, b) => Huber(a - b, number)).Average(),
            "relativel2" => (p, t) => Norm(p.Zip(t, (a, b) => a - b)) / Math.Max(number, Norm(t)),
            "normalizedrootmeansquare" => (p, t) => ByChannel(p, t, isVector ? 1 : channels, (a, b) =>
                Math.Sqrt(a.Zip(b, (u, v) => (u - v) * (u - v)).Average()) / Math.Max(number, Math.Sqrt(b.Average(v => v * v)))),
            "variancescalederror" => (p, t) => ByChannel(p, t, isVector ? 1 : channels, (a, b) =>
                Math.Sqrt(a.Zip(b, (u, v) => (u - v) * (u - v)).Average() / (b.Average(v => (v - b.Average()) * (v - b.Average())) + number))),
            "crossentropy" => (p, t) => p.Chunk(channels).Select((scores, pixel) => -Enumerable.Range(0, channels).Sum(c =>
                ((c == (int)t[pixel] ? 1 - number : 0) + number / channels) * (scores[c] - LogSum(scores)))).Average(),
            "crossentropyof" => (p, t) => p.Chunk(channels).Zip(t.Chunk(channels), (scores, target) =>
                -target.Select((probability, c) => probability * (scores[c] - LogSum(scores))).Sum()).Average(),
            "kullbackleibler" => (p, t) => p.Chunk(channels).Zip(t.Chunk(channels), (scores, target) =>
                target.Select((probability, c) => probability * (Math.Log(probability) - scores[c] + LogSum(scores))).Sum()).Average(),
            "accuracy" => (p, t) => p.Chunk(channels).Select((scores, pixel) => scores[(int)t[pixel]] == scores.Max() ? 1.0 : 0.0).Average(),
            _ => null,
        };
        return loss is null ? null : new Grid([], [.. x[0].Samples.Select((sample, s) => new[] { loss(sample, x.Length > 1 ? x[1].Samples[s] : []) })]);
    }

    private static double Norm(IEnumerable<double> numbers) => Math.Sqrt(numbers.Sum(number => number * number));

    private static double Huber(double d, double delta) => Math.Abs(d) <= delta ? d * d / 2 : delta * (Math.Abs(d) - delta / 2);

    private static double ByChannel(double[] p, double[] t, int channels, Func<double[], double[], double> value) => Enumerable.Range(0, channels)
        .Average(c => value([.. p.Where((_, i) => i % channels == c)], [.. t.Where((_, i) => i % channels == c)]));
}
