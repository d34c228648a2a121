using System.Diagnostics;
using System.Globalization;
using ModelGen.Training;

namespace ModelGen.Accuracy;

/// <summary>One training and its error.</summary>
/// <param name="Name">The problem.</param>
/// <param name="RelativeL2">The error.</param>
/// <param name="Seconds">Processor seconds / 2 of the training call alone.</param>
/// <param name="WallSeconds">Its wall time.</param>
/// <param name="Seed">The model's seed.</param>
/// <param name="Verdict">What training said.</param>
internal sealed record Measurement(string Name, double RelativeL2, double Seconds, double WallSeconds, int Seed, string Verdict)
{
    /// <summary>Trains by the default plan and measures; neither making the model nor measuring it is counted.</summary>
    /// <param name="problem">What to train.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="budget">Seconds after which training is ended; null for the plan's own end.</param>
    /// <param name="plan">Another plan than the default one.</param>
    public static Measurement Take(AccuracyProblem problem, int seed, double? budget, Action<TrainingPlan>? plan = null)
    {
        using PinnModel model = problem.Create(seed);
        (string verdict, double seconds, TimeSpan wall) = Train(model, budget, plan);
        return new Measurement(problem.Name, problem.RelativeError(model), seconds, wall.TotalSeconds, seed, verdict);
    }

    /// <summary>The line that is printed.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name} relL2={RelativeL2:0.0e+00} seconds={Seconds:F1} seed={Seed} verdict={Verdict} wall={WallSeconds:F1}");

    private static (string Verdict, double Seconds, TimeSpan Wall) Train(PinnModel model, double? budget, Action<TrainingPlan>? plan)
    {
        using CpuBudget cpu = new(budget);
        long start = Stopwatch.GetTimestamp();
        string verdict;
        try
        {
            verdict = Accuracy.Verdict.Of(model.Train(plan, progress: null, cpu.Token));
        }
        catch (TrainingDivergedException)
        {
            verdict = Accuracy.Verdict.Diverged;   // the model has its best parameters before that
        }

        return (verdict, cpu.Seconds, Stopwatch.GetElapsedTime(start));
    }
}
