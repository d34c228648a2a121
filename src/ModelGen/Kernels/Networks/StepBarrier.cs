namespace ModelGen.Kernels.Networks;

/// <summary>Where threads that share the steps of a tile wait for each other.</summary>
/// <param name="threads">How many.</param>
public sealed class StepBarrier(int threads)
{
    private const int SpinsBeforeYield = 4_000;

    private int _arrived;
    private volatile int _round;

    /// <summary>Returns once all have called it.</summary>
    public void Wait()
    {
        int round = _round;
        if (Interlocked.Increment(ref _arrived) == threads)
        {
            _arrived = 0;
            _round = round + 1;
            return;
        }

        for (int spins = 0; _round == round; spins++)
        {
            if (spins < SpinsBeforeYield)
            {
                Thread.SpinWait(4);
            }
            else
            {
                // somebody else needs the core
                Thread.Yield();
            }
        }
    }
}
