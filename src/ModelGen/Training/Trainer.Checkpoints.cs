using System.Diagnostics;
using ModelGen.Engine;

namespace ModelGen.Training;

/// <content>Checkpoints: everything that later iterations depend on, to the bit.</content>
public sealed partial class Trainer<T>
{
    // a hundred years
    private const double MostSeconds = 3.2e9;

    private bool CheckpointIsDue() => _plan.Checkpoints is { } settings
        && (settings.Iterations is { } iterations
            ? _history.Count % iterations == 0
            : Stopwatch.GetElapsedTime(_latestCheckpoint) >= settings.Interval);

    private void WriteCheckpoint(PhaseRun<T> run, int phase)
    {
        StateDictionary state = new();
        state.SetText("model", _fingerprint);
        state.SetText("lanes", _objective.LaneName);
        state.SetText("equations", string.Join(",", _history.EquationNames));
        state.SetInteger("phase", phase);
        state.SetNumber("seconds", Seconds);
        state.Set<T>("parameters", _objective.Parameters);
        _best.Save(state.Section("best"));
        _history.Save(state.Section("history"));
        SamplingCheckpoint.Save(_objective.ExportSampling(), state.Section("sampling"));
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
        if (state.GetText("model") != _fingerprint || state.GetText("equations") != string.Join(",", _history.EquationNames))
        {
            throw new InvalidDataException(
                $"The checkpoint '{resume.Path}' is of another model, or of this one before its declaration changed; start without ResumeFrom.");
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

        if (!Array.TrueForAll(state.GetArray<T>("parameters"), T.IsFinite) || !Array.TrueForAll(state.Section("best").GetArray<T>("parameters"), T.IsFinite))
        {
            throw Damaged("holds a parameter that is not finite");
        }

        _secondsBefore = seconds;
        _history.Load(state.Section("history"));
        _best.Load(state.Section("best"));
        run.Resume(state.Section("run"), _declaredWeights);
        SamplingState sampling = SamplingCheckpoint.Load(state.Section("sampling"));
        RequirePlanned(sampling);
        _objective.ImportSampling(sampling);
        state.Get("parameters", _objective.Parameters);
    }

    // points are memory: a file gets no more of them than the plan and the declaration ask for themselves
    private void RequirePlanned(SamplingState sampling)
    {
        int[] planned = _objective.ExportSampling().RequestedCounts;
        foreach (int[] counts in new[] { sampling.PointCounts, sampling.RequestedCounts })
        {
            for (int b = 0; b < Math.Min(counts.Length, planned.Length); b++)
            {
                if (counts[b] > planned[b])
                {
                    throw Damaged($"asks for {counts[b]} points where the plan asks for {planned[b]}; resume with the plan and the data that wrote it");
                }
            }
        }
    }

    private InvalidDataException Damaged(string fault) => new($"The checkpoint '{_plan.Resume!.Path}' {fault}.");
}
