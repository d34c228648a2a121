// Derivatives of an output by the inputs: which pixels the class depends on (Simonyan et al. 2014).
using ModelGen;
using ModelGen.Lecture;
using static ModelGen.Calculus;

// noise, and a bar of five bright pixels somewhere: across (0) or upright (1)
Random random = new(1);
(float[] Image, int Label, HashSet<int> Bar) Draw()
{
    int label = random.Next(2), along = random.Next(6), across = random.Next(10);
    HashSet<int> bar = [.. Enumerable.Range(along, 5).Select(i => label == 0 ? across * 10 + i : i * 10 + across)];
    return ([.. Enumerable.Range(0, 100).Select(i => random.NextSingle() / 2 + (bar.Contains(i) ? 1 : 0))], label, bar);
}

var drawn = Enumerable.Range(0, 2_000).Select(_ => Draw()).ToArray();
Bars.Data data = new(image: drawn.SelectMany(d => d.Image).ToArray(), direction: drawn.Select(d => d.Label).ToArray());
var (train, test) = data.Split(0.8, seed: 1);
using Bars network = new(seed: 1, Precision.Single);
network.Train(train, test, plan => plan.Adam(epochs: 8, learningRate: 5e-3).MiniBatch(32));
double right = network.Measure(test).Single(term => term.Name == "Right").Loss;
Check.That($"{100 * right:0.0}% of unseen pictures are named right", right > 0.97);

double[] ratios = [.. drawn[^100..].Select(picture =>
{
    float[] map = Saliency(picture.Image, picture.Label);
    double inside = picture.Bar.Average(i => Math.Abs(map[i]));
    return inside / Enumerable.Range(0, 100).Where(i => !picture.Bar.Contains(i)).Average(i => Math.Abs(map[i]));
})];
Check.That($"a pixel of the bar matters {ratios.Average():0.0} times as much as another", ratios.Average() > 2);
float[] shown = Saliency(drawn[^1].Image, drawn[^1].Label);
for (int row = 0; row < 10; row++)
{
    Console.WriteLine($"{Shades(drawn[^1].Image, row)}   {Shades(shown, row)}");
}

float[] Saliency(float[] image, int label)
{
    float[] gradient = new float[100];
    network.GradientByImage(image, label == 0 ? [1f, -1] : [-1f, 1], gradient);
    return gradient;
}

static string Shades(float[] map, int row) =>
    string.Concat(map[(row * 10)..(row * 10 + 10)].Select(value => " .:-=+*#"[(int)(7 * Math.Abs(value) / map.Max(Math.Abs))]));

[Network]
sealed partial class Bars
{
    [Input(10, 10, 1)]    public partial Tensor Image { get; }
    [Target(Classes = 2)] public partial Label Direction { get; }

    [Output] public Tensor Scores => Image.Conv2D(8, kernel: 5).Relu().GlobalMaxPool().Dense(2);
    [Loss] Scalar Error => CrossEntropy(Scores, Direction);
    [Metric] Scalar Right => Accuracy(Scores, Direction);
}
