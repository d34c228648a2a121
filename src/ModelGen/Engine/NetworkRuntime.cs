using ModelGen.Kernels.Networks;
using ModelGen.Training;

namespace ModelGen.Engine;

/// <summary>What a network on samples asks of its engine, whatever the precision.</summary>
internal abstract unsafe class NetworkRuntime : ModelRuntime
{
    /// <summary>Runs a program on samples that a caller lends.</summary>
    /// <param name="program">The program.</param>
    /// <param name="count">Samples.</param>
    /// <param name="inputs">Pointers to the inputs, then to adjoints of outputs.</param>
    /// <param name="inputCount">How many.</param>
    /// <param name="targets">Pointers to where outputs go; 0 for those that are not wanted.</param>
    /// <param name="targetCount">How many.</param>
    /// <param name="isDouble">Whether all of them are double; else float.</param>
    /// <param name="seed">Decides random numbers.</param>
    public abstract void Compute(int program, int count, nint* inputs, int inputCount, nint* targets, int targetCount, bool isDouble, ulong seed);

    /// <summary>Evaluates outputs of an operator at points, [function][point].</summary>
    /// <param name="count">Functions.</param>
    /// <param name="inputs">Pointers to the inputs.</param>
    /// <param name="points">Points.</param>
    /// <param name="coordinates">Pointers to each coordinate of all points.</param>
    /// <param name="targets">Pointers to where outputs at points go.</param>
    /// <param name="isDouble">Whether all of them are double; else float.</param>
    public abstract void ComputePoints(int count, nint* inputs, int points, nint* coordinates, nint* targets, bool isDouble);

    /// <summary>The values of a kept layer, [sample][pixel][channel].</summary>
    public abstract double[] LayerValues(KeptLayer layer, int count, nint* inputs, int inputCount);

    /// <summary>The mean of each term and metric over samples.</summary>
    public abstract void Measure(SampleSet samples, Span<double> means);

    /// <summary>The loss on all samples and its gradient, [P].</summary>
    public abstract double Gradient(SampleSet samples, Span<double> gradient);

    /// <summary>Fits means and deviations of columns to samples.</summary>
    public abstract void FitUnits(SampleSet samples);

    /// <summary>Trains by a plan.</summary>
    public abstract TrainingHistory Train(
        SampleSet data,
        SampleSet? validation,
        TrainingPlan plan,
        IReadOnlyList<string> termNames,
        string fingerprint,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel);
}
