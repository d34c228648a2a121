using ModelGen.Training;

namespace ModelGen.Tests.Training;

public class LearningRateScheduleTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(50, 1.1)]
    [InlineData(100, 0.2)]
    [InlineData(500, 0.2)]
    public void Cosine_falls_to_its_final_share(int iteration, double rate) => Check(LearningRateSchedule.Cosine(final: 0.1), iteration, rate);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(5, 1.4142135623730951)]
    [InlineData(20, 0.5)]
    public void Exponential_falls_by_a_factor_in_every_interval(int iteration, double rate) =>
        Check(LearningRateSchedule.Exponential(0.5, every: 10), iteration, rate);

    [Theory]
    [InlineData(9, 2)]
    [InlineData(10, 1)]
    [InlineData(29, 0.5)]
    public void Step_falls_at_the_end_of_every_interval(int iteration, double rate) =>
        Check(LearningRateSchedule.Step(0.5, every: 10), iteration, rate);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(10, 0.5)]
    [InlineData(5, 0.8)]
    public void Inverse_time_falls_as_one_over_the_time(int iteration, double rate) =>
        Check(LearningRateSchedule.InverseTime(decay: 3, every: 10), iteration, rate);

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(10, 1.1)]
    [InlineData(20, 2)]
    [InlineData(60, 1.01)]
    [InlineData(100, 0.02)]
    public void One_cycle_rises_and_then_falls(int iteration, double rate) =>
        Check(LearningRateSchedule.OneCycle(rise: 0.2, startDivisor: 10, endDivisor: 100), iteration, rate);

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(19, 2)]
    [InlineData(20, 2)]
    [InlineData(60, 1)]
    [InlineData(100, 0)]
    public void Warmup_rises_to_what_follows(int iteration, double rate) =>
        Check(LearningRateSchedule.Warmup(20, LearningRateSchedule.Cosine(final: 0)), iteration, rate);

    [Fact]
    public void Constant_stays_the_same() => Check(LearningRateSchedule.Constant, 77, 2);

    [Fact]
    public void Bad_arguments_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Cosine(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Step(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Step(0.5, every: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.InverseTime(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.OneCycle(rise: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Warmup(0));
    }

    private static void Check(LearningRateSchedule schedule, int iteration, double rate) => Assert.Equal(rate, schedule.Rate(2, iteration, 100), 1e-12);
}
