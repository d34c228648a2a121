// Exercise: how many layers of 3x3 filters see as much as one of 7x7, and with how many parameters?
using ModelGen;
using ModelGen.Lecture;

// which pixels the middle of the result depends on: where the gradient by the input is not zero
using Three three = new(seed: 1);
using Seven seven = new(seed: 1);
double[] image = [.. Enumerable.Range(0, 121).Select(i => Math.Sin(i))];
double[] middle = new double[121], gradient = new double[121];
middle[60] = 1;
int Seen() => gradient.Count(value => value != 0);

three.GradientByImage(image, middle, gradient);
Check.Near("pixels that three layers of 3x3 see", Seen(), 49);
seven.GradientByImage(image, middle, gradient);
Check.Near("pixels that one layer of 7x7 sees", Seen(), 49);
Check.Near("parameters of three layers of 3x3", three.ParameterCount, 27);
Check.Near("parameters of one layer of 7x7", seven.ParameterCount, 49);

// with C channels in and out: 27 C^2 against 49 C^2; k layers of 3x3 cover 2k + 1
using ThreeWide threeWide = new();
using SevenWide sevenWide = new();
Check.Near("with 8 channels, three layers", threeWide.ParameterCount, 27 * 64);
Check.Near("with 8 channels, one layer", sevenWide.ParameterCount, 49 * 64);

static class Stack
{
    public static Tensor Of3(Tensor x, int channels)
    {
        for (int layer = 0; layer < 3; layer++)
        {
            x = x.Conv2D(channels, kernel: 3, bias: false);
        }

        return x;
    }
}

[Network]
sealed partial class Three
{
    [Input(11, 11, 1)] public partial Tensor Image { get; }

    [Output] public Tensor Map => Stack.Of3(Image, channels: 1);
}

[Network]
sealed partial class Seven
{
    [Input(11, 11, 1)] public partial Tensor Image { get; }

    [Output] public Tensor Map => Image.Conv2D(1, kernel: 7, bias: false);
}

[Network]
sealed partial class ThreeWide
{
    [Input(11, 11, 8)] public partial Tensor Image { get; }

    [Output] public Tensor Map => Stack.Of3(Image, channels: 8);
}

[Network]
sealed partial class SevenWide
{
    [Input(11, 11, 8)] public partial Tensor Image { get; }

    [Output] public Tensor Map => Image.Conv2D(8, kernel: 7, bias: false);
}
