using ModelGen.Examples.Plots;
using ModelGen.Kernels.Networks;

namespace ModelGen.Examples;

/// <summary>What a trained network has learned, as pictures.</summary>
internal sealed class DigitPictures
{
    private const int Classes = 10;
    private const int Shown = 30;

    private readonly INetwork _network;
    private readonly SampleSet _samples;
    private readonly int _side;
    private readonly float[][] _images;
    private readonly int[] _digits;
    private readonly float[][] _scores;

    public DigitPictures(INetwork network, SampleSet samples)
    {
        _network = network;
        _samples = samples;
        _images = [.. Enumerable.Range(0, samples.Count).Select(i => Array.ConvertAll(samples.Sample("Image", i), value => (float)value))];
        _side = (int)Math.Sqrt(_images[0].Length);
        _digits = [.. Enumerable.Range(0, samples.Count).Select(i => (int)samples.Sample("Digit", i)[0])];
        float[] scores = new float[samples.Count * Classes];
        network.Predict([.. _images.SelectMany(image => image)], scores);
        _scores = [.. scores.Chunk(Classes)];
    }

    /// <summary>The pictures that the network is least sure of, or wrong about.</summary>
    public IReadOnlyList<Picture> Confused() => [.. Enumerable.Range(0, _samples.Count).OrderBy(Margin).Take(Shown).Select(i =>
        Image(i, Margin(i) < 0 ? $"{_digits[i]} as {Rival(i)}" : $"{_digits[i]} or {Rival(i)}"))];

    /// <summary>Two of each digit, and which pixels speak for it (red) and against it (blue): the gradient of its score (Simonyan et al. 2014).</summary>
    public IReadOnlyList<Picture> Saliency()
    {
        int[][] best = [.. Enumerable.Range(0, Classes).Select(digit =>
            Enumerable.Range(0, _samples.Count).Where(i => _digits[i] == digit).OrderByDescending(Margin).Take(2).ToArray())];
        return [.. Enumerable.Range(0, 2).Select(k => best.Select(of => of[k % of.Length])).SelectMany(row =>
            row.Select(i => Image(i, "")).Concat(row.Select(i => Gradient(_images[i], _digits[i]))))];
    }

    /// <summary>The filters of the first convolution.</summary>
    public IReadOnlyList<Picture> Filters()
    {
        ParameterArray weights = _network.GetParameters(_network.Description.Parameters.First(parameter => parameter.Shape.Count > 1).Path);
        int side = weights.Shape[1];
        return [.. weights.ToArray().Chunk(side * side).Select(filter => Signed(side, filter))];
    }

    /// <summary>What each filter of a convolution gives for the first picture.</summary>
    public IReadOnlyList<Picture> FeatureMaps(int convolution)
    {
        LayerDescription layer = _network.Description.Layers.Where(layer => layer.Path.Contains("Conv2D", StringComparison.Ordinal)).ElementAt(convolution);
        double[] values = _network.ValuesOf(layer.Path, Array.ConvertAll(_images[0], value => (double)value));
        int channels = layer.Sizes[^1];
        return [.. Enumerable.Range(0, channels).Select(channel => Signed(layer.Sizes[0], values.Where((_, i) => i % channels == channel)))];
    }

    private Picture Gradient(float[] image, int digit)
    {
        float[] adjoint = new float[Classes];
        adjoint[digit] = 1;
        float[] gradient = new float[image.Length];
        _network.Gradient("Image", image, adjoint, gradient);
        return Signed(_side, gradient.Select(value => (double)value));
    }

    private static Picture Signed(int side, IEnumerable<double> values) => new(side, side, [.. values]) { IsSigned = true };

    private Picture Image(int sample, string caption) => new(_side, _side, [.. _images[sample].Select(value => (double)value)], caption);

    /// <summary>How far the score of the right digit is above that of any other; negative where the network is wrong.</summary>
    private float Margin(int sample) => _scores[sample][_digits[sample]] - _scores[sample][Rival(sample)];

    private int Rival(int sample) => Enumerable.Range(0, Classes).Where(digit => digit != _digits[sample]).MaxBy(digit => _scores[sample][digit]);
}
