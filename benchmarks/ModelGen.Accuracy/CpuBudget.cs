namespace ModelGen.Accuracy;

/// <summary>Cancels when the process has used so much processor time since this was made. Seconds are processor seconds / 2, those of two busy cores.</summary>
internal sealed class CpuBudget : IDisposable
{
    /// <summary>Processors that seconds are counted for: issue 12 and OPTIMISERS.md state processor seconds / 2 on whatever machine.</summary>
    public const int Cores = 2;

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _source = new();
    private readonly TimeSpan _start = Environment.CpuUsage.TotalTime;
    private readonly Timer? _timer;

    /// <summary>Starts counting.</summary>
    /// <param name="seconds">The budget; null for none.</param>
    public CpuBudget(double? seconds) => _timer = seconds is { } most ? new Timer(_ => CancelAfter(most), null, s_interval, s_interval) : null;

    /// <summary>Cancelled when the budget is used.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Seconds used so far.</summary>
    public double Seconds => (Environment.CpuUsage.TotalTime - _start).TotalSeconds / Cores;

    /// <summary>Stops counting.</summary>
    public void Dispose()
    {
        using (ManualResetEvent stopped = new(false))
        {
            if (_timer?.Dispose(stopped) == true)
            {
                stopped.WaitOne();
            }
        }

        _source.Dispose();
    }

    private void CancelAfter(double most)
    {
        if (Seconds >= most)
        {
            _source.Cancel();
        }
    }
}
