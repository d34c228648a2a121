namespace ModelGen.Training;

/// <content>The options of phases and of the whole plan.</content>
public sealed partial class TrainingPlan
{
    /// <summary>Visits so many items in an iteration, the next ones in the next; for first-order methods.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    /// <exception cref="ArgumentException">The phase's optimiser needs full batches.</exception>
    public TrainingPlan MiniBatch(long items)
    {
        RequireAtLeastOne(items, nameof(items), "items");
        return Change(options => options with { MiniBatch = items });
    }

    /// <summary>Multiplies the mini-batch, or the number of points that the plan sets, at intervals, in place of a falling rate (Smith et al. 2018).</summary>
    /// <param name="factor">Above 1.</param>
    /// <param name="every">Iterations from one growth to the next; left out where there are epochs.</param>
    /// <param name="everyEpochs">Visits of the whole data set from one growth to the next, in place of iterations; for networks on samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor that does not grow, or no interval.</exception>
    /// <exception cref="ArgumentException">Both iterations and epochs.</exception>
    /// <exception cref="InvalidOperationException">Neither a mini-batch nor a number of points was set before.</exception>
    public TrainingPlan GrowBatch(double factor, int? every = null, int? everyEpochs = null)
    {
        if (!(factor > 1 && double.IsFinite(factor)))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The batch grows by a factor above 1, such as 2.");
        }

        (int iterations, int epochs) = Interval(every, everyEpochs, null, nameof(every), nameof(everyEpochs));
        return Change(options => options.MiniBatch is null && options.Data is not { HaveSize: true }
            ? throw new InvalidOperationException("GrowBatch needs a size to start from; call MiniBatch or Points before it.")
            : options with { Growth = new BatchGrowth(factor, iterations) { EveryEpochs = epochs } });
    }

    /// <summary>
    /// Keeps some parameters of a network as they are, by patterns of their paths: "Encode/**" is everything whose path begins with "Encode/", "*" is any part
    /// between two slashes. Transfer learning loads them by LoadMatching before.
    /// </summary>
    /// <param name="patterns">At least one.</param>
    public TrainingPlan Freeze(params string[] patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        return Change(options => options with { Frozen = patterns });
    }

    /// <summary>
    /// Validates, and ends with, an exponential average of the parameters over the steps: it forgets a share of 1 - decay in a step (Polyak and Juditsky 1992).
    /// </summary>
    /// <param name="decay">In (0, 1), such as 0.999.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside of it.</exception>
    public TrainingPlan AverageWeights(double decay = 0.999) => decay is > 0 and < 1
        ? Change(options => options with { AverageDecay = decay })
        : throw new ArgumentOutOfRangeException(nameof(decay), decay, "The average keeps a share above 0 and below 1 in each step, such as 0.999.");

    /// <summary>
    /// Ends the phase with its last parameters instead of those of its smallest validation loss: where validations are rare, or their loss is not what counts.
    /// </summary>
    /// <param name="onlyIfNoneIsBetter">
    /// Keep the best all the same where a validation loss fell below that of the start; without it, the best may be the parameters that the phase started
    /// with.
    /// </param>
    public TrainingPlan KeepLast(bool onlyIfNoneIsBetter = false) =>
        Change(options => options with { Kept = onlyIfNoneIsBetter ? KeptIterate.LastIfNoneIsBetter : KeptIterate.Last });

    /// <summary>Shortens gradients that are longer than a norm; for first-order methods.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public TrainingPlan Clip(double gradientNorm)
    {
        if (!(gradientNorm > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(gradientNorm), gradientNorm, "Gradients are clipped to a positive norm, such as 1.");
        }

        return Change(options => options with { ClipNorm = gradientNorm });
    }

    /// <summary>
    /// Ends the phase when the validation loss has not fallen for some iterations; where the method takes more rows at a plateau, when it has taken them all.
    /// </summary>
    /// <param name="patience">Iterations to wait for an improvement; left out where there are epochs.</param>
    /// <param name="improvement">The relative fall that counts as one.</param>
    /// <param name="epochs">Visits of the whole data set to wait, in place of iterations; for networks on samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">No patience, or an improvement outside [0, 1).</exception>
    public TrainingPlan StopEarly(int patience = 0, double improvement = 1e-3, int epochs = 0)
    {
        RequireAtLeastOne(epochs > 0 ? epochs : patience, nameof(patience), "iterations");
        if (!(improvement >= 0 && improvement < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(improvement), improvement, "The improvement is relative: at least 0 and below 1, such as 0.001.");
        }

        return Change(options => options with { EarlyStopping = new EarlyStopping(Math.Max(1, patience), improvement) { Epochs = epochs } });
    }

    /// <summary>Ends the phase when the validation loss is below a target.</summary>
    /// <param name="validationLoss">The target; free of units where training has balanced the equations.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or not finite.</exception>
    public TrainingPlan StopBelow(double validationLoss)
    {
        if (!(validationLoss > 0 && double.IsFinite(validationLoss)))
        {
            throw new ArgumentOutOfRangeException(nameof(validationLoss), validationLoss, "The target must be a positive number, such as 1e-12.");
        }

        return Change(options => options with { Target = validationLoss });
    }

    /// <summary>
    /// Leaves the phase out unless the one before it has ended at a plateau (rather than by its iterations) while a term was above the tolerance of the
    /// verdict, see <see cref="Tolerate"/>: the next thing to try. Several such phases in a row are tried one after the other while that is so.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no phase before it that could stall.</exception>
    public TrainingPlan IfStalled() => _phases.Count > 1
        ? Change(options => options with { OnlyIfStalled = true })
        : throw new InvalidOperationException("IfStalled is for a phase that follows another one; add the phase that may stall before it.");

    /// <summary>Replaces the declared weight of a term, such as an equation, in the loss, during training only; the name of an array is each of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public TrainingPlan Weight(string term, double weight)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(term);
        if (!(weight >= 0 && double.IsFinite(weight)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(weight),
                weight,
                $"The weight of '{term}' must be finite and not negative; 0 leaves it out.");
        }

        return Change(options => options with { Weights = With(options.Weights, term, weight) });
    }

    /// <summary>Evaluates the validation loss, which picks the best iterate, at other intervals.</summary>
    /// <param name="iterations">Iterations between validations; left out where there are epochs.</param>
    /// <param name="epochs">Visits of the whole data set between validations, in place of iterations; for networks on samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    /// <exception cref="ArgumentException">Both, or neither.</exception>
    public TrainingPlan ValidateEvery(int? iterations = null, int? epochs = null)
    {
        Interval(iterations, epochs, null, nameof(iterations), nameof(epochs));
        return Change(options => options with { ValidateEvery = iterations, ValidateEveryEpochs = epochs });
    }

    /// <summary>Measures an error against a reference at intervals, for history and progress; it does not steer training.</summary>
    /// <param name="error">Evaluates the model and returns its error; called on the training thread between iterations.</param>
    /// <param name="every">Iterations between measurements, over all phases; 100 unless given.</param>
    /// <param name="name">What it measures, such as "relative L2 error of u".</param>
    /// <param name="everyEpochs">Visits of the whole data set between measurements, from the start of each phase; for networks on samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">No interval.</exception>
    /// <exception cref="ArgumentException">Both iterations and epochs.</exception>
    public TrainingPlan Validate(Func<double> error, int? every = null, string name = "error", int? everyEpochs = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (int iterations, int epochs) = Interval(every, everyEpochs, 100, nameof(every), nameof(everyEpochs));
        Reference = new ReferenceValidation(error, iterations, name) { EveryEpochs = epochs };
        return this;
    }

    /// <summary>Sets the tolerance of the verdict: the residual beside the terms of its equation that counts as satisfied; 1e-3 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or not finite.</exception>
    public TrainingPlan Tolerate(double relativeResidual)
    {
        if (!(relativeResidual > 0 && double.IsFinite(relativeResidual)))
        {
            throw new ArgumentOutOfRangeException(nameof(relativeResidual), relativeResidual, "The tolerance must be a positive number, such as 1e-4.");
        }

        Tolerance = relativeResidual;
        return this;
    }

    /// <summary>Writes a checkpoint at intervals of time, at the end of each phase, and on cancellation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not positive.</exception>
    public TrainingPlan Checkpoint(string path, TimeSpan every)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (every <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(every), every, "The interval between checkpoints must be positive, such as TimeSpan.FromMinutes(5).");
        }

        Checkpoints = new CheckpointSettings(path, every, Iterations: null);
        return this;
    }

    /// <summary>Writes a checkpoint every so many iterations, or epochs, at the end of each phase, and on cancellation.</summary>
    /// <param name="path">The file, replaced atomically.</param>
    /// <param name="iterations">Iterations between checkpoints, over all phases; left out where there are epochs.</param>
    /// <param name="epochs">Visits of the whole data set between checkpoints, from the start of each phase; for networks on samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 of them.</exception>
    /// <exception cref="ArgumentException">Both, or neither.</exception>
    public TrainingPlan Checkpoint(string path, int? iterations = null, int? epochs = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        (int most, int mostEpochs) = Interval(iterations, epochs, null, nameof(iterations), nameof(epochs));
        Checkpoints = new CheckpointSettings(path, Interval: null, most > 0 ? most : null) { Epochs = mostEpochs };
        return this;
    }

    /// <summary>
    /// Goes on from a checkpoint of the same model and plan, with the same bits as if training had never stopped. Iterations of the
    /// current phase may be changed, and phases added after it.
    /// </summary>
    /// <param name="path">A file that <see cref="Checkpoint(string, TimeSpan)"/> wrote.</param>
    /// <param name="ifExists">Start anew, rather than throw, where there is no such file: for programs that may be killed and started again.</param>
    public TrainingPlan ResumeFrom(string path, bool ifExists = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!ifExists && !File.Exists(path))
        {
            throw new FileNotFoundException($"There is no checkpoint '{path}' to resume from; pass ifExists: true to start anew without one.", path);
        }

        Resume = new ResumeSettings(path, ifExists);
        return this;
    }

    internal static void RequireAtLeastOne(long value, string name, string what)
    {
        if (value < 1)
        {
            throw new ArgumentOutOfRangeException(name, value, $"At least 1 of the {what} is needed.");
        }
    }

    /// <summary>An interval that is given in iterations or in epochs: the other of the two is 0.</summary>
    internal static (int Iterations, int Epochs) Interval(int? iterations, int? epochs, int? usual, string iterationsName, string epochsName)
    {
        if (iterations is not null && epochs is not null)
        {
            throw new ArgumentException($"An interval of {iterations} iterations and {epochs} epochs is given; leave one of them out.", epochsName);
        }

        if (epochs is { } given)
        {
            RequireAtLeastOne(given, epochsName, "epochs");
            return (0, given);
        }

        int every = iterations ?? usual ?? throw new ArgumentException($"An interval is needed: give '{iterationsName}' or '{epochsName}'.", iterationsName);
        RequireAtLeastOne(every, iterationsName, "iterations");
        return (every, 0);
    }

    private static Dictionary<string, TValue> With<TValue>(IReadOnlyDictionary<string, TValue> values, string key, TValue value) =>
        new(values) { [key] = value };
}

/// <summary>Where and how often checkpoints are written.</summary>
/// <param name="Path">The file, replaced atomically.</param>
/// <param name="Interval">Time between checkpoints; null to count iterations.</param>
/// <param name="Iterations">Iterations between checkpoints; null to go by time.</param>
public sealed record CheckpointSettings(string Path, TimeSpan? Interval, int? Iterations)
{
    /// <summary>Epochs between checkpoints; 0 where they are iterations, or time.</summary>
    public int Epochs { get; internal init; }
}

/// <summary>The checkpoint to go on from.</summary>
/// <param name="Path">The file.</param>
/// <param name="IfExists">Whether a missing file means a fresh start.</param>
public sealed record ResumeSettings(string Path, bool IfExists);

/// <summary>An error against a reference that the caller measures.</summary>
/// <param name="Error">Evaluates the model and returns its error.</param>
/// <param name="Every">Iterations between measurements; 0 where they are epochs.</param>
/// <param name="Name">What it measures.</param>
public sealed record ReferenceValidation(Func<double> Error, int Every, string Name)
{
    /// <summary>Epochs between measurements; 0 where they are iterations.</summary>
    public int EveryEpochs { get; internal init; }
}
