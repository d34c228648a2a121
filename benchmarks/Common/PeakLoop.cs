using System.Diagnostics;
using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Benchmarks;

/// <summary>The multiply-add rate that this process can reach: independent register chains on the given number of threads, the caller among them.</summary>
internal sealed class PeakLoop : IDisposable
{
    // about as long as a training step: a short burst would run at a higher clock
    private const int Rounds = 16_000_000;
    private const int Chains = 12;

    private readonly Action<int> _chain;
    private readonly int _lanes;
    private readonly Barrier _barrier;
    private readonly Thread[] _threads;
    private readonly long[] _starts;
    private readonly long[] _ends;
    private bool _isDisposed;

    private PeakLoop(Action<int> chain, int lanes, int threads)
    {
        _chain = chain;
        _lanes = lanes;
        _barrier = new Barrier(threads);
        _starts = new long[threads];
        _ends = new long[threads];
        _threads = new Thread[threads - 1];
        for (int i = 0; i < threads - 1; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() =>
            {
                _barrier.SignalAndWait();
                while (!_isDisposed)
                {
                    Run(worker);
                    _barrier.SignalAndWait();
                }
            });
            _threads[i].Start();
        }
    }

    /// <summary>Starts the threads, for the widest lanes that a peak is measured in.</summary>
    public static PeakLoop Create(Precision precision, int threads) => (precision, LaneSelection.IsAvailable(LaneWidth.Bits512)) switch
    {
        (Precision.Single, true) => Create<Float512, float>(threads),
        (Precision.Single, false) => Create<Float256, float>(threads),
        (_, true) => Create<Double512, double>(threads),
        (_, false) => Create<Double256, double>(threads),
    };

    private static PeakLoop Create<L, T>(int threads)
        where L : struct, ILanes<L, T>
        where T : unmanaged
        => new(static rounds => Chain<L, T>(rounds), L.Count, threads);

    /// <summary>GFLOP/s of one sample.</summary>
    public double Sample()
    {
        _barrier.SignalAndWait();
        Run(worker: 0);

        // the first to start and the last to end, as a step would see it
        double seconds = Stopwatch.GetElapsedTime(_starts.Min(), _ends.Max()).TotalSeconds;
        return 2.0 * Rounds * Chains * _lanes * _starts.Length / seconds * 1e-9;
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _barrier.SignalAndWait();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        _barrier.Dispose();
    }

    private void Run(int worker)
    {
        // until every thread has a core of its own
        _chain(Rounds / 4);
        _barrier.SignalAndWait();
        _starts[worker] = Stopwatch.GetTimestamp();
        _chain(Rounds);
        _ends[worker] = Stopwatch.GetTimestamp();
        _barrier.SignalAndWait();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static L Chain<L, T>(int rounds)
        where L : struct, ILanes<L, T>
        where T : unmanaged
    {
        L a = L.Constant(0.999999);
        L b = L.Constant(1e-7);
        L c0 = L.Constant(0), c1 = L.Constant(1), c2 = L.Constant(2), c3 = L.Constant(3), c4 = L.Constant(4), c5 = L.Constant(5);
        L c6 = L.Constant(6), c7 = L.Constant(7), c8 = L.Constant(8), c9 = L.Constant(9), c10 = L.Constant(10), c11 = L.Constant(11);
        for (int i = 0; i < rounds; i++)
        {
            c0 = L.MultiplyAdd(a, c0, b);
            c1 = L.MultiplyAdd(a, c1, b);
            c2 = L.MultiplyAdd(a, c2, b);
            c3 = L.MultiplyAdd(a, c3, b);
            c4 = L.MultiplyAdd(a, c4, b);
            c5 = L.MultiplyAdd(a, c5, b);
            c6 = L.MultiplyAdd(a, c6, b);
            c7 = L.MultiplyAdd(a, c7, b);
            c8 = L.MultiplyAdd(a, c8, b);
            c9 = L.MultiplyAdd(a, c9, b);
            c10 = L.MultiplyAdd(a, c10, b);
            c11 = L.MultiplyAdd(a, c11, b);
        }

        return c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
    }
}
