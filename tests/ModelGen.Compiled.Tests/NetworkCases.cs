using System.Reflection;
using ModelGen.Compiled.Tests.Oracle;
using ModelGen.Kernels.Networks;
using ModelGen.Numerics;

namespace ModelGen.Compiled.Tests;

/// <summary>Every [Network] of this project with one input X, one output Y and a target T, and samples for it.</summary>
internal sealed class NetworkCases
{
    /// <summary>More than there are lanes, and no multiple.</summary>
    public const int Count = 19;

    private readonly double[] _x;
    private readonly double[] _t;

    private NetworkCases(NetworkModel model)
    {
        Model = model;
        var random = new Random(3);
        var theta = new double[model.ParameterCount];
        model.GetParameters(theta);
        model.SetParameters([.. theta.Select(number => number + 0.4 * (random.NextDouble() - 0.5))]);
        ColumnDescription target = model.Description.Columns[1];
        _x = [.. Enumerable.Range(0, Count * Length(model.Description.Columns[0])).Select(_ => 2 * random.NextDouble() - 1)];
        _t = [.. Enumerable.Range(0, Count * Length(target)).Select(_ => target.Classes > 0 ? random.Next(target.Classes) : 2 * random.NextDouble() - 1)];
    }

    public delegate void Prediction<TNumber>(ReadOnlySpan<TNumber> x, Span<TNumber> y);

    public delegate void Gradient(ReadOnlySpan<double> x, ReadOnlySpan<double> adjoint, Span<double> gradient);

    public static IEnumerable<string> AllNames => typeof(NetworkCases).Assembly.GetTypes()
        .Where(type => type.BaseType == typeof(NetworkModel) && type.Namespace != typeof(Trained.TrainedNetwork).Namespace)
        .Select(type => type.Name).Order(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. AllNames];

    public NetworkModel Model { get; }

    public ReadOnlySpan<double> X => _x;

    public IReadOnlyDictionary<string, Grid> Columns => new Dictionary<string, Grid>
    {
        ["X"] = Column(Model.Description.Columns[0], _x),
        ["T"] = Column(Model.Description.Columns[1], _t),
    };

    public int OutputLength => Model.Description.Outputs[0].Sizes.Aggregate(1, (length, size) => length * size);

    public int InputLength => _x.Length / Count;

    public static NetworkCases Create(string name, Precision precision = Precision.Double, int threads = 1, LaneWidth lanes = LaneWidth.Auto) =>
        new((NetworkModel)Activator.CreateInstance(typeof(NetworkCases).Assembly.GetType("ModelGen.Compiled.Tests." + name)!, 1, precision, threads, lanes)!);

    /// <summary>The samples as the class's own data set.</summary>
    public SampleSet Samples() => (SampleSet)Activator.CreateInstance(
        Model.GetType().GetNestedType("Data")!, SampleArray.FromArray(_x), SampleArray.FromArray(_t))!;

    public double[] Predict(int first = 0, int count = Count)
    {
        double[] y = new double[count * OutputLength];
        Method<double>()(_x.AsSpan(first * InputLength, count * InputLength), y);
        return y;
    }

    public float[] PredictSingle(int first = 0, int count = Count)
    {
        float[] y = new float[count * OutputLength];
        Method<float>()([.. _x.Skip(first * InputLength).Take(count * InputLength).Select(number => (float)number)], y);
        return y;
    }

    public double[] Predict(double[] x)
    {
        double[] y = new double[x.Length / InputLength * OutputLength];
        Method<double>()(x, y);
        return y;
    }

    /// <summary>The gradient by the input of the outputs times an adjoint.</summary>
    public double[] GradientByX(double[] adjoint)
    {
        double[] gradient = new double[_x.Length];
        Model.GetType().GetMethod("GradientByX", [typeof(ReadOnlySpan<double>), typeof(ReadOnlySpan<double>), typeof(Span<double>)])!
            .CreateDelegate<Gradient>(Model)(_x, adjoint, gradient);
        return gradient;
    }

    /// <summary>What a body of the class builds when it runs.</summary>
    public Expression Declared(string property)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return Model.GetType().GetProperty(property, Any)!.GetValue(Model) switch
        {
            Tensor tensor => tensor.Expression,
            Scalar scalar => scalar.Expression,
            Equation equation => equation.Expression,
            _ => throw new ArgumentException($"'{property}' is no symbol.", nameof(property)),
        };
    }

    private static int Length(ColumnDescription column) => column.Sizes.Aggregate(1, (length, size) => length * size);

    private static Grid Column(ColumnDescription column, double[] numbers) => new([.. column.Sizes], [.. numbers.Chunk(numbers.Length / Count)]);

    private Prediction<TNumber> Method<TNumber>() =>
        Model.GetType().GetMethod("Predict", [typeof(ReadOnlySpan<TNumber>), typeof(Span<TNumber>)])!.CreateDelegate<Prediction<TNumber>>(Model);
}
