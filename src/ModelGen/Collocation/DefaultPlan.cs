using ModelGen.Training;

namespace ModelGen.Collocation;

/// <summary>The plan for callers who name none: by number of parameters and precision.</summary>
public static class DefaultPlan
{
    /// <summary>The most parameters for which Levenberg-Marquardt, whose cost grows as P^3, is picked.</summary>
    public const int MostParametersForLevenbergMarquardt = 3_000;

    // Adam only has to get near: few points and a bold rate
    private const int AdamPoints = 2_048;
    private const double AdamRate = 3e-3;

    internal static void AddTo(TrainingPlan plan, int parameterCount, Precision precision)
    {
        if (precision == Precision.Double && parameterCount <= MostParametersForLevenbergMarquardt)
        {
            int levenbergMarquardt = parameterCount <= 1_500 ? 300 : 200;
            bool callerChosePoints = plan.CommonOptions.Data is { HaveSize: true };
            plan.Adam(iterations: 1_000, AdamRate, LearningRateSchedule.Cosine());
            if (!callerChosePoints)
            {
                plan.Points(AdamPoints);
            }

            plan.LevenbergMarquardt(levenbergMarquardt);
        }
        else
        {
            plan.Adam(iterations: 5_000, AdamRate, LearningRateSchedule.Cosine())
                .LBfgs(iterations: 5_000);
        }
    }
}
