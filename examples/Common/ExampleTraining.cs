using ModelGen.Examples.Plots;
using ModelGen.Terminal;
using ModelGen.Training;

namespace ModelGen.Examples;

/// <summary>What the examples do beside their model: the plan that --iterations asks for, live progress, loss curves for the picture.</summary>
public static class ExampleTraining
{
    /// <summary>Trains with live progress; the default plan, or the number of iterations that the command line asks for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">The command line.</param>
    /// <param name="error">Measures the model against the reference.</param>
    /// <param name="configure">A plan of the example's own, used where the command line asks for no number of iterations; null for the default plan.</param>
    /// <param name="cancel">Ctrl-C.</param>
    public static TrainingHistory TrainWithProgress(
        this PinnModel model,
        ExampleOptions options,
        Func<double> error,
        Action<TrainingPlan>? configure,
        CancellationToken cancel)
    {
        using TerminalProgress progress = new();
        TrainingHistory history = model.Train(
            plan =>
            {
                plan.Validate(error, every: 20, "relative L2 error");
                if (options.Iterations is { } iterations)
                {
                    Shorten(plan, iterations, model.Precision);
                }
                else
                {
                    configure?.Invoke(plan);
                }
            },
            progress,
            cancel);
        cancel.ThrowIfCancellationRequested();
        return history;
    }

    /// <summary>The loss of every equation over the iterations, for <see cref="ResultFigure.Losses"/>.</summary>
    public static LossCurve[] LossCurves(this TrainingHistory history)
    {
        double[] iterations = [.. Enumerable.Range(1, history.Count).Select(i => (double)i)];
        return [.. history.TermNames.Select(name => new LossCurve(name, iterations, history.TermLosses(name)))];
    }

    /// <summary>The loss on batches, as the mean over every epoch or so, and on the validation data.</summary>
    /// <param name="history">Of a network on samples.</param>
    /// <param name="every">Iterations that make a mean.</param>
    public static LossCurve[] LearningCurves(this TrainingHistory history, int every)
    {
        double[][] epochs = [.. history.Losses.ToArray().Chunk(every)];
        return
        [
            new LossCurve("training", [.. epochs.Select((epoch, i) => (double)(i * every + epoch.Length))], [.. epochs.Select(epoch => epoch.Average())]),
            new LossCurve(
                "validation", [.. history.Validations.Select(entry => (double)entry.Iteration)], [.. history.Validations.Select(entry => entry.Loss)]),
        ];
    }

    /// <summary>Four fifths with Adam, the rest with the second-order method that the precision allows.</summary>
    private static void Shorten(TrainingPlan plan, int iterations, Precision precision)
    {
        int last = iterations / 5;
        plan.Points(2_048).Adam(iterations - last, 3e-3, LearningRateSchedule.Cosine());
        if (last > 0 && precision == Precision.Double)
        {
            plan.LevenbergMarquardt(last);
        }
        else if (last > 0)
        {
            plan.LBfgs(last);
        }
    }
}
