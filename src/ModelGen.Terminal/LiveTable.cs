using ModelGen.Training;
using Spectre.Console;

namespace ModelGen.Terminal;

/// <summary>A table that is redrawn in place by a thread of its own, so that drawing does not hold up training.</summary>
internal sealed class LiveTable : IDisposable
{
    private readonly object _gate = new();
    private readonly List<string> _messages = [];
    private readonly Thread _thread;
    private TrainingProgress? _latest;
    private bool _changed;
    private bool _ended;

    public LiveTable(IAnsiConsole console)
    {
        _thread = new Thread(() => console.Live(new Text("")).Start(Draw)) { IsBackground = true, Name = "ModelGen progress" };
        _thread.Start();
    }

    public void Show(TrainingProgress progress)
    {
        lock (_gate)
        {
            _latest = progress;
            _changed = true;
            if (progress.Message is { } message)
            {
                _messages.Add(message);
            }

            Monitor.Pulse(_gate);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Draw(LiveDisplayContext context)
    {
        while (true)
        {
            TrainingProgress progress;
            string[] messages;
            lock (_gate)
            {
                while (!_changed && !_ended)
                {
                    Monitor.Wait(_gate);
                }

                if (!_changed || _latest is null)
                {
                    return;
                }

                _changed = false;
                progress = _latest;
                messages = [.. _messages];
            }

            context.UpdateTarget(ProgressTable.Render(progress, messages));
        }
    }
}
