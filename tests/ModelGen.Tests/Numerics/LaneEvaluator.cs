using System.Globalization;
using ModelGen.Numerics;

namespace ModelGen.Tests.Numerics;

/// <summary>Runs a lane type's functions over arrays of numbers, so that tests need not be generic.</summary>
public abstract class LaneEvaluator
{
    /// <summary>Every lane type that this processor executes itself.</summary>
    public static IReadOnlyList<LaneEvaluator> Available { get; } = [.. All().Where(lanes => LaneSelection.IsAvailable(lanes.Width))];

    public abstract string Name { get; }

    public abstract LaneWidth Width { get; }

    public abstract bool IsSingle { get; }

    public abstract int Count { get; }

    /// <summary>Rounds to the lane type's precision.</summary>
    public double Rounded(double value) => IsSingle ? (float)value : value;

    public double Tolerance => IsSingle ? 5e-7 : 1e-14;

    public abstract double[] Unary(string function, double[] arguments);

    public abstract double[] Binary(string function, double[] a, double[] b);

    /// <summary>Select or SelectEqual.</summary>
    public abstract double[] Choose(string function, double[] a, double[] b, double[] x, double[] y);

    public abstract double Sum(double[] values);

    public override string ToString() => Name;

    private static LaneEvaluator[] All() =>
    [
        new LaneEvaluator<FloatScalar, float>(LaneWidth.Scalar), new LaneEvaluator<Float128, float>(LaneWidth.Bits128),
        new LaneEvaluator<Float256, float>(LaneWidth.Bits256), new LaneEvaluator<Float512, float>(LaneWidth.Bits512),
        new LaneEvaluator<DoubleScalar, double>(LaneWidth.Scalar), new LaneEvaluator<Double128, double>(LaneWidth.Bits128),
        new LaneEvaluator<Double256, double>(LaneWidth.Bits256), new LaneEvaluator<Double512, double>(LaneWidth.Bits512),
    ];
}

/// <inheritdoc/>
public sealed unsafe class LaneEvaluator<L, T>(LaneWidth width) : LaneEvaluator
    where L : struct, ILanes<L, T>, IElementaryPrimitives<L>
    where T : unmanaged, IConvertible
{
    public override string Name => L.Name;

    public override LaneWidth Width => width;

    public override bool IsSingle => sizeof(T) == sizeof(float);

    public override int Count => L.Count;

    public override double[] Unary(string function, double[] arguments) => Map(a => function switch
    {
        "Negate" => -a,
        "Abs" => L.Abs(a),
        "Sign" => L.Sign(a),
        "Sqrt" => L.Sqrt(a),
        "Round" => L.Round(a),
        "PowerOfTwo" => L.PowerOfTwo(a),
        "Exponent" => L.Exponent(a),
        "Mantissa" => L.Mantissa(a),
        "Head" => L.Head(a),
        "Clamp" => L.Clamp(a, L.Constant(-1), L.Constant(2)),
        "Exp" => L.Exp(a),
        "Log" => L.Log(a),
        "Sin" => L.Sin(a),
        "Cos" => L.Cos(a),
        "Tan" => L.Tan(a),
        "Asin" => L.Asin(a),
        "Acos" => L.Acos(a),
        "Atan" => L.Atan(a),
        "Sinh" => L.Sinh(a),
        "Cosh" => L.Cosh(a),
        "Tanh" => L.Tanh(a),
        "Sech" => L.Sech(a),
        "Sigmoid" => L.Sigmoid(a),
        "Softplus" => L.Softplus(a),
        "Erf" => L.Erf(a),
        _ => throw new ArgumentException(function),
    }, arguments);

    public override double[] Binary(string function, double[] a, double[] b) => Map((x, y) => function switch
    {
        "Add" => x + y,
        "Subtract" => x - y,
        "Multiply" => x * y,
        "Divide" => x / y,
        "MultiplyAdd" => L.MultiplyAdd(x, y, L.Constant(3)),
        "Min" => L.Min(x, y),
        "Max" => L.Max(x, y),
        "CopySign" => L.CopySign(x, y),
        "Scale" => L.Scale(x, y),
        "NegateIfOdd" => L.NegateIfOdd(x, y),
        "Pow" => L.Pow(x, y),
        "Atan2" => L.Atan2(x, y),
        _ => throw new ArgumentException(function),
    }, a, b);

    public override double[] Choose(string function, double[] a, double[] b, double[] x, double[] y)
    {
        var result = new double[a.Length];
        for (int start = 0; start < a.Length; start += L.Count)
        {
            L value = function == "Select"
                ? L.Select(Load(a, start), Load(b, start), Load(x, start), Load(y, start))
                : L.SelectEqual(Load(a, start), Load(b, start), Load(x, start), Load(y, start));
            Store(result, start, value);
        }

        return result;
    }

    public override double Sum(double[] values) => ToDouble(L.Sum(Load(values, 0)));

    private static double[] Map(Func<L, L> function, double[] a)
    {
        var result = new double[a.Length];
        for (int start = 0; start < a.Length; start += L.Count)
        {
            Store(result, start, function(Load(a, start)));
        }

        return result;
    }

    private static double[] Map(Func<L, L, L> function, double[] a, double[] b)
    {
        var result = new double[a.Length];
        for (int start = 0; start < a.Length; start += L.Count)
        {
            Store(result, start, function(Load(a, start), Load(b, start)));
        }

        return result;
    }

    private static L Load(double[] source, int start)
    {
        T* lanes = stackalloc T[L.Count];
        for (int i = 0; i < L.Count; i++)
        {
            double value = source[Math.Min(start + i, source.Length - 1)];
            lanes[i] = typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;
        }

        return L.Load(lanes);
    }

    private static void Store(double[] target, int start, L value)
    {
        T* lanes = stackalloc T[L.Count];
        L.Store(lanes, value);
        for (int i = 0; i < L.Count && start + i < target.Length; i++)
        {
            target[start + i] = ToDouble(lanes[i]);
        }
    }

    private static double ToDouble(T value) => value.ToDouble(CultureInfo.InvariantCulture);
}
