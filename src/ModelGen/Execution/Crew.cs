using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace ModelGen.Execution;

/// <summary>What the threads of a <see cref="WorkerPool"/> share. Between two pieces of work it refers to nothing outside itself.</summary>
internal sealed class Crew(int threads) : IDisposable
{
    // waking a thread costs 50 us: a training step has several pieces of work and less than this between them
    private static readonly long s_spinTicks = Stopwatch.Frequency / 5000;

    private readonly SemaphoreSlim _start = new(0);
    private readonly CountdownEvent _running = new(1);
    private Action<int>? _work;
    private ExceptionDispatchInfo? _failure;
    private int _nextThread;
    private volatile bool _stopped;

    /// <summary>Calls the work once on each thread, the caller's among them, and waits for all.</summary>
    public void Run(Action<int> work)
    {
        _work = work;
        _nextThread = 0;
        _running.Reset(threads);
        if (threads > 1)
        {
            _start.Release(threads - 1);
        }

        RunOne(thread: 0);
        SpinForEnd();
        _running.Wait();
        ExceptionDispatchInfo? failure = _failure;

        // the work refers to the model, which must not live as long as the threads
        _work = null;
        _failure = null;
        failure?.Throw();
    }

    /// <summary>Lets the threads end; none of them is at work.</summary>
    public void Stop()
    {
        _stopped = true;
        if (threads > 1)
        {
            _start.Release(threads - 1);
        }
    }

    /// <summary>What each thread but the caller's does.</summary>
    public void Loop()
    {
        while (true)
        {
            SpinForStart();
            _start.Wait();
            if (_stopped)
            {
                return;
            }

            RunOne(Interlocked.Increment(ref _nextThread));
        }
    }

    /// <summary>After the threads have ended.</summary>
    public void Dispose()
    {
        _start.Dispose();
        _running.Dispose();
    }

    private void SpinForStart()
    {
        if (threads > Environment.ProcessorCount)
        {
            return;
        }

        long until = Stopwatch.GetTimestamp() + s_spinTicks;
        while (_start.CurrentCount == 0 && Stopwatch.GetTimestamp() < until)
        {
            Thread.SpinWait(8);
        }
    }

    private void SpinForEnd()
    {
        if (threads > Environment.ProcessorCount)
        {
            return;
        }

        long until = Stopwatch.GetTimestamp() + s_spinTicks;
        while (_running.CurrentCount > 0 && Stopwatch.GetTimestamp() < until)
        {
            Thread.SpinWait(8);
        }
    }

    // never part of Loop, whose frame would keep the work alive
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunOne(int thread)
    {
        try
        {
            _work!(thread);
        }
#pragma warning disable CA1031 // every failure is rethrown by Run
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
        }
        finally
        {
            _running.Signal();
        }
    }
}
