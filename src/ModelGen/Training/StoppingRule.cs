using ModelGen.IO;

namespace ModelGen.Training;

/// <summary>Early stopping at work: when the validation loss last fell by enough.</summary>
internal sealed class StoppingRule
{
    private readonly EarlyStopping? _settings;
    private double _reference = double.PositiveInfinity;
    private long _improvedAt;

    public StoppingRule(EarlyStopping? settings) => _settings = settings;

    /// <summary>Takes a validation loss into account; true where patience has run out.</summary>
    public bool IsOver(double validationLoss, long iteration)
    {
        if (_settings is null)
        {
            return false;
        }

        if (validationLoss < (1 - _settings.Improvement) * _reference)
        {
            _reference = validationLoss;
            _improvedAt = iteration;
        }

        return iteration - _improvedAt >= _settings.Patience;
    }

    /// <summary>Waits anew from an iteration on.</summary>
    public void Restart(long iteration) => _improvedAt = iteration;

    public void Save(StateDictionary state)
    {
        state.SetNumber("reference", _reference);
        state.SetInteger("improved_at", _improvedAt);
    }

    public void Load(StateDictionary state)
    {
        _reference = state.GetNumber("reference");
        _improvedAt = state.GetInteger("improved_at", 0, int.MaxValue);
    }
}
