using ModelGen.Kernels.Networks;
using ModelGen.Samplers;

namespace ModelGen.Tests.Samples;

public class AugmentationTests
{
    private static readonly ColumnDescription s_field = new("Now", true, [4, 5, 2], 0);
    private static readonly ColumnDescription s_labels = new("Kind", false, [4, 5], 40);

    private static double[] Applied(Augmentation change, ColumnDescription column, ulong stream)
    {
        double[] numbers = [.. Enumerable.Range(0, column.Length).Select(i => (double)(i / (column.Length / 20)))];
        change.Apply(column, numbers, new CounterRandom(1, stream));
        return numbers;
    }

    [Theory]
    [InlineData(Boundary.Zero)]
    [InlineData(Boundary.Periodic)]
    [InlineData(Boundary.Reflect)]
    [InlineData(Boundary.Replicate)]
    public void All_columns_of_a_sample_are_moved_and_mirrored_in_the_same_way(Boundary boundary)
    {
        HashSet<string> seen = [];
        for (ulong stream = 0; stream < 40; stream++)
        {
            foreach (Augmentation change in new[] { Augment.Shift(1, boundary), Augment.Flip(0), Augment.Flip(1) })
            {
                double[] labels = Applied(change, s_labels, stream);
                Assert.Equal(labels.SelectMany(label => new[] { label, label }), Applied(change, s_field, stream));
                seen.Add(string.Join(' ', labels));
            }
        }

        // as they are, 8 shifts, 2 mirror images
        Assert.Equal(11, seen.Count);
    }

    [Fact]
    public void A_shift_over_a_periodic_border_comes_back_on_the_other_side()
    {
        for (ulong stream = 0; stream < 20; stream++)
        {
            Assert.Equal(Enumerable.Range(0, 20).Select(i => (double)i), Applied(Augment.Shift(7, Boundary.Periodic), s_labels, stream).Order());
        }
    }

    [Fact]
    public void Noise_changes_inputs_only_and_has_the_deviation()
    {
        ColumnDescription wide = new("Now", true, [100_000], 0);
        double[] numbers = new double[wide.Length];
        Augment.Noise(0.5).Apply(wide, numbers, new CounterRandom(1, 2));
        Assert.InRange(Math.Sqrt(numbers.Sum(number => number * number) / numbers.Length), 0.495, 0.505);
        Assert.False(Augment.Noise(0.5).Changes(s_labels));
        Assert.False(Augment.Noise(0.5).Changes(new ColumnDescription("Next", false, [2], 0)));
    }

    [Fact]
    public void A_sample_that_is_read_is_as_it_was()
    {
        Pairs pairs = new Pairs(new float[] { 1, 2, 3, 4, 5, 6 }, new float[6]).Augmented(Augment.Noise(1), Augment.Shift(1));
        Assert.Equal([1, 2, 3, 4, 5, 6], pairs.Sample("Now", 0));
        Assert.Contains("Now, Next", Assert.Throws<ArgumentException>(() => pairs.Augmented(Augment.Noise(1, "Then"))).Message, StringComparison.Ordinal);
    }
}
