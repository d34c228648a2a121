using ModelGen.Collocation;
using ModelGen.Points;
using ModelGen.Training;

namespace ModelGen;

/// <summary>
/// What a training plan may say about collocation points. An option holds for the phase that it follows, or, before the first phase, for all.
/// </summary>
public static class CollocationPlan
{
    /// <summary>The plan that a caller configures for a model on coordinates, with the default phases where it names none.</summary>
    /// <param name="configure">Adds phases and options; null for the default plan.</param>
    /// <param name="parameterCount">P.</param>
    /// <param name="precision">The model's precision.</param>
    public static TrainingPlan Build(Action<TrainingPlan>? configure, int parameterCount, Precision precision) =>
        TrainingPlan.Build(configure, new CollocationOptions(), plan => DefaultPlan.AddTo(plan, parameterCount, precision));

    /// <summary>About so many collocation points over all equations, in place of the declared numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public static TrainingPlan Points(this TrainingPlan plan, long total)
    {
        TrainingPlan.RequireAtLeastOne(total, nameof(total), "points");
        return Change(plan, options => options with { Points = total });
    }

    /// <summary>So many collocation points for one equation and those that share its points.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1, or more than 33,554,431.</exception>
    public static TrainingPlan Points(this TrainingPlan plan, string equation, int points)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(equation);
        TrainingPlan.RequireAtLeastOne(points, nameof(points), "points");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, PointBudget.MostPoints);
        return Change(plan, options => options with { EquationPoints = new Dictionary<string, int>(options.EquationPoints) { [equation] = points } });
    }

    /// <summary>So many rows of the residual for each parameter, where <see cref="Points(TrainingPlan, long)"/> does not say how many points.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1, or not finite.</exception>
    public static TrainingPlan RowsPerParameter(this TrainingPlan plan, double rows)
    {
        if (!(rows >= 1 && double.IsFinite(rows)))
        {
            throw new ArgumentOutOfRangeException(nameof(rows), rows, "At least 1 row for each parameter is needed, such as 4.");
        }

        return Change(plan, options => options with { RowsPerParameter = rows });
    }

    /// <summary>Draws points from another sequence, such as <see cref="PointSampler.LatinHypercube"/>.</summary>
    public static TrainingPlan Sampler(this TrainingPlan plan, PointSampler sampler)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        return Change(plan, options => options with { Sampler = sampler });
    }

    /// <summary>
    /// Leaves the scales of fields and equations as they are declared: 1 unless <c>Scale</c> says otherwise, and weights as <c>Weight</c> says.
    /// </summary>
    public static TrainingPlan WithoutScales(this TrainingPlan plan) => Change(plan, options => options with { ChooseScales = false });

    /// <summary>Redraws the collocation points at intervals.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="iterations">Iterations between redraws; 0 to keep the points.</param>
    /// <param name="mode">Plain or adaptive; if not given, what suits the optimiser (adaptive for second-order methods, plain else).</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public static TrainingPlan ResampleEvery(this TrainingPlan plan, int iterations, Resampling? mode = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        return Change(plan, options => options with { ResampleEvery = iterations, Resampling = mode ?? options.Resampling });
    }

    /// <summary>Picks adaptive points from at least so many candidates, in place of 20,000, or 2,000 where points are redrawn in every iteration.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="least">At least so many, and 4 for each point.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1, or more than 1,000,000.</exception>
    public static TrainingPlan Candidates(this TrainingPlan plan, int least)
    {
        TrainingPlan.RequireAtLeastOne(least, nameof(least), "candidates");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(least, CandidateBudget.MostLeast);
        return Change(plan, options => options with { Candidates = least });
    }

    private static TrainingPlan Change(TrainingPlan plan, Func<CollocationOptions, CollocationOptions> change)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.ChangeData(change, "collocation points");
    }
}
