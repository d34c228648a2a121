using ModelGen.Examples.Data;
using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Data;

public sealed class SolvedSetTests : IDisposable
{
    private static readonly Dictionary<string, SolvedSet> s_sets = new()
    {
        ["burgers"] = new BurgersSet { Points = 64, Highest = 8 },
        ["darcy"] = new DarcySet { Points = 11, Highest = 8 },
        ["vorticity"] = new VorticitySet { Points = 16, Highest = 4, Duration = 2 },
        ["advection"] = ScalarSet.Advection with { Points = 32, Steps = 3 },
        ["kdv"] = ScalarSet.KortewegDeVries with { Points = 64, Steps = 2 },
        ["ks"] = ScalarSet.KuramotoSivashinsky with { Points = 64, Steps = 2, WarmUp = 3 },
        ["gray-scott"] = new GrayScottSet(GrayScottRates.Maze) { Points = 16, Steps = 2 },
        ["square"] = new SquareWaveSet(),
        ["antiderivative"] = new AntiderivativeSet(),
        ["diffusion-reaction"] = new DiffusionReactionSet { Points = 11, Frames = 5 },
        ["variable-advection"] = new VariableAdvectionSet { Points = 11, Frames = 5 },
    };

    private readonly DataCache _cache = new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));

    public static TheoryData<string, int[]> Shapes() => new()
    {
        { "burgers", [2, 64] },
        { "darcy", [2, 11, 11] },
        { "vorticity", [3, 16, 16] },
        { "advection", [4, 32] },
        { "kdv", [3, 64] },
        { "ks", [3, 64] },
        { "gray-scott", [3, 16, 16, 2] },
        { "square", [40, 40] },
        { "antiderivative", [2, 100] },
        { "diffusion-reaction", [6, 11] },
        { "variable-advection", [6, 11] },
    };

    public void Dispose()
    {
        if (Directory.Exists(_cache.Folder))
        {
            Directory.Delete(_cache.Folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_set_is_solved_once_and_begins_with_a_smaller_one(string name, int[] shape)
    {
        SolvedSet set = s_sets[name];
        GridData four = set.Get(4, _cache), two = (set with { Threads = 1 }).Solve(2);
        Assert.Equal([4, .. shape], four.Shape);
        Assert.All(four.Values, value => Assert.True(float.IsFinite(value)));
        Assert.Equal(two.Values, four.Values[..two.Values.Length]);
        Assert.NotEqual(two[0].ToArray(), two[1].ToArray());
        Assert.Equal(four.Values, set.Get(4, _cache, new Unwanted()).Values);
        Assert.NotEqual(two.Values, (set with { Seed = 2 }).Solve(2).Values);
        Assert.NotEqual(set.Key(2).FileName, (set with { Seed = 2 }).Key(2).FileName);
        Assert.NotEqual(set.Key(2).FileName, set.Key(3).FileName);
        Assert.Equal(set.Key(2).FileName, (set with { Threads = 1 }).Key(2).FileName);
    }

    [Fact]
    public void Keys_of_all_sets_differ()
    {
        SolvedSet[] sets =
        [
            .. s_sets.Values, ScalarSet.Burgers, ScalarSet.Diffusion, ScalarSet.KortewegDeVries with { Steps = 3 }, BurgersSet.PhysicsInformed,
            new GrayScottSet(GrayScottRates.Gliders) { Points = 16, Steps = 2 }, new DarcySet(), new AntiderivativeSet { Length = 0.01 },
            new ScalarSet("advection", ScalarEquation.Advection(0.5)) { Points = 32, Steps = 3 },
        ];
        Assert.Equal(sets.Length, sets.Select(set => set.Key(1).FileName).Distinct().Count());
    }

    // the figures that the defaults stand on: half the step and twice the points change nothing that a network could see
    [Fact]
    public void The_grid_and_step_of_burgers_are_fine_enough()
    {
        BurgersSet set = new() { Points = 512 };
        float[] values = set.Solve(1).EveryNth(4, 2).Values;
        Near(values, (set with { MaximalStep = set.MaximalStep / 2 }).Solve(1).EveryNth(4, 2).Values, 1e-6);
        Near(values, (set with { Points = 1024 }).Solve(1).EveryNth(8, 2).Values, 1e-6);
    }

    [Fact]
    public void The_step_of_the_vorticity_is_fine_enough()
    {
        VorticitySet set = new() { Points = 32, Duration = 6 };
        Near(set.Solve(1).Values, (set with { MaximalStep = set.MaximalStep / 2 }).Solve(1).Values, 1e-5);
    }

    [Fact]
    public void The_steps_of_the_scalar_scenarios_are_fine_enough()
    {
        foreach (ScalarSet set in new[] { ScalarSet.Burgers, ScalarSet.KortewegDeVries, ScalarSet.KuramotoSivashinsky with { WarmUp = 40 } })
        {
            ScalarSet shorter = set with { Steps = 20 };
            Near(shorter.Solve(1).Values, (shorter with { MaximalStep = set.MaximalStep / 2 }).Solve(1).Values, 1e-4);
        }
    }

    [Fact]
    public void Burgers_starts_from_its_field_with_the_spectrum_of_the_paper()
    {
        double[] initial = new GaussianField(1, GridBoundary.Periodic, 8, 25, 5, 2).Sample(1, 0, 64);
        float[] values = s_sets["burgers"].Solve(1).Values;
        for (int i = 0; i < 64; i++)
        {
            Assert.Equal(initial[i], values[i], 1e-6);
        }
    }

    [Fact]
    public void Media_have_two_values_and_pressures_vanish_on_the_boundary()
    {
        GridData darcy = s_sets["darcy"].Solve(3);
        for (int k = 0; k < 3; k++)
        {
            Assert.All(darcy[k][..121].ToArray(), a => Assert.True(a is 3 or 12));
            float[] u = darcy[k][121..].ToArray();
            Assert.All(Enumerable.Range(0, 121).Where(i => i / 11 % 10 == 0 || i % 11 % 10 == 0), i => Assert.Equal(0, u[i]));
            Assert.True(u[60] is > 0 and < 0.1f / 3);
        }
    }

    [Fact]
    public void Square_waves_have_their_height_and_width_and_come_back()
    {
        GridData waves = new SquareWaveSet { Points = 400, Frames = 11 }.Solve(50);
        for (int k = 0; k < 50; k++)
        {
            float height = waves[k].ToArray().Max();
            int width = waves[k][..400].ToArray().Count(value => value > 0);
            Assert.InRange(height, 1, 2);
            Assert.InRange(width, 119, 241);
            Assert.Equal(waves[k][..400].ToArray()[..360], waves[k].Slice(400, 400).ToArray()[40..]);
        }
    }

    [Fact]
    public void The_moving_wave_enters_and_starts_as_it_must()
    {
        float[] values = s_sets["variable-advection"].Solve(1).Values;
        Assert.Equal(1, values[..11].Min(), 0.05);
        for (int i = 0; i < 11; i++)
        {
            Assert.Equal(Math.Sin(Math.PI * i / 10), values[11 + i], 1e-6);
        }

        Assert.Equal(Math.Sin(Math.PI / 4), values[3 * 11], 1e-6);
    }

    [Fact]
    public void Progress_ends_at_one_and_what_is_cancelled_leaves_no_file()
    {
        List<double> reports = [];
        new AntiderivativeSet { Threads = 1 }.Get(4, _cache, new Collected(reports));
        Assert.Equal([0.25, 0.5, 0.75, 1], reports);
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new BurgersSet().Get(4, _cache, cancel: source.Token));
        Assert.Single(Directory.GetFiles(_cache.Folder));
    }

    private static void Near(float[] values, float[] others, double tolerance)
    {
        double distance = Math.Sqrt(values.Zip(others).Sum(pair => Math.Pow(pair.First - pair.Second, 2)) / others.Sum(value => (double)value * value));
        Assert.True(distance < tolerance, $"{distance:g3}");
    }

    private sealed class Unwanted : IProgress<double>
    {
        public void Report(double value) => throw new InvalidOperationException("made again");
    }

    private sealed class Collected(List<double> reports) : IProgress<double>
    {
        public void Report(double value) => reports.Add(value);
    }
}
