using ModelGen.Kernels.Networks;
using ModelGen.Samples;

namespace ModelGen;

/// <summary>How the error of a rollout grows: by step, each the mean over trajectories. <see cref="FieldErrors"/> has the definitions.</summary>
public sealed class RolloutErrors
{
    private readonly double[] _relativeL2, _normalizedRmse, _varianceScaledRmse;

    internal RolloutErrors(double[] relativeL2, double[] normalizedRmse, double[] varianceScaledRmse, double whole) =>
        (_relativeL2, _normalizedRmse, _varianceScaledRmse, WholeRelativeL2) = (relativeL2, normalizedRmse, varianceScaledRmse, whole);

    /// <summary>[step]: |p - t| / |t| over pixels and channels; the first is that of the first prediction.</summary>
    public IReadOnlyList<double> RelativeL2 => _relativeL2;

    /// <summary>[step]: nRMSE, the same for every channel alone, then the mean over channels.</summary>
    public IReadOnlyList<double> NormalizedRmse => _normalizedRmse;

    /// <summary>[step]: VRMSE, the error in units of the truth's own deviation, for every channel alone, then the mean over channels.</summary>
    public IReadOnlyList<double> VarianceScaledRmse => _varianceScaledRmse;

    /// <summary>|p - t| / |t| with the norms over pixels, channels and all steps at once; the mean over trajectories (Li et al. 2021).</summary>
    public double WholeRelativeL2 { get; }

    /// <summary>exp(mean log e_i): of errors by step, one number that no single step decides (Koehler et al. 2024).</summary>
    /// <param name="errors">Such as <c>errors.NormalizedRmse.Take(100)</c>; none is negative.</param>
    public static double GeometricMean(IEnumerable<double> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return Math.Exp(errors.Average(Math.Log));
    }

    /// <summary>The errors of predictions.</summary>
    /// <param name="predictions">[trajectory, step, ..., channel].</param>
    /// <param name="truth">The same.</param>
    /// <exception cref="ArgumentException">The extents differ, or are fewer than three; or the truth is zero somewhere, which the message tells.</exception>
    public static RolloutErrors Of(SampleArray predictions, SampleArray truth)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        RequireTrajectories(truth, nameof(truth));
        return predictions.Shape.SequenceEqual(truth.Shape)
            ? Compare(predictions, truth, step => step, 0, 1, truth.Shape[1])
            : throw new ArgumentException(
                $"The truth is {ShapeText.Of(truth.Shape)}, and the predictions are {ShapeText.Of(predictions.Shape)}.", nameof(predictions));
    }

    /// <summary>What would come out if nothing moved: the last frame that is given as prediction of all others.</summary>
    /// <param name="trajectories">[trajectory, time, ..., channel].</param>
    /// <param name="frames">Frames that are given.</param>
    /// <param name="ahead">Frames from one to the next.</param>
    /// <exception cref="ArgumentException">There are no further frames; or the truth is zero somewhere, which the message tells.</exception>
    public static RolloutErrors OfPersistence(SampleArray trajectories, int frames = 1, int ahead = 1)
    {
        RequireTrajectories(trajectories, nameof(trajectories));
        int steps = StepsBehind(trajectories, frames, ahead);
        return Compare(trajectories, trajectories, _ => (frames - 1) * ahead, frames * ahead, ahead, steps);
    }

    /// <summary>Steps that trajectories have behind those that are given.</summary>
    internal static int StepsBehind(SampleArray trajectories, int frames, int ahead)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frames);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ahead);
        int times = trajectories.Shape[1];
        int steps = (times - 1) / ahead + 1 - frames;
        return steps > 0 ? steps : throw new ArgumentException(
            $"Trajectories of {times} frames have none behind {frames} that are {ahead} apart.", nameof(trajectories));
    }

    internal static void RequireTrajectories(SampleArray trajectories, string name)
    {
        ArgumentNullException.ThrowIfNull(trajectories, name);
        if (trajectories.Shape.Count < 3)
        {
            throw new ArgumentException($"Trajectories are [trajectory, time, ..., channel], and these are {ShapeText.Of(trajectories.Shape)}.", name);
        }
    }

    private static RolloutErrors Compare(SampleArray predictions, SampleArray truth, Func<int, int> predictedTime, int first, int ahead, int steps)
    {
        int times = truth.Shape[1];
        int length = checked((int)(truth.Count / truth.Shape[0] / times));
        double[] prediction = new double[length], frame = new double[length];
        RolloutErrorSums sums = new(truth.Shape[0], steps, truth.Shape[^1]);
        for (int trajectory = 0; trajectory < truth.Shape[0]; trajectory++)
        {
            for (int step = 0; step < steps; step++)
            {
                predictions.CopyTo(((long)trajectory * times + predictedTime(step)) * length, prediction);
                truth.CopyTo(((long)trajectory * times + first + (long)step * ahead) * length, frame);
                sums.Add(trajectory, step, prediction, frame);
            }
        }

        return sums.Errors();
    }
}
