using System.Diagnostics;

namespace ModelGen.Engine;

/// <summary>Threads that run one piece of work together, the caller among them.</summary>
internal sealed class WorkerPool : IDisposable
{
    // waking a thread costs 50 us: a training step has several pieces of work and less than this between them
    private static readonly long s_spinTicks = Stopwatch.Frequency / 5000;

    private readonly SemaphoreSlim _start = new(0);
    private readonly CountdownEvent _running = new(1);
    private readonly Thread[] _threads;
    private Action<int>? _work;
    private Exception? _failure;
    private int _nextThread;

    public WorkerPool(int threads)
    {
        _threads = new Thread[threads - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Loop) { IsBackground = true, Name = "ModelGen worker" };
            _threads[i].Start();
        }
    }

    public int Threads => _threads.Length + 1;

    /// <summary>Calls the work once on each thread with a number below <see cref="Threads"/>, and waits for all.</summary>
    public void Run(Action<int> work)
    {
        _work = work;
        _failure = null;
        _nextThread = 0;
        _running.Reset(Threads);
        if (_threads.Length > 0)
        {
            _start.Release(_threads.Length);
        }

        RunOne(thread: 0);
        _running.Wait();
        if (_failure is not null)
        {
            throw _failure;
        }
    }

    public void Dispose()
    {
        _work = null;
        if (_threads.Length > 0)
        {
            _start.Release(_threads.Length);
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        _start.Dispose();
        _running.Dispose();
    }

    private void Loop()
    {
        while (true)
        {
            SpinForStart();
            _start.Wait();
            if (_work is null)
            {
                return;
            }

            RunOne(Interlocked.Increment(ref _nextThread));
        }
    }

    private void SpinForStart()
    {
        if (Threads > Environment.ProcessorCount)
        {
            return;
        }

        long until = Stopwatch.GetTimestamp() + s_spinTicks;
        while (_start.CurrentCount == 0 && Stopwatch.GetTimestamp() < until)
        {
            Thread.SpinWait(8);
        }
    }

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
            _failure = failure;
        }
        finally
        {
            _running.Signal();
        }
    }
}
