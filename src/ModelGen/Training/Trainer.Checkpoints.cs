using System.Diagnostics;
using ModelGen.IO;

namespace ModelGen.Training;

/// <content>Checkpoints: everything that later iterations depend on, to the bit.</content>
public sealed partial class Trainer<T>
{
    // a hundred years
    private const double MostSeconds = 3.2e9;

    private bool CheckpointIsDue(PhaseRun<T> run) => _plan.Checkpoints is { } settings
        && (settings.Epochs > 0 ? run.Phase.EpochCount!.IsEnd(run.Iteration, settings.Epochs)
            : settings.Iterations is { } iterations
            ? _history.Count % iterations == 0
            : Stopwatch.GetElapsedTime(_latestCheckpoint) >= settings.Interval);

    private void WriteCheckpoint(PhaseRun<T> run, int phase)
    {
        StateDictionary state = new();
        state.SetText("model", _fingerprint);
        state.SetText("lanes", _objective.LaneName);
        state.SetText("terms", string.Join(",", _history.TermNames));
        state.SetInteger("phase", phase);
        state.SetNumber("seconds", Seconds);
        state.Set<T>("values", _objective.Values);
        _best.Save(state.Section("best"));
        _history.Save(state.Section("history"));
        run.Save(state.Section("run"));
        CheckpointFile.Save(state, _plan.Checkpoints!.Path);
        _latestCheckpoint = Stopwatch.GetTimestamp();
    }

    private StateDictionary? OpenCheckpoint()
    {
        if (_plan.Resume is not { } resume || (resume.IfExists && !File.Exists(resume.Path)))
        {
            return null;
        }

        StateDictionary state = CheckpointFile.Load(resume.Path);
        if (state.GetText("model") != _fingerprint || state.GetText("terms") != string.Join(",", _history.TermNames))
        {
            throw new InvalidDataException(
                $"The checkpoint '{resume.Path}' is of another model, or of this one before its declaration changed or its inputs were mapped otherwise; "
                + "start without ResumeFrom.");
        }

        if (state.GetText("lanes") != _objective.LaneName)
        {
            throw new InvalidDataException(
                $"The checkpoint '{resume.Path}' was written with {state.GetText("lanes")} lanes, and this model computes with {_objective.LaneName}: "
                + "the bits would differ. Create the model with those lanes.");
        }

        long phase = state.GetInteger("phase");
        if (phase < 0 || phase >= _plan.Phases.Count)
        {
            throw new InvalidDataException(
                $"The checkpoint '{resume.Path}' stopped in phase {phase + 1}, but the plan has {_plan.Phases.Count}; resume with the plan that wrote it.");
        }

        return state;
    }

    // a hostile file may hold anything that its own digest covers: whatever does not fit is the file's fault
    private void Restore(StateDictionary state, PhaseRun<T> run)
    {
        try
        {
            RestoreParts(state, run);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException or OutOfMemoryException)
        {
            throw new InvalidDataException($"The checkpoint '{_plan.Resume!.Path}' cannot be resumed: {exception.Message}", exception);
        }
    }

    private void RestoreParts(StateDictionary state, PhaseRun<T> run)
    {
        double seconds = state.GetNumber("seconds");
        if (!(seconds >= 0 && seconds < MostSeconds))
        {
            throw Damaged($"says that training took {seconds} seconds");
        }

        T[] values = state.GetArray<T>("values");
        if (values.Length != _objective.Values.Length)
        {
            throw Damaged($"has {values.Length:N0} parameters where the model has {_objective.Values.Length:N0}");
        }

        if (!Array.TrueForAll(values, T.IsFinite) || !Array.TrueForAll(state.Section("best").GetArray<T>("values"), T.IsFinite))
        {
            throw Damaged("holds a parameter that is not finite");
        }

        _secondsBefore = seconds;
        _history.Load(state.Section("history"));
        _best.Load(state.Section("best"));
        run.Resume(state.Section("run"), _declaredWeights);
        values.CopyTo(_objective.Values);
    }

    private InvalidDataException Damaged(string fault) => new($"The checkpoint '{_plan.Resume!.Path}' {fault}.");
}
