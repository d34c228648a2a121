using System.Reflection;
using System.Runtime.CompilerServices;
using ModelGen.Kernels;

namespace ModelGen.Compiled.Tests.Oracle;

/// <summary>
/// Evaluates a model's declared bodies independently of the generator: it runs them, so that they build expression graphs, and interprets those in
/// truncated Taylor series, the networks neuron by neuron.
/// </summary>
internal sealed class ModelOracle
{
    private readonly PinnModel _model;
    private readonly double[] _parameters;
    private readonly string[] _coordinates;
    private readonly Dictionary<string, (int Network, int Output, bool IsComplex)> _fields = [];
    private readonly string[] _networkNames;
    private readonly List<(Expression[]? Inputs, Expression Activation)> _networks = [];
    private readonly (ParameterDescription Weights, ParameterDescription Biases)[] _layers;
    private readonly Dictionary<Expression, int> _layerOf = new(ReferenceEqualityComparer.Instance);
    private int _layersMet;

    public ModelOracle(PinnModel model)
    {
        _model = model;
        _parameters = new double[model.ParameterCount];
        model.GetParameters(_parameters);
        _coordinates = [.. model.Description.Coordinates.Select(coordinate => coordinate.Name)];
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var given = new List<Expression>();
        string[] owners = [.. model.Description.Parameters.Where(parameter => parameter.Shape.Count > 0)
            .Select(parameter => parameter.Path.Split('/')[0]).Distinct()];
        _networkNames = [.. owners.Where(name => model.GetType().GetProperty(name, Any)!.IsDefined(typeof(MlpAttribute)))];
        _layers = [.. model.Description.Parameters
            .Where(parameter => parameter.Shape.Count == 2 && !_networkNames.Contains(parameter.Path.Split('/')[0]))
            .Select(weights => (weights, model.Description.Parameters.Single(other => other.Path == weights.Path[..^6] + "bias")))];
        foreach (string network in _networkNames)
        {
            PropertyInfo property = model.GetType().GetProperty(network, Any)!;
            MlpAttribute mlp = property.GetCustomAttribute<MlpAttribute>()!;
            object value = property.GetValue(model)!;
            IList<string?> names = property.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames ?? [network];
            object[] symbols = value is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!)] : [value];
            int output = 0;
            for (int i = 0; i < symbols.Length; i++)
            {
                bool isComplex = symbols[i] is ComplexField;
                _fields[names[i]!] = (_networks.Count, output, isComplex);
                output += isComplex ? 2 : 1;
            }

            Expression[]? inputs = mlp.Inputs is { } name
                ? [.. ((Scalar[])model.GetType().GetProperty(name, Any)!.GetValue(model)!).Select(input => input.Expression)]
                : null;
            string activation = mlp.Activation ?? "Tanh";
            MethodInfo method = model.GetType().GetMethod(activation, Any)
                ?? typeof(Calculus).GetMethods()
                    .First(candidate => candidate.Name == activation && candidate.GetParameters()[0].ParameterType == typeof(Scalar));
            object?[] arguments = [new Field("argument"), .. method.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue)];
            foreach (Expression input in inputs ?? [])
            {
                given.Add(input);
            }

            _networks.Add((inputs, ((Scalar)method.Invoke(null, arguments)!).Expression));
        }

        given.ForEach(Meet);
    }

    /// <summary>Left minus right of an equation, or the value of an expression; observed data by name.</summary>
    public (double Re, double Im) Evaluate(Expression expression, double[] point, IReadOnlyDictionary<string, double>? observed = null)
    {
        Meet(expression);
        (Series re, Series? im) = Value(
            expression,
            new Place(point, observed ?? new Dictionary<string, double>(), null, NoVectors()));
        return (re.Value, im?.Value ?? 0);
    }

    private (Series Re, Series? Im) Value(Expression expression, Place place)
    {
        int dimensions = _coordinates.Length;
        (Series Re, Series? Im)[] x = expression.Operation is "at" or "d" or "element"
            ? []
            : [.. expression.Operands.ToArray().Select(operand => Value(operand, place))];
        Series Zero() => Series.Constant(dimensions, 0);
        Series Im(int i) => x[i].Im ?? Zero();
        Series Apply(string function, Series argument) => argument.Compose(TaylorCoefficients.Of(function, argument.Value));
        switch (expression.Operation)
        {
            case "const":
                return (Series.Constant(dimensions, expression.Number), null);
            case "i":
                return (Zero(), Series.Constant(dimensions, 1));
            case "complex":
                return (x[0].Re, x[1].Re);
            case "coordinate":
                int c = Array.IndexOf(_coordinates, expression.Name);
                return (Series.Variable(dimensions, c, place.Point[c]), null);
            case "learnable" or "coefficient":
                return (Series.Constant(dimensions, _model.GetScalar(expression.Name!)), null);
            case "observed":
                return (Series.Constant(dimensions, place.Observed[expression.Name!]), null);
            case "field" when expression.Name == "argument":
                return (place.Argument!, null);
            case "field" or "complexfield":
                (int network, int output, bool isComplex) = _fields[expression.Name!];
                Series[] outputs = Network(network, place);
                return (outputs[output], isComplex ? outputs[output + 1] : null);
            case "element":
                return (Vector(expression.Operands[0], place)[expression.Numbers[0]], null);
            case "d":
                (Series re, Series? im) = Value(expression.Operands[0], place);
                int direction = Array.IndexOf(_coordinates, expression.Operands[1].Name);
                return (re.Derivative(direction), im?.Derivative(direction));
            case "at":
                return At(expression, place);
            case "equation" or "sub":
                return (x[0].Re - x[1].Re, x[0].Im is null && x[1].Im is null ? null : Im(0) - Im(1));
            case "add":
                return (x[0].Re + x[1].Re, x[0].Im is null && x[1].Im is null ? null : Im(0) + Im(1));
            case "neg":
                return (-1 * x[0].Re, x[0].Im is null ? null : -1 * Im(0));
            case "mul":
                return (x[0].Re * x[1].Re - Im(0) * Im(1), x[0].Im is null && x[1].Im is null ? null : x[0].Re * Im(1) + Im(0) * x[1].Re);
            case "div":
                Series inverse = Apply("reciprocal", x[1].Re * x[1].Re + Im(1) * Im(1));
                return ((x[0].Re * x[1].Re + Im(0) * Im(1)) * inverse, x[0].Im is null && x[1].Im is null
                    ? null
                    : (Im(0) * x[1].Re - x[0].Re * Im(1)) * inverse);
            case "exp" when x[0].Im is not null:
                return (Apply("exp", x[0].Re) * Apply("cos", Im(0)), Apply("exp", x[0].Re) * Apply("sin", Im(0)));
            case "abs" when x[0].Im is not null:
                return (Apply("sqrt", x[0].Re * x[0].Re + Im(0) * Im(0)), null);
            case "abs2":
                return (x[0].Re * x[0].Re + Im(0) * Im(0), null);
            case "conj":
                return (x[0].Re, x[0].Im is null ? null : -1 * Im(0));
            case "re":
                return (x[0].Re, null);
            case "im":
                return (Im(0), null);
            case "arg":
                return (Angle(Im(0), x[0].Re), null);
            case "atan2":
                return (Angle(x[0].Re, x[1].Re), null);
            case "pow" when expression.Operands[1].Operation != "const":
                return (Apply("exp", x[1].Re * Apply("log", x[0].Re)), null);
            case "pow":
                return (x[0].Re.Compose(TaylorCoefficients.Power(x[0].Re.Value, x[1].Re.Value)), null);
            case "min":
                return (x[0].Re.Value < x[1].Re.Value ? x[0].Re : x[1].Re, null);
            case "max":
                return (x[0].Re.Value > x[1].Re.Value ? x[0].Re : x[1].Re, null);
            case "where":
                return x[0].Re.Value > x[1].Re.Value ? x[2] : x[3];
            case "relu":
                return (x[0].Re.Value > 0 ? x[0].Re : Zero(), null);
            case "leakyrelu":
                return (x[0].Re.Value > 0 ? x[0].Re : x[1].Re * x[0].Re, null);
            case "elu":
                return (x[0].Re.Value > 0 ? x[0].Re : x[1].Re * (Apply("exp", x[0].Re) - Series.Constant(dimensions, 1)), null);
            case "selu":
                return (1.0507009873554805 * (x[0].Re.Value > 0
                    ? x[0].Re
                    : 1.6732632423543772 * (Apply("exp", x[0].Re) - Series.Constant(dimensions, 1))), null);
            case "gelu":
                return (0.5 * (x[0].Re * (Series.Constant(dimensions, 1) + Apply("erf", Math.Sqrt(0.5) * x[0].Re))), null);
            case "silu":
                return (x[0].Re * Apply("sigmoid", x[0].Re), null);
            default:
                return (Apply(expression.Operation, x[0].Re), null);
        }

        Series Angle(Series sine, Series cosine)
        {
            Series ratio = Apply("atan", sine * Apply("reciprocal", cosine));
            return ratio + Series.Constant(dimensions, Math.Atan2(sine.Value, cosine.Value) - ratio.Value);
        }
    }

    private (Series Re, Series? Im) At(Expression expression, Place place)
    {
        ReadOnlySpan<Expression> operands = expression.Operands;
        var places = _coordinates.Select((_, c) => Series.Variable(_coordinates.Length, c, place.Point[c])).ToArray();
        for (int i = 1; i < operands.Length; i += 2)
        {
            places[Array.IndexOf(_coordinates, operands[i].Name)] = Value(operands[i + 1], place).Re;
        }

        (Series re, Series? im) = Value(operands[0], place with { Point = [.. places.Select(series => series.Value)], Vectors = NoVectors() });
        return (re.Substitute(places), im?.Substitute(places));
    }

    private Series[] Network(int network, Place place)
    {
        // weights, then biases, layer by layer
        ParameterDescription[] layers = [.. _model.Description.Parameters
            .Where(parameter => parameter.Path.StartsWith(_networkNames[network] + "/", StringComparison.Ordinal))];
        int dimensions = _coordinates.Length;
        Series[] x = _networks[network].Inputs is { } declared
            ? [.. declared.Select((input, element) => Mapped(_networkNames[network], element, Value(input, place).Re))]
            : [.. _model.Description.Coordinates.Select((coordinate, c) => 2 / (coordinate.Upper - coordinate.Lower)
                * Series.Variable(dimensions, c, place.Point[c])
                - Series.Constant(dimensions, (coordinate.Upper + coordinate.Lower) / (coordinate.Upper - coordinate.Lower)))];
        for (int l = 0; l < layers.Length; l += 2)
        {
            (ParameterDescription weights, ParameterDescription biases) = (layers[l], layers[l + 1]);
            int inputs = weights.Shape[1];
            var z = new Series[weights.Shape[0]];
            for (int m = 0; m < z.Length; m++)
            {
                Series sum = Series.Constant(dimensions, _parameters[biases.Offset + m]);
                for (int k = 0; k < inputs; k++)
                {
                    sum += _parameters[weights.Offset + m * inputs + k] * x[k];
                }

                z[m] = l == layers.Length - 2 ? sum : Value(_networks[network].Activation, place with { Argument = sum }).Re;
            }

            x = z;
        }

        return x;
    }

    /// <summary>What the first layer reads of a declared input; the ranges are checked where inputs are lowered.</summary>
    private Series Mapped(string network, int element, Series input)
    {
        ScaledInputDescription? scaled = _model.Description.ScaledInputs.SingleOrDefault(other => other.Network == network && other.Element == element);
        return scaled is null
            ? input
            : 2 / (scaled.Upper - scaled.Lower) * (input - Series.Constant(_coordinates.Length, 0.5 * (scaled.Lower + scaled.Upper)));
    }

    /// <summary>
    /// Running a body makes its layers anew: they are told by the order in which they were made, which is the order of operands. Every use of
    /// layers in the tests' declarations goes through all of the model's.
    /// </summary>
    private void Meet(Expression root)
    {
        if (root.Operation == "dense" && _layerOf.ContainsKey(root))
        {
            return;
        }

        foreach (Expression operand in root.Operands)
        {
            Meet(operand);
        }

        if (root.Operation == "dense")
        {
            _layerOf.Add(root, _layersMet++ % _layers.Length);
        }
    }

    private Series[] Vector(Expression expression, Place place)
    {
        if (!place.Vectors.TryGetValue(expression, out Series[]? result))
        {
            result = Layer(expression, place);
            place.Vectors.Add(expression, result);
        }

        return result;
    }

    private Series[] Layer(Expression expression, Place place)
    {
        Expression[] operands = expression.Operands.ToArray();
        switch (expression.Operation)
        {
            case "stack":
                return [.. operands.Select(operand => Value(operand, place).Re)];
            case "concat":
                return [.. operands.SelectMany(operand => Vector(operand, place))];
            case "dense":
                (ParameterDescription weights, ParameterDescription biases) = _layers[_layerOf[expression]];
                Series[] x = Vector(operands[0], place);
                return [.. Enumerable.Range(0, weights.Shape[0]).Select(m => Enumerable.Range(0, x.Length).Aggregate(
                    Series.Constant(_coordinates.Length, _parameters[biases.Offset + m]),
                    (sum, k) => sum + _parameters[weights.Offset + m * x.Length + k] * x[k]))];
            default:
                // element by element: the same operation between scalars, with an argument in place of each vector
                Series[]?[] vectors = [.. operands.Select(operand => operand.IsVector ? Vector(operand, place) : null)];
                int length = vectors.First(vector => vector is not null)!.Length;
                return [.. Enumerable.Range(0, length).Select(i => Elementwise(expression.Operation, [.. operands.Select(
                    (operand, k) => vectors[k] is { } vector ? vector[i] : Value(operand, place).Re)]))];
        }
    }

    private Series Elementwise(string operation, Series[] x)
    {
        Series one = Series.Constant(_coordinates.Length, 1);
        Series Apply(string function, Series argument) => argument.Compose(TaylorCoefficients.Of(function, argument.Value));
        return operation switch
        {
            "add" => x[0] + x[1],
            "sub" => x[0] - x[1],
            "mul" => x[0] * x[1],
            "div" => x[0] * Apply("reciprocal", x[1]),
            "neg" => -1 * x[0],
            "gelu" => 0.5 * (x[0] * (one + Apply("erf", Math.Sqrt(0.5) * x[0]))),
            "silu" => x[0] * Apply("sigmoid", x[0]),
            _ => Apply(operation, x[0]),
        };
    }

    private static Dictionary<Expression, Series[]> NoVectors() => new(ReferenceEqualityComparer.Instance);

    private sealed record Place(
        double[] Point, IReadOnlyDictionary<string, double> Observed, Series? Argument, Dictionary<Expression, Series[]> Vectors);
}
