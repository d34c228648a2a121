using ModelGen.IO;

namespace ModelGen.Training;

/// <summary>
/// Where the items that a loss is a mean of come from, and how they change while an objective is trained: collocation points that are drawn anew, the
/// mini-batches of a data set. The trainer calls it between iterations, and saves its state in checkpoints.
/// </summary>
public interface ITrainingData
{
    /// <summary>What items are called, such as "points".</summary>
    string ItemName { get; }

    /// <summary>Visits of the whole data set so far, over all phases; NaN where that means nothing.</summary>
    double Epochs => double.NaN;

    /// <summary>Moves on to the next mini-batch; null where one evaluation visits everything.</summary>
    Action? NextBatch { get; }

    /// <summary>Whether a method that finds no further decrease is given other items before its phase ends.</summary>
    bool ChangesWhenStalled { get; }

    /// <summary>Checks a phase before training begins.</summary>
    /// <exception cref="ArgumentException">The phase asks for what these data do not have.</exception>
    void Check(TrainingPhase phase);

    /// <summary>Sets up the items of a phase's first iteration; the weights of the phase are set already.</summary>
    void Begin(TrainingPhase phase);

    /// <summary>Iterations from this one on until something other than the mini-batch changes; at least 1.</summary>
    int UntilChange(int iteration);

    /// <summary>Sets up the items of an iteration that is not the phase's first. Returns whether the loss is another than before.</summary>
    /// <param name="iteration">Iterations of the phase that are done.</param>
    /// <param name="stalled">Whether the latest step found no further decrease.</param>
    bool Advance(int iteration, bool stalled);

    /// <summary>
    /// Takes more items from the next change on, where the validation loss has stopped falling and the phase wants more then. Returns how many they are, such
    /// as "512 residual rows"; null where there are no more, and the phase ends.
    /// </summary>
    string? Enlarge() => null;

    /// <summary>Judges the model as it is, on items that training never saw; nothing where there is no measure.</summary>
    IReadOnlyList<TermVerdict> Judge() => [];

    /// <summary>Puts back what was declared, after the last phase.</summary>
    /// <param name="trained">Whether there was an iteration.</param>
    void End(bool trained);

    /// <summary>Saves what it takes to go on with the same items, to the bit.</summary>
    void Save(StateDictionary state);

    /// <summary>Sets up a phase where a checkpoint left it; the parameters are restored afterwards.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="iteration">Iterations of it that are done.</param>
    /// <param name="state">What <see cref="Save"/> saved.</param>
    /// <exception cref="InvalidDataException">The state is of other data, or damaged.</exception>
    void Resume(TrainingPhase phase, int iteration, StateDictionary state);
}
