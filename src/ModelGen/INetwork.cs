using ModelGen.Kernels.Networks;
using ModelGen.Training;

namespace ModelGen;

/// <summary>
/// Any class declared with [Network], for code that is written once for all of them: <c>INetwork network = new DigitNet();</c>. Columns are told apart by name
/// while the program runs; the members of the class itself are checked when it is compiled.
/// </summary>
public interface INetwork : IDisposable
{
    /// <summary>Names and shapes of columns, outputs, terms, layers and parameters.</summary>
    NetworkDescription Description { get; }

    /// <summary>Trains the network on samples, by the phases of the plan or by the default plan.</summary>
    /// <param name="data">What to train on: the class's own data set, or <see cref="NamedSamples"/>.</param>
    /// <param name="validation">Samples that training does not see.</param>
    /// <param name="plan">Adds phases and options, such as plan => plan.Adam(epochs: 20).MiniBatch(64).</param>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="cancel">Ends training after the current iteration; the history says so.</param>
    /// <exception cref="ArgumentException">The samples have other columns than the network.</exception>
    TrainingHistory Train(
        SampleSet data,
        SampleSet? validation = null,
        Action<TrainingPlan>? plan = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default);

    /// <summary>The mean of every term of the loss and of every metric over samples, as predictions compute them.</summary>
    /// <exception cref="ArgumentException">The samples have other columns than the network.</exception>
    IReadOnlyList<TermLoss> Measure(SampleSet data);

    /// <summary>Predicts one sample or many. Allocates nothing.</summary>
    /// <param name="inputs">All inputs in the order of their declaration, one behind the other, each [sample, ..., channel].</param>
    /// <param name="outputs">Receives all outputs in the order of their declaration, one behind the other, each [sample, ..., channel].</param>
    /// <exception cref="ArgumentException">A length is no whole number of samples, or lengths differ in it.</exception>
    void Predict(ReadOnlySpan<double> inputs, Span<double> outputs);

    /// <inheritdoc cref="Predict(ReadOnlySpan{double}, Span{double})"/>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Predicts one output of one sample or many into a new array, [sample, ..., channel].</summary>
    /// <param name="output">Its declared name.</param>
    /// <param name="inputs">Each input by its declared name, [sample, ..., channel].</param>
    /// <exception cref="ArgumentException">There is no such output, an input is missing, or lengths differ in their number of samples.</exception>
    double[] Predict(string output, IReadOnlyDictionary<string, double[]> inputs);

    /// <summary>
    /// Predicts many steps, each from the one before: the output that is a frame of an input takes the place of its latest, and its oldest is forgotten; other
    /// inputs stay as they are. Allocates nothing once there was a call of this size.
    /// </summary>
    /// <param name="inputs">All inputs in the order of their declaration, one behind the other, each [sample, ..., channel].</param>
    /// <param name="steps">How many.</param>
    /// <param name="predictions">Receives [sample, step, ..., channel] of that output.</param>
    /// <exception cref="InvalidOperationException">No output is a frame of one input, or several are.</exception>
    /// <exception cref="ArgumentException">A length is no whole number of samples, or lengths differ in it.</exception>
    void Rollout(ReadOnlySpan<double> inputs, int steps, Span<double> predictions);

    /// <inheritdoc cref="Rollout(ReadOnlySpan{double}, int, Span{double})"/>
    void Rollout(ReadOnlySpan<float> inputs, int steps, Span<float> predictions);

    /// <summary>The errors of a rollout from the first frames of trajectories to their last.</summary>
    /// <param name="trajectories">[trajectory, time, ..., channel].</param>
    /// <param name="ahead">Frames from one step to the next.</param>
    /// <exception cref="InvalidOperationException">The network has another input, or no output that is a frame of it.</exception>
    /// <exception cref="ArgumentException">The trajectories have other extents, no frames behind the first, or are zero somewhere.</exception>
    RolloutErrors MeasureRollout(SampleArray trajectories, int ahead = 1);

    /// <summary>
    /// The gradient by one input of the sum of all outputs times the given adjoints, sample by sample: with 1 at one output and 0 elsewhere, that output's
    /// saliency map (Simonyan et al. 2014). Allocates nothing.
    /// </summary>
    /// <param name="input">The declared name of the input.</param>
    /// <param name="inputs">All inputs in the order of their declaration, one behind the other, each [sample, ..., channel].</param>
    /// <param name="adjoints">The adjoints of all outputs in the order of their declaration, one behind the other.</param>
    /// <param name="gradient">Receives [sample, ..., channel] of that input.</param>
    /// <exception cref="ArgumentException">There is no such input, or lengths are no whole number of samples, or differ in it.</exception>
    void Gradient(string input, ReadOnlySpan<double> inputs, ReadOnlySpan<double> adjoints, Span<double> gradient);

    /// <inheritdoc cref="Gradient(string, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    void Gradient(string input, ReadOnlySpan<float> inputs, ReadOnlySpan<float> adjoints, Span<float> gradient);

    /// <summary>What a layer gives for one sample or many, [sample, ..., channel]: feature maps.</summary>
    /// <param name="path">The layer's path, one of those in <see cref="NetworkDescription.Layers"/>.</param>
    /// <param name="inputs">All inputs in the order of their declaration, one behind the other, each [sample, ..., channel].</param>
    /// <exception cref="ArgumentException">There is no such layer, or the inputs are no whole number of samples.</exception>
    double[] ValuesOf(string path, ReadOnlySpan<double> inputs);

    /// <summary>A copy of parameters by their path, with their shape.</summary>
    /// <exception cref="ArgumentException">There is no such path.</exception>
    ParameterArray GetParameters(string path);

    /// <summary>Saves parameters, running statistics and units as a safetensors file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    void Save(string path);

    /// <summary>Replaces parameters by those of a saved network of the same declaration.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or of another declaration.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    void Load(string path);
}
