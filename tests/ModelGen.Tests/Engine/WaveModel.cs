using ModelGen.Kernels;
using ModelGen.Numerics;

namespace ModelGen.Tests.Engine;

/// <summary>
/// A model written by hand: f(x, t) = c + sum over k of a_k tanh(b_k x + t). Interior: (f - nu x, f^2 - t) as one complex equation;
/// Start: f(x, 0) = x^2; Data: lambda f = m on observed points; Anchor: f(0, 0) = 0.5.
/// </summary>
internal sealed class WaveModel(
    int terms = 3, int interior = 70, int start = 33, Precision precision = Precision.Double, int threads = 2, int seed = 1, string loss = "",
    ScaledInputDescription? scaled = null)
    : PinnModel(
        Describe(terms, interior, start) with { LossFingerprint = loss, ScaledInputs = scaled is null ? [] : [scaled] },
        new WaveKernelFactory(terms),
        seed,
        precision,
        threads)
{
    public const int FieldsProgram = 4;
    public const int SquareProgram = 5;

    public static PinnDescription Describe(int terms, int interior = 70, int start = 33) => new()
    {
        Name = "Wave",
        Fingerprint = $"wave-{terms}",
        Coordinates = [new CoordinateDescription("X", -1, 1), new CoordinateDescription("T", 0, 2)],
        // a is the weight row of one output, b a column of weights, c a bias
        LossFingerprint = "",
        Parameters =
        [
            new ParameterDescription("F/0/weight", [terms, 1], 0) { Initializer = Initializer.GlorotUniform, FanIn = 1, FanOut = terms, ReadsInputs = true },
            new ParameterDescription("F/0/bias", [terms], terms),
            new ParameterDescription("F/1/weight", [1, 1], 2 * terms) { Initializer = Initializer.GlorotUniform, FanIn = 1, FanOut = 1 },
            new ParameterDescription("F/1/bias", [1], 2 * terms + 1),
            new ParameterDescription("Lambda", [], 2 * terms + 2) { Initial = 1.5 },
        ],
        Coefficients = [new CoefficientDescription("Nu", 0.25)],
        ObservedSets = [new ObservedSetDescription("probes", ["Measured"])],
        Programs =
        [
            new ProgramDescription
            {
                Name = "Interior", Kind = ProgramKind.Batch, Coordinates = [0, 1], Components = 2, Points = interior,
                Equations = [new EquationDescription("Interior", EquationKind.Residual, 1, 0, 2)],
            },
            new ProgramDescription
            {
                Name = "Start", Kind = ProgramKind.Batch, Coordinates = [0], Components = 1, Points = start,
                Equations = [new EquationDescription("Start", EquationKind.Condition, 3, 0, 1)],
            },
            new ProgramDescription
            {
                Name = "Data", Kind = ProgramKind.Batch, Coordinates = [1, 0], ObservedSet = 0, Components = 1,
                Equations = [new EquationDescription("Data", EquationKind.Residual, 0.5, 0, 1)],
            },
            new ProgramDescription
            {
                Name = "Anchor", Kind = ProgramKind.Batch, Coordinates = [], Components = 1, Points = 10,
                Equations = [new EquationDescription("Anchor", EquationKind.Condition, 2, 0, 1)],
            },
            new ProgramDescription { Name = "Fields", Kind = ProgramKind.Fields, Coordinates = [0, 1], Components = 1 },
            new ProgramDescription { Name = "Square", Kind = ProgramKind.Quantity, Coordinates = [1, 0], Components = 1 },
        ],
    };

    public void SetProbes(int points, ReadOnlySpan<double> values) => SetObserved(0, points, values);

    /// <summary>Probes on a line through the domain.</summary>
    public WaveModel WithProbes(int points = 5)
    {
        double[] values = new double[3 * points];
        for (int i = 0; i < points; i++)
        {
            values[i] = -1 + 2.0 * i / points;
            values[points + i] = 2.0 * i / points;
            values[2 * points + i] = Math.Cos(i);
        }

        SetProbes(points, values);
        return this;
    }

    /// <summary>Parameters of a size that keeps tanh in its curved range.</summary>
    public WaveModel WithParameters()
    {
        double[] parameters = new double[ParameterCount];
        for (int p = 0; p < parameters.Length; p++)
        {
            parameters[p] = Math.Sin(1.3 * p + 0.4) / Math.Sqrt(1 + p / 4);
        }

        SetParameters(parameters);
        return this;
    }

    public void Evaluate(int program, ReadOnlySpan<double> coordinates, int n, Span<double> components) => EvaluateProgram(program, coordinates, n, components);

    public double EvaluateAt(double x, double t)
    {
        double[] value = new double[1];
        EvaluatePoint([x, t], value);
        return value[0];
    }

    public double Lambda
    {
        get => GetLearnable(0);
        set => SetLearnable(0, value);
    }

    public double Nu
    {
        get => GetCoefficient(0);
        set => SetCoefficient(0, value);
    }

    /// <summary>The field, from the current parameters, in plain double.</summary>
    public double Reference(double x, double t)
    {
        double[] p = new double[ParameterCount];
        GetParameters(p);
        int terms = (ParameterCount - 3) / 2;
        double f = p[2 * terms + 1] + p[2 * terms];
        for (int k = 0; k < terms; k++)
        {
            f += p[k] * Math.Tanh(p[terms + k] * x + t);
        }

        return f;
    }
}

internal sealed class WaveKernelFactory(int terms) : IKernelFactory
{
    public ModelKernels<float> CreateSingle(LaneWidth width) => new WaveKernels<float>(terms);

    public ModelKernels<double> CreateDouble(LaneWidth width) => new WaveKernels<double>(terms);
}
