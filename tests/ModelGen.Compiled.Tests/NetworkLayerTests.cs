using ModelGen.Compiled.Tests.Oracle;
using ModelGen.Kernels.Networks;
using ModelGen.Numerics;

namespace ModelGen.Compiled.Tests;

/// <summary>Every layer and every loss, in every lane type: against the oracle, against central differences, and against itself.</summary>
public class NetworkLayerTests
{
    public static TheoryData<string, LaneWidth> Cases()
    {
        var cases = new TheoryData<string, LaneWidth>();
        foreach (string name in NetworkCases.AllNames)
        {
            foreach (LaneWidth width in LaneSelection.Available)
            {
                cases.Add(name, width);
            }
        }

        return cases;
    }

    /// <summary>Those whose gradients are derivatives: without <see cref="Stopped"/>.</summary>
    public static IEnumerable<object[]> Differentiable() => Cases().Where(row => (string)row[0] != nameof(Stopped));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predictions_are_what_the_declared_body_says(string name, LaneWidth lanes)
    {
        NetworkCases network = NetworkCases.Create(name, lanes: lanes);
        using NetworkModel model = network.Model;
        Grid expected = new NetworkOracle(model, network.Columns).Evaluate(network.Declared("Y"));
        Assert.Equal(expected.Sizes, model.Description.Outputs[0].Sizes);
        AssertNear([.. expected.Samples.SelectMany(sample => sample)], network.Predict(), 1e-12);
        NetworkCases single = NetworkCases.Create(name, Precision.Single, lanes: lanes);
        using NetworkModel singleModel = single.Model;
        AssertNear([.. expected.Samples.SelectMany(sample => sample)], [.. single.PredictSingle().Select(number => (double)number)], 2e-5);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_are_the_means_of_what_the_declared_bodies_say(string name, LaneWidth lanes)
    {
        NetworkCases network = NetworkCases.Create(name, lanes: lanes);
        using NetworkModel model = network.Model;
        double total = 0;
        SampleSet samples = network.Samples();
        var measured = (IReadOnlyList<Training.TermLoss>)model.GetType().GetMethod("Measure")!.Invoke(model, [samples])!;
        for (int t = 0; t < measured.Count; t++)
        {
            LossTermDescription term = model.Description.Terms[t];
            double Mean(bool isTraining) => new NetworkOracle(model, network.Columns, isTraining).Evaluate(network.Declared(term.Name)).Samples
                .Average(sample => sample.Average());
            double expected = Mean(isTraining: false);
            Assert.True(Math.Abs(measured[t].Loss - expected) <= 1e-12 * (1 + Math.Abs(expected)), $"{term.Name}: {measured[t].Loss:R} against {expected:R}");
            total += term.IsMetric ? 0 : term.Weight * Mean(isTraining: true);
        }

        if (model.Description.Random.Count == 0)
        {
            double loss = model.LossAndGradient(samples, new double[model.ParameterCount]);
            Assert.True(Math.Abs(loss - total) <= 1e-12 * (1 + Math.Abs(total)), $"{loss:R} against {total:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Gradients_agree_with_central_differences(string name, LaneWidth lanes)
    {
        NetworkCases network = NetworkCases.Create(name, lanes: lanes);
        using NetworkModel model = network.Model;
        if (model.ParameterCount > 0)
        {
            Assert.InRange(model.CheckGradients(network.Samples(), numbers: 60), 0, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Gradients_by_inputs_agree_with_central_differences(string name, LaneWidth lanes)
    {
        const double Step = 1e-5;
        NetworkCases network = NetworkCases.Create(name, lanes: lanes);
        using NetworkModel model = network.Model;
        var random = new Random(17);
        double[] adjoint = [.. Enumerable.Range(0, NetworkCases.Count * network.OutputLength).Select(_ => 2 * random.NextDouble() - 1)];
        double[] gradient = network.GradientByX(adjoint);
        double largest = gradient.Max(Math.Abs);
        Assert.True(largest > 0);
        for (int trial = 0; trial < 20; trial++)
        {
            // samples do not see each other: one entry of each at a time
            int element = random.Next(network.InputLength);
            double[] x = network.X.ToArray();
            double[] Moved(double by) => network.Predict([.. x.Select((number, i) => i % network.InputLength == element ? number + by : number)]);
            double[] above = Moved(Step);
            double[] below = Moved(-Step);
            for (int s = 0; s < NetworkCases.Count; s++)
            {
                double expected = Enumerable.Range(s * network.OutputLength, network.OutputLength)
                    .Sum(i => adjoint[i] * (above[i] - below[i]) / (2 * Step));
                double actual = gradient[s * network.InputLength + element];
                Assert.True(Math.Abs(actual - expected) <= 1e-6 * (1 + largest), $"sample {s}, element {element}: {actual:R} against {expected:R}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sample_alone_has_the_bits_that_it_has_in_a_batch(string name, LaneWidth lanes)
    {
        foreach (Precision precision in new[] { Precision.Double, Precision.Single })
        {
            NetworkCases network = NetworkCases.Create(name, precision, threads: 2, lanes);
            using NetworkModel model = network.Model;
            double[] all = network.Predict();
            for (int s = 0; s < NetworkCases.Count; s += 6)
            {
                Assert.Equal(all[(s * network.OutputLength)..((s + 1) * network.OutputLength)], network.Predict(s, 1));
            }

            Assert.Equal(all[network.OutputLength..(4 * network.OutputLength)], network.Predict(1, 3));
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Names), MemberType = typeof(NetworkCases))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        foreach (Precision precision in new[] { Precision.Double, Precision.Single })
        {
            double[]? expected = null;
            foreach (int threads in new[] { 1, 2, 3 })
            {
                NetworkCases network = NetworkCases.Create(name, precision, threads);
                using NetworkModel model = network.Model;
                double[] gradient = new double[model.ParameterCount];
                double loss = model.LossAndGradient(network.Samples(), gradient);
                double[] actual = [loss, .. gradient, .. network.Predict(), .. network.Predict(3, 1)];
                expected ??= actual;
                Assert.Equal(expected, actual);
            }
        }
    }

    [Theory]
    [InlineData("ConvPeriodic")]
    [InlineData("TransposePeriodic")]
    [InlineData("UpsampledPeriodic")]
    [InlineData("StencilPlane")]
    [InlineData("LaplacianPlane")]
    public void Rolling_a_periodic_input_rolls_the_output_to_the_bit(string name)
    {
        foreach (Precision precision in new[] { Precision.Double, Precision.Single })
        {
            NetworkCases network = NetworkCases.Create(name, precision);
            using NetworkModel model = network.Model;
            int[] inputs = [.. model.Description.Columns[0].Sizes];
            int[] outputs = [.. model.Description.Outputs[0].Sizes];
            Grid x = network.Columns["X"];
            for (int axis = 0; axis < 2; axis++)
            {
                // by the total stride, or by one pixel where the grid becomes finer
                double[] rolled = network.Predict(
                    [.. x.Samples.SelectMany(sample => Rolled(sample, inputs, axis, Math.Max(1, inputs[axis] / outputs[axis])))]);
                double[] before = network.Predict();
                for (int s = 0; s < NetworkCases.Count; s++)
                {
                    Range own = (s * network.OutputLength)..((s + 1) * network.OutputLength);
                    Assert.Equal(Rolled(before[own], outputs, axis, Math.Max(1, outputs[axis] / inputs[axis])), rolled[own]);
                }
            }
        }
    }

    private static double[] Rolled(double[] numbers, int[] sizes, int axis, int by)
    {
        double[] result = new double[numbers.Length];
        int i = 0;
        foreach (int[] place in Grid.Box(sizes))
        {
            int[] to = [.. place];
            to[axis] = (to[axis] + by) % sizes[axis];
            result[to.Aggregate((Index: 0, Axis: 0), (at, p) => (at.Index * sizes[at.Axis] + p, at.Axis + 1)).Index] = numbers[i++];
        }

        return result;
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        double scale = 1 + expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"number {i}: {actual[i]:R} against {expected[i]:R}");
        }
    }
}
