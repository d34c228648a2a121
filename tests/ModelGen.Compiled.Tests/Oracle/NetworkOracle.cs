using System.Globalization;
using System.Text.RegularExpressions;
using ModelGen.Kernels;

namespace ModelGen.Compiled.Tests.Oracle;

/// <summary>
/// Evaluates the graph that running the body of a network builds, layer by layer, from the documentation of the layers and in the plainest way. Layers are
/// told apart by <see cref="Paths"/>, or by their order: every use of layers goes through all of the network's.
/// </summary>
internal sealed partial class NetworkOracle
{
    private readonly NetworkModel _model;
    private readonly double[] _parameters;
    private readonly IReadOnlyDictionary<string, Grid> _columns;
    private readonly bool _isTraining;
    private readonly Dictionary<string, int> _seen = [];
    private readonly Dictionary<Expression, Grid> _values = new(ReferenceEqualityComparer.Instance);

    /// <param name="model">The network, whose parameters are taken.</param>
    /// <param name="columns">The numbers of inputs and targets.</param>
    /// <param name="isTraining">Whether batch statistics are those of the batch.</param>
    public NetworkOracle(NetworkModel model, IReadOnlyDictionary<string, Grid> columns, bool isTraining = false)
    {
        _model = model;
        _columns = columns;
        _isTraining = isTraining;
        _parameters = new double[model.ParameterCount];
        model.GetParameters(_parameters);
    }

    /// <summary>Parameters in place of those that the model starts with and does not train, by path.</summary>
    public Dictionary<string, double[]> Statistics { get; } = [];

    /// <summary>The paths of layers with parameters, where their order does not say which they are.</summary>
    public IReadOnlyDictionary<Expression, string>? Paths { get; init; }

    private int Samples => _columns.Values.First().Samples.Length;

    public Grid Evaluate(Expression expression)
    {
        if (!_values.TryGetValue(expression, out Grid? value))
        {
            Grid[] operands = new Grid[expression.Operands.Length];
            for (int i = 0; i < operands.Length; i++)
            {
                operands[i] = Evaluate(expression.Operands[i]);
            }

            _values[expression] = value = Evaluate(expression, operands);
        }

        return value;
    }

    private Grid Evaluate(Expression node, Grid[] x)
    {
        int[] numbers = node.Numbers.ToArray();
        switch (node.Operation)
        {
            case "const": return Number(node.Number);
            case "input" or "target" or "label": return _columns[node.Name!];
            case "parameter": return Same(Shape(node.Name!), Parameter(node.Name!));
            case "learnable" or "coefficient": return Number(_model.GetScalar(node.Name!));
            case "element": return x[0].Map([], sample => [sample[numbers[0]]]);
            case "equation": return Grid.Combine(x[0], x[1], (a, b) => (a - b) * (a - b));
            case "concat": return Concat(x);
            case "dense": return Dense(x[0], Path(node, "Dense"), numbers[0]);
            case "convolution": return Convolution(x[0], Path(node, $"Conv{numbers[0]}D"), numbers);
            case "convtranspose": return Transposed(x[0], Path(node, $"ConvTranspose{numbers[0]}D"), numbers);
            case "spectral": return Spectral(x[0], Path(node, "Spectral"), numbers);
            case "groupconvolution": return GroupConvolution(x[0], Path(node, numbers[3] == 0 ? "MotionConv2D" : "GroupConv2D"), numbers);
            case "groupmax": return OverGroup(x[0], numbers[0], all => all.Max());
            case "groupaverage": return OverGroup(x[0], numbers[0], all => all.Average());
            case "batchnorm": return BatchNorm(x[0], Path(node, "BatchNorm"), Constant(x[2]), numbers.Length > 0 ? numbers[0] : 1);
            case "groupnorm": return GroupNorm(x[0], Path(node, numbers[0] == 1 ? "LayerNorm" : "GroupNorm"), numbers[0], Constant(x[1]));
            case "dropout" or "stopgradient": return x[0];
            case "randomnormal": return Same(numbers, new double[numbers.Aggregate(1, (a, b) => a * b)]);
            case "normalized": return Units(x[0], node.Operands[0].Name!, isInput: true);
            case "inunitsof": return Units(x[0], node.Operands[1].Name!, isInput: false);
            default: return Grids(node.Operation, x, numbers) ?? Losses(node.Operation, x) ?? Functions(node.Operation, x);
        }
    }

    private Grid Number(double number) => new([], [.. Enumerable.Range(0, Samples).Select(_ => new[] { number })]);

    private Grid Same(int[] sizes, double[] numbers) => new(sizes, [.. Enumerable.Range(0, Samples).Select(_ => numbers)]);

    private static double Constant(Grid x) => x.Samples[0][0];

    /// <summary>The next layer of a kind; behind the last, the first again.</summary>
    private string Path(Expression node, string kind)
    {
        if (Paths is not null)
        {
            return Paths[node];
        }

        string[] paths = [.. _model.Description.Layers.Select(layer => layer.Path)
            .Where(path => Regex.IsMatch(path, $"/{kind}[0-9]*$", RegexOptions.CultureInvariant))];
        int count = _seen.GetValueOrDefault(kind);
        _seen[kind] = count + 1;
        return paths[count % paths.Length];
    }

    private ParameterDescription Description(string path) => _model.Description.Parameters.Single(parameter => parameter.Path == path);

    private int[] Shape(string path) => [.. Description(path).Shape];

    private double[] Parameter(string path)
    {
        if (Statistics.TryGetValue(path, out double[]? numbers))
        {
            return numbers;
        }

        ParameterDescription parameter = Description(path);
        return parameter.IsTrained
            ? _parameters[parameter.Offset..(parameter.Offset + parameter.Length)]
            : [.. Enumerable.Repeat(parameter.Initial, parameter.Length)];
    }

    private double[]? Bias(string path) => _model.Description.Parameters.Any(parameter => parameter.Path == path + "/bias") ? Parameter(path + "/bias") : null;

    private Grid Functions(string operation, Grid[] x)
    {
        double alpha = x.Length > 1 ? x[1].Samples[0][0] : 0;
        Func<double, double>? unary = operation switch
        {
            "neg" => z => -z,
            "tanh" => Math.Tanh,
            "sin" => Math.Sin,
            "cos" => Math.Cos,
            "atan" => Math.Atan,
            "exp" => Math.Exp,
            "log" => Math.Log,
            "sqrt" => Math.Sqrt,
            "abs" => Math.Abs,
            "sigmoid" => z => 1 / (1 + Math.Exp(-z)),
            "softplus" => z => Math.Log(1 + Math.Exp(z)),
            "gelu" => z => z * NormalDistribution(z),
            "silu" => z => z / (1 + Math.Exp(-z)),
            "relu" => z => Math.Max(0, z),
            "leakyrelu" => z => z > 0 ? z : alpha * z,
            "elu" => z => z > 0 ? z : alpha * (Math.Exp(z) - 1),
            "selu" => z => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * (Math.Exp(z) - 1)),
            _ => null,
        };
        if (unary is not null)
        {
            return x[0].Map(x[0].Sizes, sample => [.. sample.Select(unary)]);
        }

        return operation switch
        {
            "add" => Grid.Combine(x[0], x[1], (a, b) => a + b),
            "sub" => Grid.Combine(x[0], x[1], (a, b) => a - b),
            "mul" => Grid.Combine(x[0], x[1], (a, b) => a * b),
            "div" => Grid.Combine(x[0], x[1], (a, b) => a / b),
            _ => throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"The oracle does not know '{operation}'.")),
        };
    }

    // Simpson's rule on the density
    private static double NormalDistribution(double z)
    {
        const int Steps = 2000;
        double width = z / Steps;
        double sum = 0;
        for (int i = 0; i <= Steps; i++)
        {
            double at = i * width;
            sum += Math.Exp(-at * at / 2) * (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2);
        }

        return 0.5 + sum * width / 3 / Math.Sqrt(2 * Math.PI);
    }
}
