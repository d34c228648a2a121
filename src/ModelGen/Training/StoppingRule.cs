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
    /// <param name="validationLoss">The loss.</param>
    /// <param name="time">Iterations, or epochs where patience is in epochs.</param>
    public bool IsOver(double validationLoss, long time)
    {
        if (_settings is null)
        {
            return false;
        }

        if (validationLoss < (1 - _settings.Improvement) * _reference)
        {
            _reference = validationLoss;
            _improvedAt = time;
        }

        return time - _improvedAt >= (_settings.Epochs > 0 ? _settings.Epochs : _settings.Patience);
    }

    /// <summary>Waits anew from a time on.</summary>
    public void Restart(long time) => _improvedAt = time;

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
