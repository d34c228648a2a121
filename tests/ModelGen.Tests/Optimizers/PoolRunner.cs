using ModelGen.Execution;

namespace ModelGen.Tests.Optimizers;

/// <summary>The threads of a pool, as an objective offers them.</summary>
internal sealed class PoolRunner(WorkerPool pool) : IParallelRunner
{
    public void RunParallel(Action<int> work) => pool.Run(work);
}
