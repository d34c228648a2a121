using ModelGen.Compiled.Tests.Oracle;

namespace ModelGen.Compiled.Tests;

/// <summary>What a layer is said to commute with, it commutes with to rounding: as it starts, and once it is trained.</summary>
public class NetworkSymmetryTests
{
    private const FieldKind Scalar = FieldKind.Scalar;
    private const FieldKind Vector = FieldKind.Vector;

    public static TheoryData<string, SymmetryGroup, FieldKind[], FieldKind[]> Turned => new()
    {
        { "TurnedScalars", SymmetryGroup.P4, [Scalar, Scalar], [Scalar, Scalar, Scalar, Scalar] },
        { "TurnedVectors", SymmetryGroup.P4m, [Vector], [Vector] },
        { "TurnedMirrors", SymmetryGroup.P4m, [Vector, Vector], [Vector, Scalar] },

        // the quarter turns among the eighths
        { "TurnedEighths", SymmetryGroup.P4, [Vector], [Vector] },
    };

    [Theory]
    [MemberData(nameof(Turned))]
    public void A_turned_input_gives_the_turned_output(string name, SymmetryGroup group, FieldKind[] inputs, FieldKind[] outputs)
    {
        foreach (Precision precision in new[] { Precision.Double, Precision.Single })
        {
            NetworkCases network = NetworkCases.Create(name, precision);
            using NetworkModel model = network.Model;
            var turns = new Turns(group);
            Compare();
            Train(network);
            Compare();

            void Compare()
            {
                for (int g = 0; g < turns.Order; g++)
                {
                    double[] x = network.X.ToArray();
                    double[] expected = Each(network.Predict(), turns, g, outputs);
                    double[] actual = network.Predict(Each(x, turns, g, inputs));
                    double scale = expected.Max(Math.Abs);
                    double error = expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max() / scale;
                    Assert.InRange(error, 0, precision == Precision.Double ? 1e-13 : 4e-6);
                }
            }
        }
    }

    [Fact]
    public void Derived_weights_are_not_among_the_parameters()
    {
        using var model = new TurnedScalars();
        Assert.DoesNotContain(model.Description.Parameters, parameter => parameter.Path.Contains("filters", StringComparison.Ordinal));

        // 3 fields of 2 channels, 2 of 12, 2 of 8, and a dense layer
        Assert.Equal(9 * 2 * 3 + 3 + 9 * 12 * 2 + 2 + 8 * 2 + 2 + 2 * 2 + 2, model.ParameterCount);
    }

    private static double[] Each(double[] samples, Turns turns, int g, FieldKind[] kinds)
    {
        int length = samples.Length / NetworkCases.Count;
        int extent = (int)Math.Sqrt(length / kinds.Sum(turns.Channels));
        return [.. samples.Chunk(length).SelectMany(sample => turns.Apply(g, sample, extent, kinds))];
    }

    // by steepest descent, which needs no more than the loss of a class that is known by name
    private static void Train(NetworkCases network)
    {
        double[] theta = new double[network.Model.ParameterCount];
        double[] gradient = new double[theta.Length];
        double first = 0;
        double loss = 0;
        for (int step = 0; step < 20; step++)
        {
            network.Model.GetParameters(theta);
            loss = network.Model.LossAndGradient(network.Samples(), gradient);
            first = step == 0 ? loss : first;
            network.Model.SetParameters([.. theta.Zip(gradient, (number, slope) => number - 0.05 * slope)]);
        }

        Assert.True(loss < first, $"{loss} after {first}");
    }
}
