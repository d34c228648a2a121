using System.Globalization;
using ModelGen.Engine;
using ModelGen.Kernels.Networks;
using ModelGen.Numerics;
using ModelGen.Samples;
using ModelGen.Training;

namespace ModelGen;

/// <summary>
/// A network on vectors and grids, trained on samples: the base of every class declared with [Network]. Generated code passes the network's description and
/// kernels. Members may be called from any thread; calls that compute wait for each other.
/// </summary>
public abstract unsafe partial class NetworkModel : CompiledModel
{
    private const string UnitsKey = "units";

    // by kind: its own ToString would make an object
    private static readonly string[] s_programs = Enum.GetNames<NetworkProgramKind>();

    private readonly NetworkRuntime _runtime;
    private bool _unitsAreFitted;

    /// <summary>Creates the network with freshly initialised parameters.</summary>
    /// <param name="binding">What the generator emitted for it.</param>
    /// <param name="seed">Decides the initial parameters, the order of samples and all random numbers.</param>
    /// <param name="precision">The number type to compute in.</param>
    /// <param name="threads">Threads to compute with; 0 for all cores. Results do not depend on it, to the bit.</param>
    /// <param name="lanes">The lane type; automatic unless results must match another machine's to the bit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    protected NetworkModel(NetworkBinding binding, int seed, Precision precision, int threads, LaneWidth lanes)
        : this(binding, CreateRuntime(binding, seed, precision, threads, lanes), seed, precision)
    {
    }

    private NetworkModel(NetworkBinding binding, NetworkRuntime runtime, int seed, Precision precision) : base(runtime, seed, precision, devices: null)
    {
        Description = binding.Description;
        _runtime = runtime;
        double[] values = new double[Description.ValueCount];
        ParameterInitializer.Initialize(Description, (ulong)seed, values);
        runtime.SetParameters(values);
    }

    /// <summary>What the generator knows of the network: columns, layers with their shapes and parameters, products and programs.</summary>
    public override NetworkDescription Description { get; }

    private protected new NetworkRuntime Runtime
    {
        get
        {
            ThrowIfDisposed();
            return _runtime;
        }
    }

    /// <summary>Compares the gradient that training uses with central differences, on samples.</summary>
    /// <param name="samples">A few are enough.</param>
    /// <param name="numbers">How many parameters are compared, spread over all.</param>
    /// <param name="step">Of the differences.</param>
    /// <returns>The largest difference, divided by the largest entry of the gradient: about 1e-7 in double, where no kink is near.</returns>
    public double CheckGradients(SampleSet samples, int numbers = 100, double step = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(samples);
        double[] gradient = new double[ParameterCount];
        Runtime.Gradient(samples, gradient);
        double largest = gradient.Max(Math.Abs);
        double worst = 0;
        int stride = Math.Max(1, ParameterCount / Math.Max(1, numbers));
        double[] unused = new double[ParameterCount];
        for (int p = 0; p < ParameterCount; p += stride)
        {
            double at = Runtime.GetParameter(p);
            Runtime.SetParameter(p, at + step);
            double above = Runtime.Gradient(samples, unused);
            Runtime.SetParameter(p, at - step);
            double below = Runtime.Gradient(samples, unused);
            Runtime.SetParameter(p, at);
            worst = Math.Max(worst, Math.Abs((above - below) / (2 * step) - gradient[p]));
        }

        return largest == 0 ? worst : worst / largest;
    }

    /// <summary>The loss on samples, as training computes it, and its gradient.</summary>
    /// <param name="samples">All of them are one batch.</param>
    /// <param name="gradient">Receives [P].</param>
    public double LossAndGradient(SampleSet samples, Span<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(samples);
        RequireLength(gradient.Length, ParameterCount, nameof(gradient));
        return Runtime.Gradient(samples, gradient);
    }

    /// <summary>What optimisers see, with all samples of a set as the batch; the model's own precision only.</summary>
    internal Objectives.ITrainingObjective<T> ObjectiveOn<T>(SampleSet samples) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        NetworkEngine<T> engine = (NetworkEngine<T>)Runtime;
        engine.BeginTraining(samples, validation: null);
        engine.SetBatch(samples.Indices.ToArray(), samples.Count);
        return engine;
    }

    /// <summary>Trains the network; generated code calls this.</summary>
    protected TrainingHistory TrainOn(
        SampleSet data, SampleSet? validation, Action<TrainingPlan>? plan, IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        ThrowIfDisposed();
        _ = Description.Program("Train");
        TrainingPlan built = SamplePlan.Build(plan, data.Count);
        string[] terms = [.. Description.Terms.Where(term => !term.IsMetric).Select(term => term.Name)];
        return TrainAlone(() =>
        {
            // a checkpoint brings its own
            if (!_unitsAreFitted)
            {
                Runtime.FitUnits(data);
                _unitsAreFitted = true;
            }

            return Runtime.Train(data, validation, built, terms, $"{Description.Fingerprint} {Description.LossFingerprint}", progress, cancel);
        });
    }

    /// <summary>Means of all terms and metrics; generated code calls this.</summary>
    protected IReadOnlyList<TermLoss> MeasureOn(SampleSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double[] means = new double[Description.Terms.Count];
        Runtime.Measure(data, means);
        return [.. means.Select((mean, term) => new TermLoss(Description.Terms[term].Name, mean))];
    }

    private protected override IEnumerable<KeyValuePair<string, string>> MetadataToSave() =>
        _unitsAreFitted && Description.Units.Count > 0 ? [new KeyValuePair<string, string>(UnitsKey, "fitted")] : [];

    private protected override Action PrepareMetadata(string path, IReadOnlyDictionary<string, string> metadata) => () =>
        _unitsAreFitted = metadata.ContainsKey(UnitsKey);

    /// <summary>How many samples a span holds; generated code calls this.</summary>
    protected static int SamplesOf(int length, int each, string name) => length > 0 && length % each == 0 ? length / each : throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"'{name}' has {length} numbers, which is no whole number of samples of {each} numbers each."), name);

    /// <summary>Refuses a span of another number of samples; generated code calls this.</summary>
    protected static void RequireSamples(int length, int samples, int each, string name) => RequireLength(length, (long)samples * each, name);

    /// <summary>Runs a program; generated code calls this.</summary>
    protected void Compute<TNumber>(NetworkProgramKind kind, int count, nint* inputs, int inputCount, nint* targets, int targetCount)
        where TNumber : unmanaged =>
        Runtime.Compute(
            Description.Program(s_programs[(int)kind]), count, inputs, inputCount, targets, targetCount, typeof(TNumber) == typeof(double), (ulong)Seed);

    /// <summary>Mean and deviation of repeated predictions with dropout; generated code calls this.</summary>
    protected (TNumber[] Mean, TNumber[] Deviation) SampleMany<TNumber>(int count, nint* inputs, int length, int samples, int seed)
        where TNumber : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<TNumber>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        int inputCount = Description.Columns.Count(column => column.IsInput);
        double[] mean = new double[(long)count * length];
        double[] squares = new double[mean.Length];
        TNumber[] one = new TNumber[mean.Length];
        for (int s = 0; s < samples; s++)
        {
            fixed (TNumber* target = one)
            {
                nint pointer = (nint)target;
                ulong own = CounterSeed.Of(seed, s);
                Runtime.Compute(
                    Description.Program("Sample"), count, inputs, inputCount, &pointer, 1, typeof(TNumber) == typeof(double), own);
            }

            for (int i = 0; i < one.Length; i++)
            {
                double distance = double.CreateTruncating(one[i]) - mean[i];
                mean[i] += distance / (s + 1);
                squares[i] += distance * (double.CreateTruncating(one[i]) - mean[i]);
            }
        }

        return (
            [.. mean.Select(TNumber.CreateTruncating)],
            [.. squares.Select(square => TNumber.CreateTruncating(Math.Sqrt(square / (samples - 1))))]);
    }

    /// <summary>Values of a layer; generated code calls this.</summary>
    protected double[] LayerValues(string path, int count, nint* inputs)
    {
        IReadOnlyList<KeptLayer> layers = Description.Programs[Description.Program("Layers")].Layers;
        KeptLayer layer = layers.FirstOrDefault(layer => layer.Path == path) ?? throw new ArgumentException(
            $"'{Description.Name}' has no layer '{path}'; there are {string.Join(", ", layers.Select(layer => layer.Path))}.", nameof(path));
        return Runtime.LayerValues(layer, count, inputs, Description.Columns.Count(column => column.IsInput));
    }

    private static NetworkRuntime CreateRuntime(NetworkBinding binding, int seed, Precision precision, int threads, LaneWidth lanes)
    {
        ArgumentNullException.ThrowIfNull(binding);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        int workers = threads == 0 ? Environment.ProcessorCount : threads;
        return precision == Precision.Single
            ? new NetworkEngine<float>(binding.Description, binding.Kernels.CreateSingle(lanes), seed, workers)
            : new NetworkEngine<double>(binding.Description, binding.Kernels.CreateDouble(lanes), seed, workers);
    }
}
