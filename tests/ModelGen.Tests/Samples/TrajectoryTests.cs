namespace ModelGen.Tests.Samples;

public class TrajectoryTests
{
    /// <summary>[4 trajectories, 5 frames, 2, 3, 1], whose numbers say where they are: trajectory x 100 + time x 10 + pixel.</summary>
    private static SampleArray Frames()
    {
        float[,,,,] frames = new float[4, 5, 2, 3, 1];
        for (int i = 0; i < frames.Length; i++)
        {
            frames[i / 30, i / 6 % 5, i / 3 % 2, i % 3, 0] = i / 30 * 100 + i / 6 % 5 * 10 + i % 6;
        }

        return frames;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_target_is_a_later_frame_of_the_same_trajectory(int ahead)
    {
        Pairs pairs = Pairs.FromTrajectories(Frames(), ahead);
        Assert.Equal(4 * (5 - ahead), pairs.Count);
        for (int i = 0; i < pairs.Count; i++)
        {
            double[] now = pairs.Sample("Now", i);
            Assert.Equal(now.Select(number => number + 10 * ahead), pairs.Sample("Next", i));
            Assert.Equal(i / (5 - ahead) * 100 + i % (5 - ahead) * 10, now[0]);
        }
    }

    [Fact]
    public void No_trajectory_lies_on_both_sides_of_a_split()
    {
        (Pairs first, Pairs second) = Pairs.FromTrajectories(Frames(), 1).SplitByTrajectory(0.5, seed: 3);
        HashSet<int> Of(Pairs pairs) => [.. Enumerable.Range(0, pairs.Count).Select(i => (int)pairs.Sample("Now", i)[0] / 100)];
        Assert.Equal((8, 8), (first.Count, second.Count));
        Assert.Empty(Of(first).Intersect(Of(second)));
        Assert.Throws<ArgumentOutOfRangeException>(() => first.SplitByTrajectory(0.1));
    }

    [Fact]
    public void What_is_wrong_is_told()
    {
        SampleArray frames = Frames();
        Tells("5 frames", () => Pairs.FromTrajectories(frames, 5));
        Tells("[trajectory, time, 2, 3, 1]", () => Pairs.FromTrajectories(new float[12], 1));
        Tells("[20, 3, 2, 1]", () => Pairs.FromTrajectories(frames.Reshaped(5, 3, 2, 1), 1));
        Assert.Throws<InvalidOperationException>(() => new Pairs(new float[6], new float[6]).SplitByTrajectory(0.5));
    }

    private static void Tells(string told, Func<object> action) =>
        Assert.Contains(told, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
