using ModelGen.Data;
using ModelGen.Kernels;

namespace ModelGen.Accuracy.Tests;

/// <summary>
/// Three systems of units state one problem: with the same network, its last layer in the system's units, every equation's residual is the SI's times a
/// constant, at all points, and the relative error is the same.
/// </summary>
public class UnitSystemTests
{
    private static readonly int[] s_seeds = [1, 2];

    // what a field is in the SI, so that every term of its equations counts, and what one unit of the SI is in the other two systems
    private static readonly Dictionary<string, Fields> s_fields = new()
    {
        ["beam"] = new([0.05], [0], [[1], [1e3], [1e-3]]),
        ["fin"] = new([50], [350], [[1], [1], [1e3]], [0, -273.15, 0]),
        ["predators"] = new([50, 30], [60, 40], [[1, 1], [1e-3, 1e-3], [2e6, 2e6]]),
        ["potential"] = new([2_000], [0], [[1], [1], [1e-3]]),
        ["rod"] = new([50], [0], [[1], [1], [1e3]]),
        ["string"] = new([2e-3], [0], [[1], [1e3], [1e-3]]),
        ["electron"] = new([3e4, 3e4], [0, 0], [[1, 1], [Math.Pow(1e9, -0.5), Math.Pow(1e9, -0.5)], [0.1, 0.1]]),
        ["bar"] = new([1e-3, 1e8], [0, 0], [[1, 1], [1e3, 1e-6], [1e-3, 1e3]]),
        ["diffusivity"] = new([50], [0], [[1], [1], [1]]),
        ["robertson"] = new([0.5, 2e-5, 0.5], [0, 0, 0], [[1, 1, 1], [1e3, 1e3, 1e3], [1e6, 1e6, 1e6]]),
    };

    public static TheoryData<string> Names => [.. UnitCatalogue.Problems.Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Equations_differ_by_a_constant_and_errors_not_at_all(string name)
    {
        UnitProblem problem = UnitCatalogue.Problems.Single(problem => problem.Name == name);
        (Dictionary<string, List<double>> expected, double expectedError) = Measure(problem, system: 0);
        foreach (int system in new[] { 1, 2 })
        {
            (Dictionary<string, List<double>> actual, double error) = Measure(problem, system);
            Assert.Equal(expectedError, error, 1e-8 * expectedError);
            foreach ((string equation, List<double> residual) in actual)
            {
                double[] reference = [.. expected[equation]];
                double ratio = residual.Zip(reference, (a, b) => a * b).Sum() / reference.Sum(r => r * r);
                double tolerance = 1e-8 * Math.Abs(ratio) * reference.Max(Math.Abs);
                Assert.True(ratio > 0, $"{equation} of {problem.Systems[system].Name}: {ratio}");
                Assert.All(residual.Zip(reference), pair => Assert.Equal(ratio * pair.Second, pair.First, tolerance));
            }
        }
    }

    // two networks, so that the constant of a condition at one point is checked too
    private static (Dictionary<string, List<double>> Residuals, double Error) Measure(UnitProblem problem, int system)
    {
        Dictionary<string, List<double>> residuals = [];
        double error = 0;
        foreach (int seed in s_seeds)
        {
            using PinnModel model = problem.Systems[system].Create(seed);
            s_fields[problem.Name].Apply(model, system);
            ResidualVector vector = model.Residuals();
            for (int row = 0; row < vector.Count; row++)
            {
                string equation = $"{vector.Row(row).Equation} {vector.Row(row).Component}";
                if (!residuals.TryGetValue(equation, out List<double>? list))
                {
                    residuals.Add(equation, list = []);
                }

                list.Add(vector.Values[row]);
            }

            error = problem.Systems[system].RelativeError(model);
        }

        return (residuals, error);
    }

    /// <summary>The last layer of a network in units: weights x size x unit, biases + offset in that unit.</summary>
    private sealed record Fields(double[] Sizes, double[] Offsets, double[][] Units, double[]? Zeros = null)
    {
        public void Apply(PinnModel model, int system)
        {
            ParameterDescription weights = model.Description.Parameters.Last(parameter => parameter.Shape.Count == 2);
            ParameterDescription biases = model.Description.Parameters.Last(parameter => parameter.Shape.Count == 1);
            double[] parameters = new double[model.ParameterCount];
            model.GetParameters(parameters);
            for (int output = 0; output < Sizes.Length; output++)
            {
                double unit = Units[system][output];
                for (int input = 0; input < weights.Shape[1]; input++)
                {
                    parameters[weights.Offset + output * weights.Shape[1] + input] *= Sizes[output] * unit;
                }

                parameters[biases.Offset + output] = (Offsets[output] + (Zeros?[system] ?? 0)) * unit;
            }

            model.SetParameters(parameters);
        }
    }
}
