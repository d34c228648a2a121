using ModelGen.Optimizers;
using ModelGen.Training;

namespace ModelGen.Collocation;

/// <summary>
/// The plan for callers who name none: by number of parameters and precision. In double a short phase of the kernel form of Levenberg-Marquardt from the
/// random start, then self-scaled Broyden, whose superlinear steps cost one gradient; each phase ends where the validation loss no longer falls. Where that
/// was above the tolerance of the verdict, the kernel form starts anew with more rows and another damping, and a finisher follows.
/// </summary>
public static class DefaultPlan
{
    /// <summary>The most parameters for which Levenberg-Marquardt, whose cost grows as P^3, is tried where the rest has stalled.</summary>
    public const int MostParametersForLevenbergMarquardt = 1_500;

    /// <summary>The most parameters for which self-scaled Broyden, whose memory grows as P^2, finishes.</summary>
    public const int MostParametersForSelfScaledBroyden = 5_000;

    /// <summary>The most parameters for which the kernel form, which keeps a row of the Jacobian for each of N rows, is picked.</summary>
    public const int MostParametersForKernel = 30_000;

    private const double AdamRate = 3e-3;

    // of a balanced loss: residuals of about 1e-7 beside their terms
    private const double Target = 1e-16;

    internal static void AddTo(TrainingPlan plan, int parameterCount, Precision precision)
    {
        if (precision == Precision.Single || parameterCount > MostParametersForKernel)
        {
            plan.Adam(iterations: 5_000, AdamRate, LearningRateSchedule.Cosine()).LBfgs(iterations: 5_000);
        }
        else if (parameterCount <= MostParametersForSelfScaledBroyden)
        {
            bool isSmall = parameterCount <= MostParametersForLevenbergMarquardt;
            AddKernel(plan, new KernelLevenbergMarquardt(), iterations: isSmall ? 300 : 600);
            End(plan.SelfScaledBroyden(iterations: isSmall ? 8_000 : 10_000));
            AddKernel(plan, new KernelLevenbergMarquardt(rows: 512, mostRows: 1_024, damping: 1e-3), iterations: 400).IfStalled();
            End(isSmall ? plan.LevenbergMarquardt(iterations: 300) : plan.SelfScaledBroyden(iterations: 5_000)).IfStalled();
        }
        else
        {
            AddKernel(plan, new KernelLevenbergMarquardt(), iterations: 4_000);
        }
    }

    // few fresh rows are the point of it: numbers of points that the caller chose are for the finisher
    private static TrainingPlan AddKernel(TrainingPlan plan, KernelLevenbergMarquardt optimizer, int iterations) => End(plan.Then(optimizer, iterations)
        .ChangeData<CollocationOptions>(options => options with { Points = null, RowsPerParameter = null }, "collocation points"));

    // a loss in the units of the equations says nothing of its own
    private static TrainingPlan End(TrainingPlan plan) => CollocationOptions.ChoosesScales(plan) ? plan.StopBelow(Target) : plan;
}
