// Two ways to fewer pixels: a stride of 2 skips every other one, max pooling keeps the largest of each window.
using ModelGen;
using ModelGen.Lecture;

double[] image =
[
    1, 3, 2, 1,
    2, 9, 1, 1,
    1, 3, 2, 3,
    5, 6, 1, 2,
];

// the same filter of 2 x 2 pixels at every place, and with stride 2
using Smaller smaller = new();
smaller.SetParameters([1, -1, 2, 0, 1, -1, 2, 0]);
double[] whole = new double[9], skipped = new double[4], largest = new double[4], mean = new double[4];
smaller.Predict(image, whole, skipped, largest, mean);
Console.WriteLine($"stride 1: {string.Join(", ", whole)}");
Console.WriteLine($"stride 2: {string.Join(", ", skipped)}");
Check.That("stride 2 is every second place of stride 1", skipped.SequenceEqual([whole[0], whole[2], whole[6], whole[8]]));

Check.That("max pooling by 2 gives 9, 2, 6, 3", largest.SequenceEqual([9, 2, 6, 3]));
Check.That("average pooling by 2 gives 3.75, 1.25, 3.75, 2", mean.SequenceEqual([3.75, 1.25, 3.75, 2]));

// the gradient of max pooling goes to the pixel that was largest
double[] gradient = new double[16];
smaller.GradientByImage(image, new double[9], new double[4], [1, 1, 1, 1], new double[4], gradient);
Check.That("the largest pixels have all of the gradient", gradient.SequenceEqual([0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0]));

[Network]
sealed partial class Smaller
{
    [Input(4, 4, 1)] public partial Tensor Image { get; }

    [Output] public Tensor Whole => Image.Conv2D(1, kernel: 2, valid: true, bias: false);
    [Output] public Tensor Skipped => Image.Conv2D(1, kernel: 2, stride: 2, valid: true, bias: false);
    [Output] public Tensor Largest => Image.MaxPool(2);
    [Output] public Tensor Mean => Image.AveragePool(2);
}
