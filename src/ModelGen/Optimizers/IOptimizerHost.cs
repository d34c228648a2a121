namespace ModelGen.Optimizers;

/// <summary>An objective that runs some optimisers itself, such as a device that keeps the parameters.</summary>
/// <typeparam name="T">float or double.</typeparam>
public interface IOptimizerHost<T> where T : unmanaged
{
    /// <summary>The optimiser at work where the parameters are; null where it must run on the processor.</summary>
    OptimizerState<T>? CreateState(Optimizer optimizer);
}
