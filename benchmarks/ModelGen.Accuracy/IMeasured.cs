namespace ModelGen.Accuracy;

/// <summary>A model that knows its solution.</summary>
internal interface IMeasured
{
    /// <summary>
    /// The relative L2 error against the exact solution or a converged reference: of the worst field where there are several, and no less than the
    /// relative error of a number that is learnt.
    /// </summary>
    double RelativeError();
}
