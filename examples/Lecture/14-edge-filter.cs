// A vertical edge filter; and filters of colour images.
using ModelGen;
using ModelGen.Lecture;

// bright on the left, dark on the right
double[] image = [.. Enumerable.Range(0, 36).Select(i => i % 6 < 3 ? 10.0 : 0)];
using Edges edges = new();
edges.SetParameters([1, 0, -1, 1, 0, -1, 1, 0, -1]);   // rows of the 3 x 3 filter
double[] map = edges.Predict(image);
for (int row = 0; row < 6; row++)
{
    string found = row < 4 ? string.Concat(map[(4 * row)..(4 * row + 4)].Select(value => $"{value,4}")) : "";
    Console.WriteLine(string.Concat(image[(6 * row)..(6 * row + 6)].Select(value => $"{value,4}")) + "   " + found);
}

Check.That("30 where the edge is, 0 elsewhere", map.SequenceEqual(Enumerable.Range(0, 16).Select(i => i % 4 is 1 or 2 ? 30.0 : 0)));

// two filters on a colour image: each is 3 x 3 x 3, and gives a feature map
using Colours colours = new(seed: 1);
Check.Near("weights of two 3 x 3 filters on three colours", colours.Description.Parameters[0].Length, 2 * 27);
Random random = new(1);
double[] rgb = [.. Enumerable.Range(0, 128 * 128 * 3).Select(_ => random.NextDouble())];   // a_ijc
double[] w = new double[56];   // f_ijc of both filters, then two biases
colours.GetParameters(w);
double byHand = Enumerable.Range(0, 27).Sum(k => w[27 + k] * rgb[((70 + k / 9) * 128 + 50 + k / 3 % 3) * 3 + k % 3]);
Check.Near("second map at (70, 50)", colours.Predict(rgb)[(70 * 126 + 50) * 2 + 1], byHand, 1e-14);

[Network]
sealed partial class Edges
{
    [Input(6, 6, 1)] public partial Tensor Image { get; }

    [Output] public Tensor Map => Image.Conv2D(1, kernel: 3, valid: true, bias: false);
}

[Network]
sealed partial class Colours
{
    [Input(128, 128, 3)] public partial Tensor Image { get; }

    [Output] public Tensor Maps => Image.Conv2D(2, kernel: 3, valid: true);
}
