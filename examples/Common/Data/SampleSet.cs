using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace ModelGen.Examples.Data;

/// <summary>Makes the samples of a data set in parallel: the same to the bit on any number of threads, if a sample is a function of its index.</summary>
public static class SampleSet
{
    /// <summary>Computes the samples.</summary>
    /// <param name="count">Samples, with the indices 0 to count - 1.</param>
    /// <param name="shape">The extents of one sample.</param>
    /// <param name="makeWorker">Makes what one thread works with; called at most once a thread.</param>
    /// <param name="compute">The values of an index, row-major.</param>
    /// <param name="threads">Threads to use at most; -1 for as many as there are.</param>
    /// <param name="progress">Receives the fraction done, from 0 to 1, after every sample, from any of the threads.</param>
    /// <param name="cancel">Ends after the samples that the threads are in.</param>
    /// <returns>[sample, ..shape], rounded to single precision.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample.</exception>
    /// <exception cref="ArgumentException">A sample has another number of values than its shape.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static GridData Compute<TWorker>(
        int count,
        int[] shape,
        Func<TWorker> makeWorker,
        Func<TWorker, int, double[]> compute,
        int threads = -1,
        IProgress<double>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        int size = shape.Aggregate(1, (a, b) => checked(a * b)), done = 0;
        float[] values = new float[checked(count * size)];
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        // not the loop's own thread-local state, which it makes anew every few hundred milliseconds
        ConcurrentBag<TWorker> idle = [];
        try
        {
            Parallel.For(0, count, options, index =>
            {
                TWorker worker = idle.TryTake(out TWorker? used) ? used : makeWorker();
                Round(compute(worker, index), values.AsSpan(index * size, size));
                idle.Add(worker);
                progress?.Report((double)Interlocked.Increment(ref done) / count);
            });
        }
        catch (AggregateException faults)
        {
            // what one sample threw, as it would be without threads
            cancel.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
        }

        return new GridData([count, .. shape], values);
    }

    private static void Round(double[] source, Span<float> target)
    {
        if (source.Length != target.Length)
        {
            throw new ArgumentException($"A sample has {source.Length} values where its shape has {target.Length}.", nameof(source));
        }

        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (float)source[i];
        }
    }
}
