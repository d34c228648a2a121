namespace ModelGen.Execution;

/// <summary>Threads that run one piece of work together, the caller among them. A pool that was forgotten is collected, and its threads end.</summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly Crew _crew;
    private readonly Thread[] _threads;
    private bool _disposed;

    public WorkerPool(int threads)
    {
        // a running thread is never collected, nor is what it refers to: that is the crew, which does not know the pool
        Crew crew = new(threads);
        _crew = crew;
        _threads = new Thread[threads - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(crew.Loop) { IsBackground = true, Name = "ModelGen worker" };
            _threads[i].Start();
        }
    }

    ~WorkerPool() => _crew?.Stop();

    public int Threads => _threads.Length + 1;

    /// <summary>Calls the work once on each thread with a number below <see cref="Threads"/>, and waits for all. What the work throws is thrown here.</summary>
    public void Run(Action<int> work)
    {
        _crew.Run(work);

        // or the finaliser might stop the crew at work
        GC.KeepAlive(this);
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _crew.Stop();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        _crew.Dispose();
        GC.SuppressFinalize(this);
    }
}
