namespace ModelGen.Tests.Samples;

public class RolloutErrorsTests
{
    [Fact]
    public void Errors_of_a_field_are_what_their_formulas_say()
    {
        // two channels whose units differ: errors of 10 % and of 50 %
        double[] truth = [3, 100, -4, 200], prediction = [3.3, 150, -4.4, 300];
        Assert.Equal(Math.Sqrt((0.09 + 0.16 + 2500 + 10000) / (25 + 50000)), FieldErrors.RelativeL2<double>(prediction, truth), 1e-14);
        Assert.Equal((0.1 + 0.5) / 2, FieldErrors.NormalizedRmse<double>(prediction, truth, channels: 2), 1e-14);

        // the variances are 12.25 and 2500
        double scaled = (Math.Sqrt(0.125 / (12.25 + 1e-7)) + Math.Sqrt(6250 / (2500 + 1e-7))) / 2;
        Assert.Equal(scaled, FieldErrors.VarianceScaledRmse<double>(prediction, truth, channels: 2), 1e-13);
        Assert.Equal(1, FieldErrors.VarianceScaledRmse<float>([2, 2], [1, 3], channels: 1), 1e-6);
        Assert.Throws<ArgumentException>(() => FieldErrors.RelativeL2<double>([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => FieldErrors.NormalizedRmse<double>([1, 2, 3], [1, 2, 3], channels: 2));
    }

    [Fact]
    public void Errors_of_a_rollout_are_means_over_trajectories_step_by_step()
    {
        // errors of 10 and 30 % in the first step, 20 and 60 % in the second
        float[,,] truth = { { { 1 }, { 2 } }, { { -1 }, { 4 } } }, prediction = { { { 1.1f }, { 1.6f } }, { { -0.7f }, { 6.4f } } };
        RolloutErrors errors = RolloutErrors.Of(prediction, truth);
        Assert.Equal([0.2, 0.4], errors.RelativeL2.Select(error => Math.Round(error, 6)));
        Assert.Equal(errors.RelativeL2, errors.NormalizedRmse);
        Assert.Equal((Math.Sqrt((0.01 + 0.16) / 5) + Math.Sqrt((0.09 + 5.76) / 17)) / 2, errors.WholeRelativeL2, 1e-6);
        Assert.Equal(Math.Sqrt(0.08), RolloutErrors.GeometricMean(errors.RelativeL2), 1e-6);
        Assert.Equal(0, RolloutErrors.GeometricMean([0, 1]));
    }

    [Fact]
    public void Persistence_is_the_error_if_nothing_moved()
    {
        double[,,] frames = { { { 5 }, { 1 }, { 2 }, { 4 } } };
        Assert.Equal([0.5, 0.75], RolloutErrors.OfPersistence(frames, frames: 2).RelativeL2);
        Assert.Equal([1.5], RolloutErrors.OfPersistence(frames, ahead: 2).RelativeL2);
        Assert.Throws<ArgumentException>(() => RolloutErrors.OfPersistence(frames, frames: 4));
    }

    [Fact]
    public void What_has_no_relative_error_is_told()
    {
        float[,,] truth = { { { 1, 2 }, { 3, 0 } } };
        string message = Assert.Throws<ArgumentException>(() => RolloutErrors.Of(truth, truth)).Message;
        Assert.Contains("Channel 1 of trajectory 0 is zero 2 steps behind", message, StringComparison.Ordinal);
        Assert.Contains("[1, 2, 2]", Assert.Throws<ArgumentException>(() => RolloutErrors.Of(new float[1, 2, 1], truth)).Message, StringComparison.Ordinal);
        Assert.Contains("[trajectory, time", Assert.Throws<ArgumentException>(() => RolloutErrors.Of(truth, new float[4])).Message, StringComparison.Ordinal);
    }
}
