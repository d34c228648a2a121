namespace ModelGen;

/// <content>One training at a time, the model's place on devices, and its end.</content>
public abstract partial class CompiledModel
{
    // guards the change from one state to another; whoever computes does not hold it
    private readonly Lock _stateGate = new();
    private readonly Lock _sessionsGate = new();
    private readonly Dictionary<object, IDisposable> _sessions = [];
    private bool _isTraining;
    private volatile bool _isDisposed;

    /// <summary>Frees the model's native memory and stops its threads.</summary>
    /// <exception cref="InvalidOperationException">The model is being trained.</exception>
    public void Dispose()
    {
        lock (_stateGate)
        {
            // an optimiser holds the parameters' native memory
            if (_isTraining)
            {
                throw new InvalidOperationException(
                    $"'{Description.Name}' is being trained; cancel that and wait for it to end before disposing the model.");
            }

            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the model's native memory and stops its threads.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (IDisposable session in TakeSessions())
            {
                session.Dispose();
            }

            _runtime.Dispose();
        }
    }

    /// <summary>Runs one training; a second one, and the model's end, are refused meanwhile.</summary>
    /// <exception cref="InvalidOperationException">The model is being trained already.</exception>
    private protected TResult TrainAlone<TResult>(Func<TResult> train)
    {
        using (BetweenTrainings(null))
        {
            _isTraining = true;
        }

        try
        {
            return train();
        }
        finally
        {
            lock (_stateGate)
            {
                _isTraining = false;
            }
        }
    }

    /// <summary>Keeps trainings from beginning while something is replaced that they rely on.</summary>
    /// <param name="what">What is to be replaced, for the message; null where another training is to begin.</param>
    /// <exception cref="InvalidOperationException">The model is being trained.</exception>
    private protected Lock.Scope BetweenTrainings(string? what)
    {
        Lock.Scope scope = _stateGate.EnterScope();
        try
        {
            ThrowIfDisposed();
            if (_isTraining)
            {
                throw new InvalidOperationException(what is null
                    ? $"'{Description.Name}' is being trained already; wait for that to end, or cancel it."
                    : $"'{Description.Name}' is being trained, and training relies on {what}; change that before or afterwards.");
            }
        }
        catch
        {
            scope.Dispose();
            throw;
        }

        return scope;
    }

    /// <summary>What a back end keeps of this model; made when first asked for, disposed with the model and not made again.</summary>
    /// <param name="key">The connection that it belongs to.</param>
    /// <param name="create">Makes it.</param>
    internal TSession Session<TSession>(object key, Func<TSession> create) where TSession : IDisposable
    {
        lock (_sessionsGate)
        {
            ThrowIfDisposed();
            if (!_sessions.TryGetValue(key, out IDisposable? session))
            {
                session = create();
                _sessions.Add(key, session);
            }

            return (TSession)session;
        }
    }

    private IDisposable[] TakeSessions()
    {
        lock (_sessionsGate)
        {
            IDisposable[] sessions = [.. _sessions.Values];
            _sessions.Clear();
            return sessions;
        }
    }
}
