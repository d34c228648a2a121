namespace ModelGen.Execution;

/// <summary>Runs work on the threads that a model computes with.</summary>
public interface IParallelRunner
{
    /// <summary>Calls the work once on each thread, with their numbers from 0, and waits for all.</summary>
    void RunParallel(Action<int> work);
}
