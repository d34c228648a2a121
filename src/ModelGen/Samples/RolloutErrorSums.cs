namespace ModelGen.Samples;

/// <summary>Errors of a rollout, field by field.</summary>
/// <param name="trajectories">How many.</param>
/// <param name="steps">How many.</param>
/// <param name="channels">Of a field.</param>
internal sealed class RolloutErrorSums(int trajectories, int steps, int channels)
{
    private readonly double[] _relativeL2 = new double[steps], _normalizedRmse = new double[steps], _varianceScaledRmse = new double[steps];
    private readonly double[] _distance = new double[trajectories], _norm = new double[trajectories];

    /// <summary>Adds a field.</summary>
    /// <exception cref="ArgumentException">A channel of the truth is zero.</exception>
    public void Add(int trajectory, int step, ReadOnlySpan<double> prediction, ReadOnlySpan<double> truth)
    {
        RequireNotZero(trajectory, step, truth);
        _relativeL2[step] += FieldErrors.RelativeL2(prediction, truth) / trajectories;
        _normalizedRmse[step] += FieldErrors.NormalizedRmse(prediction, truth, channels) / trajectories;
        _varianceScaledRmse[step] += FieldErrors.VarianceScaledRmse(prediction, truth, channels) / trajectories;
        for (int i = 0; i < truth.Length; i++)
        {
            _distance[trajectory] += (prediction[i] - truth[i]) * (prediction[i] - truth[i]);
            _norm[trajectory] += truth[i] * truth[i];
        }
    }

    public RolloutErrors Errors() => new(
        _relativeL2, _normalizedRmse, _varianceScaledRmse, _distance.Zip(_norm, (distance, norm) => Math.Sqrt(distance / norm)).Average());

    private void RequireNotZero(int trajectory, int step, ReadOnlySpan<double> truth)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            int i = channel;
            while (i < truth.Length && truth[i] == 0)
            {
                i += channels;
            }

            if (i >= truth.Length)
            {
                throw new ArgumentException(
                    $"Channel {channel} of trajectory {trajectory} is zero {step + 1} steps behind the frames that are given: no error is relative to it.",
                    nameof(truth));
            }
        }
    }
}
