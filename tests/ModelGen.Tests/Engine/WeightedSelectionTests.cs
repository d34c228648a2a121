using ModelGen.Points;
using ModelGen.Samplers;

namespace ModelGen.Tests.Engine;

public class WeightedSelectionTests
{
    [Fact]
    public void Draws_are_without_replacement_ascending_and_in_proportion_to_the_weights()
    {
        const int candidates = 20_000;
        const int count = 400;
        double[] weights = [.. Enumerable.Range(0, candidates).Select(i => i % 2 == 0 ? 1.0 : 3.0)];
        int heavy = 0;
        for (ulong draw = 0; draw < 20; draw++)
        {
            int[] selected = Select(weights, count, draw);
            Assert.Equal(selected.Distinct().Order(), selected);
            heavy += selected.Count(i => i % 2 == 1);
        }

        // three quarters of 8,000, give or take five standard deviations
        Assert.InRange(heavy, 6000 - 5 * 39, 6000 + 5 * 39);
    }

    [Fact]
    public void All_or_none_of_the_candidates_can_be_drawn()
    {
        Assert.Equal([0, 1, 2], Select([1, 1e-9, 5], 3, seed: 1));
        Assert.Empty(Select([1, 2], 0, seed: 1));
    }

    [Fact]
    public void Another_counter_gives_another_draw()
    {
        double[] weights = [.. Enumerable.Repeat(1.0, 1000)];
        Assert.Equal(Select(weights, 50, seed: 7), Select(weights, 50, seed: 7));
        Assert.NotEqual(Select(weights, 50, seed: 7), Select(weights, 50, seed: 8));
    }

    private static int[] Select(double[] weights, int count, ulong seed)
    {
        int[] selected = new int[count];
        WeightedSelection.Select(weights, new CounterRandom(seed, stream: 0), new double[weights.Length], new double[weights.Length], selected);
        return selected;
    }
}
