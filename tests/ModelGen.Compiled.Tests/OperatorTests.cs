using ModelGen.Numerics;
using ModelGen.Samples;
using ModelGen.Training;

namespace ModelGen.Compiled.Tests;

/// <summary>Operators against their own body, one pair of a function and a point at a time.</summary>
public sealed class OperatorTests
{
    private const int Functions = 5;
    private const int Sensors = 9;

    public static TheoryData<LaneWidth> Widths => [LaneWidth.Scalar, LaneWidth.Bits128, LaneWidth.Bits256, LaneWidth.Bits512];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Outputs_at_points_are_those_of_every_pair(LaneWidth lanes)
    {
        using Heated model = new(seed: 2, threads: 2, lanes: lanes);
        (double[] sources, double[] rates, _) = Samples(Functions);
        foreach (int points in new[] { 1, 5, 64, 65, 130 })
        {
            (double[] x, double[] t) = Places(points);
            Values values = Evaluate(model, sources, rates, x, t);
            for (int f = 0; f < Functions; f++)
            {
                double[] source = sources[(f * Sensors)..((f + 1) * Sensors)];
                for (int p = 0; p < points; p++)
                {
                    Assert.Equal(Naive(model, source, rates[f], x[p], t[p]), values.U[f * points + p], 1e-12);
                    Assert.Equal(Naive(model, source, rates[f], 0.5, t[p]), values.Wall[f * points + p], 1e-12);
                }
            }
        }
    }

    [Fact]
    public void As_many_functions_as_points_are_a_table_and_no_list()
    {
        using Heated model = new(seed: 2);
        (double[] sources, double[] rates, _) = Samples(5);
        (double[] x, double[] t) = Places(5);
        double[] table = Evaluate(model, sources, rates, x, t).U;
        Assert.Equal(25, table.Length);
        for (int p = 0; p < 5; p++)
        {
            double[] column = Evaluate(model, sources, rates, [x[p]], [t[p]]).U;
            Assert.Equal([.. Enumerable.Range(0, 5).Select(f => table[f * 5 + p])], column);
        }
    }

    [Fact]
    public void Derivatives_of_any_order_agree_with_differences()
    {
        using Heated model = new(seed: 2);
        (double[] sources, double[] rates, _) = Samples(3);
        (double[] x, double[] t) = Places(7);
        Values at = Evaluate(model, sources, rates, x, t);
        const double h = 1e-3;
        double[] Moved(Func<Values, double[]> quantity, double dx, double dt) =>
            quantity(Evaluate(model, sources, rates, [.. x.Select(place => place + dx)], [.. t.Select(time => time + dt)]));
        double[] Slope(Func<Values, double[]> quantity, double dx, double dt)
        {
            double[][] four = [.. new[] { -2, -1, 1, 2 }.Select(k => Moved(quantity, k * dx, k * dt))];
            return [.. four[0].Select((_, i) => (four[0][i] - 8 * four[1][i] + 8 * four[2][i] - four[3][i]) / (12 * h))];
        }

        double[] bend = Slope(values => values.Bend, 0, h);
        double[] change = Slope(values => values.U, 0, h);
        double[][] three = [Moved(values => values.U, -h, 0), at.U, Moved(values => values.U, h, 0)];
        for (int i = 0; i < at.U.Length; i++)
        {
            Assert.Equal(change[i], at.Change[i], 1e-9);
            Assert.Equal((three[0][i] - 2 * three[1][i] + three[2][i]) / (h * h), at.Bend[i], 1e-5);
            Assert.Equal(bend[i], at.Mixed[i], 1e-9);
        }
    }

    [Fact]
    public void Functions_are_continued_between_their_sensors()
    {
        using Heated model = new(seed: 1);
        double[] sensors = [.. Enumerable.Range(0, Sensors).Select(i => 2.0 * i / (Sensors - 1))];
        double[] parabola = [.. sensors.Select(x => 1 + x - 2 * x * x)];
        (double[] x, double[] t) = Places(40);
        x[0] = 0;
        x[1] = 2;
        Values values = Evaluate(model, parabola, [0.1], x, t);
        for (int p = 0; p < x.Length; p++)
        {
            int cell = Math.Min(Sensors - 2, (int)(x[p] * (Sensors - 1) / 2));
            double part = x[p] * (Sensors - 1) / 2 - cell;
            Assert.Equal((1 - part) * parabola[cell] + part * parabola[cell + 1], values.Straight[p], 1e-12);

            // exact for parabolas, beside the borders, too
            Assert.Equal(1 + x[p] - 2 * x[p] * x[p], values.Smooth[p], 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Gradients_agree_with_differences_of_the_loss(LaneWidth lanes)
    {
        using Heated model = new(seed: 3, lanes: lanes);
        Assert.InRange(model.CheckGradients(Data(19), numbers: 300), 0, 2e-6);
    }

    [Fact]
    public void Bits_do_not_depend_on_threads()
    {
        double[]? first = null;
        foreach (int threads in new[] { 1, 2, 3 })
        {
            using Heated model = new(seed: 3, Precision.Single, threads);
            model.Train(Data(50), plan: plan => plan.Adam(epochs: 4).MiniBatch(16));
            double[] parameters = new double[model.ParameterCount];
            model.GetParameters(parameters);
            first ??= parameters;
            Assert.Equal(first, parameters);
        }
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using Heated model = new(seed: 3, Precision.Single, threads: 1);
        Heated.Data data = Data(50);
        var objective = model.ObjectiveOn<float>(data);
        float[] gradient = new float[model.ParameterCount];
        objective.LossAndGradient(gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++)
        {
            objective.LossAndGradient(gradient);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_follows_a_branch_and_a_trunk_runs_at_every_pair()
    {
        using PairedOperator model = new(seed: 4);
        double[] v = Samples(1).Sources[..6];
        (double[] places, _) = Places(9);
        double[] x = [.. places.Select(place => place - 1)];
        (double[] u, double[] slope, double[] above, double[] below) = (new double[9], new double[9], new double[9], new double[9]);
        const double h = 1e-5;
        model.Evaluate(v, x, u, slope);
        model.Evaluate(v, [.. x.Select(place => place + h)], above, new double[9]);
        model.Evaluate(v, [.. x.Select(place => place - h)], below, new double[9]);
        for (int p = 0; p < 9; p++)
        {
            Assert.Equal(NaivePair(model, v, x[p]), u[p], 1e-12);
            Assert.Equal((above[p] - below[p]) / (2 * h), slope[p], 1e-7);
        }
    }

    [Fact]
    public void Gradients_pass_through_pairs_and_through_statistics_of_the_batch()
    {
        using PairedOperator model = new(seed: 4);
        Assert.InRange(model.CheckGradients(new PairedOperator.Data(Samples(12).Sources), numbers: 300, step: 2e-6), 0, 2e-7);
    }

    [Fact]
    public void A_stopped_trunk_has_no_gradient_and_is_a_constant_to_derivatives()
    {
        using HaltedOperator model = new(seed: 4);
        double[] gradient = new double[model.ParameterCount];
        model.LossAndGradient(new HaltedOperator.Data(Samples(9).Sources), gradient);
        foreach (var parameter in model.Description.Parameters)
        {
            bool isMoved = gradient.AsSpan(parameter.Offset, parameter.Length).ContainsAnyExcept(0.0);
            Assert.Equal(parameter.Path.Contains("branch", StringComparison.Ordinal), isMoved);
        }

        (double[] u, double[] slope) = (new double[4], new double[4]);
        model.Evaluate([0.3, -0.2, 0.5], [-0.5, 0, 0.2, 0.9], u, slope);
        Assert.Equal(u, slope);
    }

    [Fact]
    public void The_points_of_a_batch_stay_until_the_next_batch()
    {
        using Heated model = new(seed: 3);
        var objective = model.ObjectiveOn<double>(Data(20));
        double[] gradient = new double[model.ParameterCount];
        Assert.Equal(objective.LossAndGradient(gradient), objective.LossAndGradient(gradient));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(50)]
    public void Training_that_is_stopped_goes_on_to_the_same_bits(int stopAfter)
    {
        string folder = Directory.CreateTempSubdirectory("modelgen-operator").FullName;
        try
        {
            string checkpoint = Path.Combine(folder, "training.checkpoint");
            using Heated straight = new(seed: 3, Precision.Single, threads: 2);
            straight.Train(Data(50), plan: plan => Plan(plan).Validate(() => 0, every: 1));
            using Heated stopped = new(seed: 3, Precision.Single, threads: 2);
            using CancellationTokenSource cancel = new();
            int calls = 0;
            double CancelInTime()
            {
                if (++calls == stopAfter)
                {
                    cancel.Cancel();
                }

                return 0;
            }

            TrainingHistory history = stopped.Train(
                Data(50), plan: plan => Plan(plan).Checkpoint(checkpoint, iterations: 100).Validate(CancelInTime, every: 1), cancel: cancel.Token);
            Assert.Equal(TrainingOutcome.Cancelled, history.Outcome);
            using Heated resumed = new(seed: 3, Precision.Single, threads: 1);
            resumed.Train(Data(50), plan: plan => Plan(plan).ResumeFrom(checkpoint).Validate(() => 0, every: 1));
            Assert.Equal(All(straight), All(resumed));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        // Adam takes 48 steps
        static TrainingPlan Plan(TrainingPlan plan) => plan.Adam(epochs: 12).MiniBatch(16).LBfgs(iterations: 6);
    }

    [Fact]
    public void A_file_brings_back_the_same_function()
    {
        string file = Path.GetTempFileName();
        try
        {
            using Heated model = new(seed: 3, Precision.Single);
            model.Save(file);
            using Heated loaded = new(seed: 9, Precision.Single);
            loaded.Load(file);
            (double[] sources, double[] rates, _) = Samples(2);
            (double[] x, double[] t) = Places(11);
            Assert.Equal(Evaluate(model, sources, rates, x, t).U, Evaluate(loaded, sources, rates, x, t).U);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Code_for_any_network_is_told_to_evaluate_what_depends_on_coordinates()
    {
        using Heated model = new(seed: 3);
        INetwork any = model;
        double[] inputs = new double[10], outputs = new double[any.Description.Outputs.Sum(output => output.Length)];
        string message = Assert.Throws<NotSupportedException>(() => any.Predict(inputs, outputs)).Message;
        Assert.Equal("'U' of 'Heated' depends on coordinates; call Evaluate with the points.", message);
    }

    private static double[] All(Heated model)
    {
        double[] parameters = new double[model.ParameterCount];
        model.GetParameters(parameters);
        return parameters;
    }

    private static double NaivePair(PairedOperator model, double[] v, double x)
    {
        double[] Layer(string path, double[] of) => Dense(model, path, of);

        // running statistics are still 0 and 1
        double[] branch = Layer("Branch/Dense2", Apply(Layer("Branch/Dense", v), z => Math.Tanh(z / Math.Sqrt(1 + 1e-5))));
        double[] hidden = Layer("Trunk/Dense", [x]);
        double mean = hidden.Average(), deviation = Math.Sqrt(hidden.Average(z => (z - mean) * (z - mean)) + 1e-5);
        double[] trunk = Layer("Trunk/Dense2", Apply(hidden, z => Math.Tanh((z - mean) / deviation)));
        double last = Layer("U/Dense2", Apply(Layer("U/Dense", [.. branch, .. trunk, x, Keys(v, (x + 1) * 2.5)]), Math.Tanh))[0];
        return last + branch.Zip(trunk, (a, b) => a * b).Sum();
    }

    // cubic convolution with one extrapolated value on either side
    private static double Keys(double[] v, double place)
    {
        double[] all = [3 * v[0] - 3 * v[1] + v[2], .. v, 3 * v[^1] - 3 * v[^2] + v[^3]];
        int cell = Math.Min(v.Length - 2, (int)place);
        double t = place - cell;
        return 0.5 * (2 * all[cell + 1] + t * (all[cell + 2] - all[cell])
            + t * t * (2 * all[cell] - 5 * all[cell + 1] + 4 * all[cell + 2] - all[cell + 3])
            + t * t * t * (3 * all[cell + 1] - all[cell] - 3 * all[cell + 2] + all[cell + 3]));
    }

    private static Heated.Data Data(int count)
    {
        (double[] sources, double[] rates, double[] last) = Samples(count);
        return new Heated.Data(sources, rates, last);
    }

    private static (double[] Sources, double[] Rates, double[] Last) Samples(int count)
    {
        Random random = new(5);
        double[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(_ => 2 * random.NextDouble() - 1)];
        return (Numbers(count * Sensors), Numbers(count), Numbers(count * Sensors));
    }

    private static (double[] X, double[] T) Places(int count)
    {
        Random random = new(7);
        return ([.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble())], [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())]);
    }

    private static Values Evaluate(Heated model, double[] sources, double[] rates, double[] x, double[] t)
    {
        Values all = new(rates.Length * x.Length);
        model.Evaluate(sources, rates, x, t, all.U, all.Change, all.Bend, all.Mixed, all.Wall, all.Straight, all.Smooth);
        return all;
    }

    private static double Naive(Heated model, double[] source, double rate, double x, double t)
    {
        double[] branch = Dense(model, "Branch/Dense2", Apply(Dense(model, "Branch/Dense", [.. source, rate]), Math.Tanh));

        // x leaves [-1, 1] over its domain and is mapped to it
        double[] trunk = Apply(Dense(model, "Trunk/Dense2", Apply(Dense(model, "Trunk/Dense", [x - 1, t]), Math.Tanh)), Math.Sin);
        return x * (2 - x) * branch.Zip(trunk, (a, b) => a * b).Sum() + 0.1 * rate;
    }

    private static double[] Apply(double[] x, Func<double, double> function) => [.. x.Select(function)];

    private static double[] Dense(NetworkModel model, string path, double[] x)
    {
        double[] weights = model.GetParameters(path + "/weight").ToArray();
        double[] biases = model.GetParameters(path + "/bias").ToArray();
        return [.. biases.Select((bias, o) => bias + x.Select((number, i) => weights[o * x.Length + i] * number).Sum())];
    }

    private sealed class Values(int length)
    {
        public double[] U { get; } = new double[length];

        public double[] Change { get; } = new double[length];

        public double[] Bend { get; } = new double[length];

        public double[] Mixed { get; } = new double[length];

        public double[] Wall { get; } = new double[length];

        public double[] Straight { get; } = new double[length];

        public double[] Smooth { get; } = new double[length];
    }
}
