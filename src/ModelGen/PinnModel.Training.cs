using System.Numerics;
using ModelGen.Collocation;
using ModelGen.Engine;
using ModelGen.IO;
using ModelGen.Kernels;
using ModelGen.Objectives;
using ModelGen.Points;
using ModelGen.Training;

namespace ModelGen;

/// <content>Training.</content>
public abstract partial class PinnModel
{
    /// <summary>
    /// Trains the model: by the phases of the plan, or by the default plan, which is picked by the number of parameters and says what it
    /// picked. The model ends with the best parameters that its validation sample saw; a step allocates nothing.
    /// </summary>
    /// <param name="plan">Adds phases and options, such as <c>plan => plan.Adam(iterations: 1_000).LevenbergMarquardt(iterations: 200)</c>.</param>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="cancel">Ends training after the current iteration; the history says so.</param>
    /// <returns>The loss of every equation at every iteration, validations, and how each phase ended.</returns>
    /// <exception cref="ArgumentException">The plan does not fit the model, such as Levenberg-Marquardt in single precision.</exception>
    /// <exception cref="InvalidOperationException">The class has no equations, an observed set has no data, or the model is being trained already.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer finite; the model has its best parameters so far.</exception>
    /// <exception cref="InvalidDataException">The checkpoint to resume is damaged, or of another model, plan or precision.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written.</exception>
    public TrainingHistory Train(Action<TrainingPlan>? plan = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default)
        => TrainBy(plan, built => TrainOnProcessor(built, progress, cancel));

    /// <summary>Builds a plan and lets somebody carry it out; one training at a time.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="train">Carries it out.</param>
    /// <param name="pointwise">Whether equations may be balanced point by point, which devices do not do.</param>
    internal TrainingHistory TrainBy(Action<TrainingPlan>? plan, Func<TrainingPlan, TrainingHistory> train, bool pointwise = true)
    {
        ThrowIfDisposed();
        if (!Description.Programs.Any(program => program.Kind == ProgramKind.Batch))
        {
            throw new InvalidOperationException($"'{Description.Name}' has no equations, so there is nothing to train.");
        }

        TrainingPlan built = CollocationPlan.Build(plan, ParameterCount, Precision);
        return TrainAlone(() =>
        {
            if (CollocationOptions.ChoosesScales(built))
            {
                Runtime.ChooseScales(pointwise);
                built.Remark(Scales.ToString());
            }

            foreach (var inputs in Description.ScaledInputs.GroupBy(input => input.Network))
            {
                built.Remark($"Inputs of '{inputs.Key}' mapped to [-1, 1]: {string.Join(", ", inputs)}.");
            }

            return train(built);
        });
    }

    /// <summary>Carries a plan out on the processor.</summary>
    internal TrainingHistory TrainOnProcessor(TrainingPlan plan, IProgress<TrainingProgress>? progress, CancellationToken cancel) =>
        Precision == Precision.Single ? TrainOnProcessor<float>(plan, progress, cancel) : TrainOnProcessor<double>(plan, progress, cancel);

    /// <summary>Carries a plan out on whatever holds the model's parameters.</summary>
    /// <param name="objective">The loss.</param>
    /// <param name="points">The points that it is a mean over.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="cancel">Ends training after the current iteration.</param>
    internal TrainingHistory CarryOut<T>(
        ITrainingObjective<T> objective, ICollocationPoints points, TrainingPlan plan, IProgress<TrainingProgress>? progress, CancellationToken cancel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string[] equations = [.. Description.Programs.Where(program => program.Kind == ProgramKind.Batch)
            .SelectMany(program => program.Equations).Select(equation => equation.Name)];
        CollocationData data = new(points, ParameterCount, equations);
        string fingerprint = $"{Description.Fingerprint} {Description.LossFingerprint} {InputMapping.Of(Description)}".TrimEnd();
        return new Trainer<T>(objective, data, plan, equations, fingerprint).Run(progress, cancel);
    }

    private TrainingHistory TrainOnProcessor<T>(TrainingPlan plan, IProgress<TrainingProgress>? progress, CancellationToken cancel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Engine<T> engine = Objective<T>();
        engine.FoldUnits(folded: false);
        try
        {
            return CarryOut(engine, engine, plan, progress, cancel);
        }
        finally
        {
            engine.ReclaimParameters();
        }
    }
}
