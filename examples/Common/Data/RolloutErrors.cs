namespace ModelGen.Examples.Data;

/// <summary>How the error of repeated steps grows.</summary>
/// <param name="Model">|prediction - truth| / |truth| after so many steps, the mean over trajectories, [step]; the first is 0.</param>
/// <param name="Persistence">The same of the first frame as the prediction of all others.</param>
public sealed record RolloutErrors(IReadOnlyList<double> Model, IReadOnlyList<double> Persistence)
{
    /// <summary>Compares trajectories.</summary>
    /// <param name="truth">[trajectory, time, ..].</param>
    /// <param name="prediction">The same.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static RolloutErrors Of(GridData truth, GridData prediction)
    {
        if (!truth.Shape.SequenceEqual(prediction.Shape))
        {
            throw new ArgumentException(
                $"The truth is [{string.Join(", ", truth.Shape)}] and the prediction [{string.Join(", ", prediction.Shape)}].", nameof(prediction));
        }

        (int trajectories, int times) = (truth.Shape[0], truth.Shape[1]);
        int size = truth.Values.Length / trajectories / times;
        double[] model = new double[times], persistence = new double[times];
        for (int k = 0; k < trajectories; k++)
        {
            for (int t = 0; t < times; t++)
            {
                ReadOnlySpan<float> now = truth[k].Slice(t * size, size);
                model[t] += Relative(prediction[k].Slice(t * size, size), now) / trajectories;
                persistence[t] += Relative(truth[k][..size], now) / trajectories;
            }
        }

        return new RolloutErrors(model, persistence);
    }

    private static double Relative(ReadOnlySpan<float> prediction, ReadOnlySpan<float> truth)
    {
        double distance = 0, norm = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            distance += ((double)prediction[i] - truth[i]) * ((double)prediction[i] - truth[i]);
            norm += (double)truth[i] * truth[i];
        }

        return Math.Sqrt(distance / norm);
    }
}
