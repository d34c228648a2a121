// Dense layers between images need N^2 weights; a convolution has 9, the same everywhere.
using ModelGen;
using ModelGen.Lecture;

// 128 x 128 pixels, one dense layer: N ~ 10^4, N^2 ~ 10^8
double n = 128 * 128;
Console.WriteLine($"N = {n:0.0e+0} pixels, N^2 = {n * n:0.0e+0} weights of a dense layer, 9 of a convolution");

// at 8 x 8 both fit on a page
using DenseImage dense = new(seed: 1);
using Convolution convolution = new(seed: 1);
Check.Near("weights of the dense layer at 8 x 8", dense.ParameterCount, 64 * 64 + 64);
Check.Near("weights of the convolution", convolution.ParameterCount, 9);

// the dense layer that does the same: zero but around the point, the same numbers at every point
double[] filter = new double[9], matrix = new double[dense.ParameterCount];
convolution.GetParameters(filter);
for (int i = 0; i < 64; i++)
{
    for (int tap = 0; tap < 9; tap++)
    {
        int row = (i / 8 + tap / 3 - 1 + 8) % 8, column = (i % 8 + tap % 3 - 1 + 8) % 8;
        matrix[64 * i + 8 * row + column] = filter[tap];
    }
}

dense.SetParameters(matrix);
Random random = new(1);
double[] image = [.. Enumerable.Range(0, 64).Select(_ => random.NextDouble())];
double[] convolved = convolution.Predict(image);
Check.Near("largest difference", dense.Predict(image).Zip(convolved, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-14);

// translation equivariance: shift the input, and the output is shifted
double[] Rolled(double[] values) => [.. Enumerable.Range(0, 64).Select(i => values[(i / 8 + 5) % 8 * 8 + (i % 8 + 3) % 8])];
Check.That("shifted input, shifted output, to the bit", convolution.Predict(Rolled(image)).SequenceEqual(Rolled(convolved)));

[Network]
sealed partial class DenseImage
{
    [Input(64)] public partial Tensor Image { get; }

    [Output] public Tensor Result => Image.Dense(64);
}

[Network]
sealed partial class Convolution
{
    [Input(8, 8, 1, Boundary = Boundary.Periodic)] public partial Tensor Image { get; }

    [Output] public Tensor Result => Image.Conv2D(1, kernel: 3, bias: false);
}
