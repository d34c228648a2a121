using System.Diagnostics;
using ModelGen.Training;
using Spectre.Console;

namespace ModelGen.Terminal;

/// <summary>
/// Shows training in the terminal: a live table of losses, rate and time left; plain lines where output is redirected. Pass it to
/// Train and dispose it afterwards: <c>using TerminalProgress progress = new(); model.Train(plan, progress);</c>
/// </summary>
public sealed class TerminalProgress : IProgress<TrainingProgress>, IDisposable
{
    private static readonly TimeSpan s_defaultLineInterval = TimeSpan.FromSeconds(2);

    private readonly IAnsiConsole _console;
    private readonly TimeSpan _lineInterval;
    private readonly bool _isLive;
    private long _latestLine;
    private LiveTable? _live;

    /// <summary>Draws on the standard output.</summary>
    public TerminalProgress()
        : this(AnsiConsole.Console)
    {
    }

    /// <summary>Draws on a console.</summary>
    /// <param name="console">Where to draw; a live table if it is interactive and knows ANSI sequences, lines else.</param>
    /// <param name="lineInterval">Time between lines where there is no live table; 2 seconds if not given.</param>
    public TerminalProgress(IAnsiConsole console, TimeSpan? lineInterval = null)
    {
        ArgumentNullException.ThrowIfNull(console);
        _console = console;
        _lineInterval = lineInterval ?? s_defaultLineInterval;
        _isLive = console.Profile.Capabilities is { Interactive: true, Ansi: true } && console.Profile.Out.IsTerminal;
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (_isLive)
        {
            _live ??= new LiveTable(_console);
            _live.Show(value);
            if (value.IsFinal)
            {
                EndLiveTable();
            }
        }
        else
        {
            WriteLines(value);
        }
    }

    /// <summary>Leaves the table as it is and gives the terminal back.</summary>
    public void Dispose() => EndLiveTable();

    private void EndLiveTable()
    {
        _live?.Dispose();
        _live = null;
    }

    private void WriteLines(TrainingProgress value)
    {
        if (value.Message is { } message)
        {
            _console.Profile.Out.Writer.WriteLine(message);
        }

        bool isDue = _latestLine == 0 || Stopwatch.GetElapsedTime(_latestLine) >= _lineInterval;
        if (value.TotalIteration > 0 && (isDue || value.IsFinal))
        {
            _console.Profile.Out.Writer.WriteLine(ProgressText.Line(value));
            _latestLine = Stopwatch.GetTimestamp();
        }
    }
}
