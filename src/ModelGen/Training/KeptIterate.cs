namespace ModelGen.Training;

/// <summary>Which parameters a phase of training ends with.</summary>
public enum KeptIterate
{
    /// <summary>Those of the smallest validation loss, those that it started with among them.</summary>
    Best,

    /// <summary>Those of the smallest validation loss, where one was below that of the start; else the last ones.</summary>
    LastIfNoneIsBetter,

    /// <summary>The last ones, whatever the validation loss.</summary>
    Last,
}
