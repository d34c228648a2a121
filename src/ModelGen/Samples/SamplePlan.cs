using ModelGen.Training;

namespace ModelGen;

/// <summary>Training plans on data sets.</summary>
public static class SamplePlan
{
    private const int DefaultEpochs = 20;
    private const int DefaultBatch = 64;

    /// <summary>The plan that a caller configures for so many samples, with epochs counted as iterations; without phases, 20 epochs of Adam.</summary>
    /// <param name="configure">Adds phases and options; null for the default plan.</param>
    /// <param name="samples">Of the training data.</param>
    public static TrainingPlan Build(Action<TrainingPlan>? configure, long samples)
    {
        TrainingPlan plan = TrainingPlan.Build(configure, data: null, plan =>
        {
            plan.Adam(epochs: DefaultEpochs, learningRate: 1e-3, schedule: LearningRateSchedule.OneCycle());
            if (plan.Phases[^1].Options.MiniBatch is null)
            {
                plan.MiniBatch(DefaultBatch);
            }
        });
        plan.CountEpochs(samples);
        return plan;
    }
}
