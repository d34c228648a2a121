using System.Diagnostics;
using System.Runtime.CompilerServices;
using ModelGen.Execution;

namespace ModelGen.Tests.Engine;

// counts the threads of the process, so nothing may run beside it
[Collection(nameof(AllocationTests))]
public class WorkerPoolTests
{
    [Fact]
    public void What_the_work_throws_keeps_its_stack()
    {
        using WorkerPool pool = new(3);
        for (int thread = 0; thread < 3; thread++)
        {
            int failing = thread;
            NotSupportedException failure = Assert.Throws<NotSupportedException>(() => pool.Run(number => FailOn(failing, number)));
            Assert.Contains(nameof(FailOn), failure.StackTrace);
        }

        int calls = 0;
        pool.Run(_ => Interlocked.Increment(ref calls));
        Assert.Equal(3, calls);
    }

    [Fact]
    public void A_disposed_pool_can_be_disposed_again()
    {
        WorkerPool pool = new(2);
        pool.Dispose();
        pool.Dispose();
    }

    [Fact]
    public void Forgotten_models_are_collected_with_their_memory_and_threads()
    {
        const int Models = 20;
        const int Threads = 4;
        int before = CountThreads();
        List<WeakReference> forgotten = [];
        for (int i = 0; i < Models; i++)
        {
            Forget(Threads, forgotten);
        }

        // each round collects what the finalisers of the round before have let go
        for (int round = 0; round < 10 && forgotten.Any(reference => reference.IsAlive); round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(forgotten, reference => reference.IsAlive);

        // each model had 3 threads beside the caller's; they end when they wake
        SpinWait.SpinUntil(() => CountThreads() < before + Models, TimeSpan.FromMinutes(1));
        Assert.InRange(CountThreads(), 0, before + Models);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FailOn(int failing, int number)
    {
        if (number == failing)
        {
            throw new NotSupportedException("told to fail");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(int threads, List<WeakReference> forgotten)
    {
        WaveModel model = new WaveModel(interior: 500, threads: threads).WithProbes().WithParameters();
        double[] gradient = new double[model.ParameterCount];
        model.LossAndGradient(gradient);
        model.Train(plan => plan.Adam(2).LBfgs(2).LevenbergMarquardt(2));
        forgotten.Add(new WeakReference(model));
        forgotten.Add(new WeakReference(model.Objective<double>()));
    }

    private static int CountThreads()
    {
        using Process process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }
}
