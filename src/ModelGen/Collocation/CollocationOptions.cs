using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using ModelGen.Optimizers;
using ModelGen.Points;
using ModelGen.Training;

namespace ModelGen.Collocation;

/// <summary>
/// What a phase says about its collocation points. Null or empty: what suits the optimiser, see <see cref="RedrawInterval"/> and its neighbours.
/// </summary>
public sealed record CollocationOptions : DataOptions
{
    /// <summary>Points over all equations; null for the declared numbers, or what the optimiser needs.</summary>
    public long? Points { get; init; }

    /// <summary>Points of single equations, by name.</summary>
    public IReadOnlyDictionary<string, int> EquationPoints { get; init => field = new ReadOnlyDictionary<string, int>(new Dictionary<string, int>(value)); } =
        ReadOnlyDictionary<string, int>.Empty;

    /// <summary>The sequence that points are drawn from; null to keep the model's.</summary>
    public PointSampler? Sampler { get; init; }

    /// <summary>Iterations between redraws, 0 for never; null for what suits the optimiser.</summary>
    public int? ResampleEvery { get; init; }

    /// <summary>How points are redrawn; null for what suits the optimiser.</summary>
    public Resampling? Resampling { get; init; }

    /// <summary>Rows of the residual for each parameter, where <see cref="Points"/> does not say how many points; null for what suits the optimiser.</summary>
    public double? RowsPerParameter { get; init; }

    /// <summary>Least number of candidates that adaptive points are picked from; null for what suits the optimiser.</summary>
    public int? Candidates { get; init; }

    /// <summary>Whether the first training chooses the scales of fields and the balance of equations; see <see cref="ModelScales"/>.</summary>
    public bool ChooseScales { get; init; } = true;

    /// <inheritdoc/>
    public override bool HaveSize => Points is not null;

    /// <summary>The options of a phase.</summary>
    public static CollocationOptions Of(TrainingPhase phase) => phase?.Options.Data as CollocationOptions ?? new CollocationOptions();

    /// <summary>
    /// Iterations between redraws, 0 for never; without <see cref="ResampleEvery"/> the optimiser's <see cref="Optimizer.DefaultRedrawInterval"/>.
    /// </summary>
    public int RedrawInterval(Optimizer optimizer) => ResampleEvery ?? NotNull(optimizer).DefaultRedrawInterval;

    /// <summary>How points are redrawn; without <see cref="Resampling"/> adaptively where the optimiser asks for redraws, plainly else.</summary>
    public Resampling RedrawMode(Optimizer optimizer) =>
        Resampling ?? (NotNull(optimizer).DefaultRedrawInterval > 0 ? ModelGen.Resampling.Adaptive : ModelGen.Resampling.Plain);

    /// <summary>Whether a plan chooses scales: that of its first phase counts.</summary>
    internal static bool ChoosesScales(TrainingPlan plan) => plan.Phases.Count == 0 || Of(plan.Phases[0]).ChooseScales;

    /// <summary>
    /// Rows of the residual for each parameter, 0 for the declared points; without <see cref="RowsPerParameter"/> the optimiser's
    /// <see cref="Optimizer.DefaultRowsPerParameter"/>.
    /// </summary>
    public double RowsFor(Optimizer optimizer) => Points is not null ? 0 : RowsPerParameter ?? NotNull(optimizer).DefaultRowsPerParameter;

    /// <summary>
    /// The rows that a method wants fresh in every iteration; null for none, or where <see cref="Points"/> or <see cref="RowsPerParameter"/> decide.
    /// </summary>
    public FreshRows? FreshRowsFor(Optimizer optimizer) =>
        Points is null && RowsPerParameter is null ? NotNull(optimizer).FreshRows : null;

    /// <inheritdoc/>
    public override string Describe(Optimizer optimizer)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        StringBuilder text = new();
        if (Points is { } points)
        {
            text.Append(culture, $", {points:N0} points");
        }
        else if (RowsFor(optimizer) > 0)
        {
            text.Append(culture, $", {RowsFor(optimizer)} residual rows for each parameter");
        }

        if (FreshRowsFor(optimizer) is { } fresh)
        {
            text.Append(culture, $", {fresh.First:N0} residual rows, doubled where it stalls");
        }

        if (RedrawInterval(optimizer) == 1)
        {
            text.Append(", points redrawn every iteration");
        }
        else if (RedrawInterval(optimizer) > 0)
        {
            text.Append(culture, $", points redrawn every {RedrawInterval(optimizer):N0}");
        }

        return text.ToString();
    }

    internal CandidateBudget CandidatesFor(Optimizer optimizer) =>
        Candidates is { } least ? new CandidateBudget(least, CandidateBudget.Few.Factor)
        : optimizer.FreshRows is null ? CandidateBudget.Many
        : CandidateBudget.Few;

    private static Optimizer NotNull(Optimizer optimizer) => optimizer ?? throw new ArgumentNullException(nameof(optimizer));
}
