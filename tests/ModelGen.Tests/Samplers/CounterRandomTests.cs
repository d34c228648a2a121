using System.Numerics;
using ModelGen.Samplers;

namespace ModelGen.Tests.Samplers;

public class CounterRandomTests
{
    [Fact]
    public void A_stream_continues_from_its_counter()
    {
        var whole = new CounterRandom(7, 3);
        for (int i = 0; i < 10; i++)
        {
            whole.NextBits();
        }

        var continued = new CounterRandom(whole.Seed, whole.Stream, whole.Counter);
        Assert.Equal(10UL, whole.Counter);
        Assert.Equal(whole.NextBits(), continued.NextBits());
    }

    [Fact]
    public void The_bits_are_those_that_checkpoints_rely_on()
    {
        var random = new CounterRandom(1, 2);
        Assert.Equal([0x62547948E8BB75BA, 0xA73C10D47B230C3A, 0x1B8686A8BDFC7FA4], new[] { random.NextBits(), random.NextBits(), random.NextBits() });
    }

    [Fact]
    public void Seeds_and_streams_differ()
    {
        var seen = new HashSet<ulong>();
        for (ulong seed = 0; seed < 200; seed++)
        {
            for (ulong stream = 0; stream < 200; stream++)
            {
                var random = new CounterRandom(seed, stream);
                Assert.True(seen.Add(random.NextBits()));
                Assert.True(seen.Add(random.NextBits()));
            }
        }
    }

    [Fact]
    public void Neighbouring_seeds_streams_and_counters_share_half_their_bits()
    {
        long equal = 0;
        const int Pairs = 3_000;
        for (ulong i = 0; i < Pairs; i++)
        {
            equal += BitOperations.PopCount(new CounterRandom(i, 1).NextBits() ^ new CounterRandom(i + 1, 1).NextBits());
            equal += BitOperations.PopCount(new CounterRandom(1, i).NextBits() ^ new CounterRandom(1, i + 1).NextBits());
            equal += BitOperations.PopCount(new CounterRandom(1, 1, i).NextBits() ^ new CounterRandom(1, 1, i + 1).NextBits());
        }

        // 576,000 fair bits: a standard deviation is 379
        Assert.InRange(equal, 288_000 - 2_000, 288_000 + 2_000);
    }

    [Fact]
    public void Uniform_numbers_fill_the_unit_interval_evenly()
    {
        var random = new CounterRandom(11, 0);
        int[] counts = new int[64];
        for (int i = 0; i < 64_000; i++)
        {
            counts[(int)(random.NextUniform() * 64)]++;
        }

        double chiSquared = counts.Sum(count => (count - 1_000.0) * (count - 1_000.0) / 1_000);
        // 63 degrees of freedom: mean 63, standard deviation 11
        Assert.InRange(chiSquared, 63 - 40, 63 + 50);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_standard_normal()
    {
        var random = new CounterRandom(5, 0);
        double[] moments = new double[5];
        const int Count = 200_000;
        for (int i = 0; i < Count; i++)
        {
            double z = random.NextNormal();
            for (int power = 1; power <= 4; power++)
            {
                moments[power] += Math.Pow(z, power) / Count;
            }
        }

        Assert.InRange(moments[1], -0.01, 0.01);
        Assert.InRange(moments[2], 0.98, 1.02);
        Assert.InRange(moments[3], -0.04, 0.04);
        Assert.InRange(moments[4], 2.9, 3.1);
    }

    [Fact]
    public void Integers_stay_below_their_bound()
    {
        var random = new CounterRandom(9, 9);
        int[] counts = new int[3];
        for (int i = 0; i < 30_000; i++)
        {
            counts[random.NextBelow(3)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CounterRandom(0, 0).NextBelow(0));
    }

    [Fact]
    public void Names_select_different_streams()
    {
        string[] names = ["", "U", "V", "U/Layer1", "U/Layer2", "UV", "VU"];
        Assert.Equal(names.Length, names.Select(CounterRandom.StreamOf).Distinct().Count());
    }
}
