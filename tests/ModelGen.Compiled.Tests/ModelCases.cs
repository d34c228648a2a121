using ModelGen.Numerics;

namespace ModelGen.Compiled.Tests;

/// <summary>The declarations that every compiled check runs over, with weights away from their start and data supplied.</summary>
public static class ModelCases
{
    private static readonly Dictionary<string, Func<Precision, int, LaneWidth, PinnModel>> s_factories = new()
    {
        [nameof(Schrodinger)] = (precision, threads, lanes) => new Schrodinger(1, precision, threads, lanes),
        [nameof(InverseHeat)] = (precision, threads, lanes) => WithData(new InverseHeat(2, precision, threads, lanes)),
        [nameof(HardHeat)] = (precision, threads, lanes) => new HardHeat(3, precision, threads, lanes),
        [nameof(HighOrder)] = (precision, threads, lanes) => new HighOrder(4, precision, threads, lanes),
        [nameof(Kdv)] = (precision, threads, lanes) => new Kdv(10, precision, threads, lanes),
        [nameof(NavierStokes)] = (precision, threads, lanes) => new NavierStokes(5, precision, threads, lanes),
        [nameof(Nested)] = (precision, threads, lanes) => new Nested(6, precision, threads, lanes),
        [nameof(Quantum)] = (precision, threads, lanes) => new Quantum(7, precision, threads, lanes),
        [nameof(Composed)] = (precision, threads, lanes) => new Composed(9, precision, threads, lanes),
        [nameof(Coupled)] = (precision, threads, lanes) => new Coupled(11, precision, threads, lanes),
        [nameof(Gated)] = (precision, threads, lanes) => new Gated(12, precision, threads, lanes),
        [nameof(Layered)] = (precision, threads, lanes) => new Layered(13, precision, threads, lanes),
        [nameof(Heads)] = (precision, threads, lanes) => new Heads(14, precision, threads, lanes),
        [nameof(Trio)] = (precision, threads, lanes) => new Trio(15, precision, threads, lanes),
        [nameof(Functions)] = (precision, threads, lanes) => new Functions(8, precision, threads, lanes),
    };

    public static IEnumerable<string> AllNames => s_factories.Keys;

    /// <summary>Those whose networks are chains of dense layers with one activation, for which there are kernels for devices.</summary>
    public static IEnumerable<string> ChainNames => s_factories.Keys.Where(name => name is not (nameof(Gated) or nameof(Layered) or nameof(Heads)));

    public static TheoryData<string> Names => [.. s_factories.Keys];

    /// <summary>Those whose bodies the oracle can run: every use of layers goes through all of the model's, in their order.</summary>
    public static TheoryData<string> OracleNames => [.. s_factories.Keys.Where(name => name != nameof(Heads))];

    public static PinnModel Create(string name, Precision precision = Precision.Double, int threads = 2, LaneWidth lanes = LaneWidth.Auto)
    {
        PinnModel model = s_factories[name](precision, threads, lanes);
        var theta = new double[model.ParameterCount];
        model.GetParameters(theta);
        var random = new Random(5);
        for (int i = 0; i < theta.Length; i++)
        {
            theta[i] += 0.2 * (random.NextDouble() - 0.5);
        }

        model.SetParameters(theta);
        return model;
    }

    private static InverseHeat WithData(InverseHeat model)
    {
        double[] x = [.. Enumerable.Range(0, 45).Select(i => (i + 0.5) / 45)];
        double[] t = [.. x.Select(value => 2 * value * value)];
        model.ObserveProbes(x, t, [.. x.Select(Math.Sin)]);
        model.Observe(x.AsSpan(0, 5), t.AsSpan(0, 5), [.. x.Take(5).Select(Math.Cos)]);
        return model;
    }
}
