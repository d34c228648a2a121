using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Tensors;

/// <summary>A matrix of constants along one axis, as the library builds it: a factory's name and what it is given.</summary>
internal sealed record AxisMapShape(string Factory, int Inputs, int Outputs, EquatableArray<int> Numbers, EquatableArray<long> WeightBits, int Boundary = -1)
{
    public static AxisMapShape Identity(int n) => new("Identity", n, n, default, default);

    public static AxisMapShape Sum(int n) => new("Sum", n, 1, default, default);

    public static AxisMapShape Slice(int n, int first, int count) => new("Slice", n, count, new([first, count]), default);

    public static AxisMapShape Nearest(int n, int factor) => new("Nearest", n, n * factor, new([factor]), default);

    public static AxisMapShape Linear(int n, int factor, int boundary) => new("Linear", n, n * factor, new([factor]), default, boundary);

    /// <summary>Where pixels are, of one number: 0 to 1, of a period without its end.</summary>
    public static AxisMapShape Places(int n, bool isPeriodic) => new("Places", 1, n, new([n, isPeriodic ? n : Math.Max(1, n - 1)]), default);

    /// <summary>The nearest pixel of a grid of any other size.</summary>
    public static AxisMapShape NearestOf(int n, int outputs) => new("NearestOf", n, outputs, new([outputs]), default);

    /// <summary>Linear interpolation between the centres of pixels, at those of a grid of any other size.</summary>
    public static AxisMapShape LinearOf(int n, int outputs, int boundary) => new("LinearOf", n, outputs, new([outputs]), default, boundary);

    /// <summary>out_i = sum_k w_k in_(i stride - before + k dilation).</summary>
    public static AxisMapShape Window(int n, int outputs, IEnumerable<double> weights, int stride, int dilation, int before, int boundary) => new(
        "Window", n, outputs, new([stride, dilation, before]), new(weights.Select(BitConverter.DoubleToInt64Bits)), boundary);

    /// <summary>Real numbers to coefficients 0 ... modes - 1, each in two or three parts.</summary>
    public static AxisMapShape Fourier(int n, int modes, int parts) => new("Fourier", n, parts * modes, new([modes, parts]), default);

    /// <summary>Pairs of parts to coefficients 1 - modes ... modes - 1.</summary>
    public static AxisMapShape FourierComplex(int n, int modes, int parts) =>
        new("FourierComplex", 2 * n, parts * (2 * modes - 1), new([n, modes, parts]), default);

    /// <summary>Coefficients 0 ... modes - 1 to real numbers.</summary>
    public static AxisMapShape InverseFourier(int modes, int n) => new("InverseFourier", 2 * modes, n, new([modes, n]), default);

    /// <summary>Coefficients 1 - modes ... modes - 1 to pairs of parts.</summary>
    public static AxisMapShape InverseFourierComplex(int modes, int n) =>
        new("InverseFourierComplex", 2 * (2 * modes - 1), 2 * n, new([modes, n]), default);

    /// <summary>The derivative of an order of the trigonometric polynomial through the pixels of a period.</summary>
    public static AxisMapShape SpectralDerivative(int n, int order, double length) =>
        new("SpectralDerivative", n, n, new([n, order]), new([BitConverter.DoubleToInt64Bits(length)]));

    /// <summary>Whether few of its numbers are zero.</summary>
    public bool IsDense => Factory is "Fourier" or "FourierComplex" or "InverseFourier" or "InverseFourierComplex" or "SpectralDerivative";

    /// <summary>The call that builds it.</summary>
    public string Text
    {
        get
        {
            string boundary = Boundary < 0 ? "" : ", Boundary." + Layers.BoundaryNames.All[Boundary];
            string numbers = string.Concat(Numbers.Select(number => ", " + CodeWriter.Number(number)));
            string weights = string.Join(", ", WeightBits.Select(bits => CodeWriter.Number(BitConverter.Int64BitsToDouble(bits))));
            return Factory switch
            {
                "Window" => CodeText.Of($"AxisMap.Window({Inputs}, {Outputs}, [{weights}]{numbers}{boundary})"),
                "Places" or "FourierComplex" or "InverseFourier" or "InverseFourierComplex" => CodeText.Of($"AxisMap.{Factory}({numbers.Substring(2)})"),
                "SpectralDerivative" => CodeText.Of($"AxisMap.SpectralDerivative({numbers.Substring(2)}, {weights})"),
                _ => CodeText.Of($"AxisMap.{Factory}({Inputs}{numbers}{boundary})"),
            };
        }
    }
}
