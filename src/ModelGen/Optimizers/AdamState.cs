using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ModelGen.Execution;
using ModelGen.IO;

namespace ModelGen.Optimizers;

/// <summary>The moments of Adam and AdamW, and their fused update.</summary>
internal sealed unsafe class AdamState<T> : FirstOrderState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // fewer parameters are moved before another thread has begun
    private const int LeastShared = 16_384;
    private const int SliceLength = 4_096;

    private readonly AdamSettings _settings;
    private readonly T[] _mean;
    private readonly T[] _square;
    private readonly Action<int> _slices;
    private T* _parameters;
    private T* _gradient;
    private double _learningRate;
    private double _decay;
    private int _first;
    private int _length;
    private int _nextSlice;

    public AdamState(AdamSettings settings, int parameterCount) : base(parameterCount)
    {
        _settings = settings;
        _mean = new T[parameterCount];
        _square = new T[parameterCount];
        _slices = UpdateSlices;
    }

    public override void Save(StateDictionary state)
    {
        base.Save(state);
        state.Set<T>("mean", _mean);
        state.Set<T>("square", _square);
    }

    public override void Load(StateDictionary state)
    {
        base.Load(state);
        state.Get<T>("mean", _mean);
        state.Get<T>("square", _square);
    }

    // Both bias corrections are folded into two scalars, as at the end of section 2 of the paper, with epsilon kept outside:
    // rate m_hat / (sqrt(v_hat) + epsilon) = (rate / c1) m / (sqrt(v) / sqrt(c2) + epsilon).
    protected override void Update(Span<T> parameters, Span<T> gradient, double learningRate, IParallelRunner threads)
    {
        fixed (T* values = parameters, slopes = gradient)
        {
            _parameters = values;
            _gradient = slopes;
            _learningRate = learningRate;
            int done = 0;
            if (_settings.WeightDecay != 0)
            {
                for (int i = 0; i < NotDecayed.Count; i++)
                {
                    (int first, int length) = NotDecayed[i];
                    Update(done, first - done, _settings.WeightDecay, threads);
                    Update(first, length, 0, threads);
                    done = first + length;
                }
            }

            Update(done, parameters.Length - done, _settings.WeightDecay, threads);
        }
    }

    // every number is moved alone: slices change no bit
    private void Update(int first, int length, double decay, IParallelRunner threads)
    {
        _first = first;
        _length = length;
        _decay = decay;
        _nextSlice = 0;
        if (length < LeastShared)
        {
            UpdateSlices(thread: 0);
        }
        else
        {
            threads.RunParallel(_slices);
        }
    }

    private void UpdateSlices(int thread)
    {
        int slices = (_length + SliceLength - 1) / SliceLength;
        for (int slice = Interlocked.Increment(ref _nextSlice) - 1; slice < slices; slice = Interlocked.Increment(ref _nextSlice) - 1)
        {
            int skipped = slice * SliceLength;
            UpdateSlice(_first + skipped, Math.Min(SliceLength, _length - skipped));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void UpdateSlice(int first, int length)
    {
        Span<T> parameters = new(_parameters + first, length);
        Span<T> gradient = new(_gradient + first, length);
        Span<T> firstMoments = _mean.AsSpan(first, length);
        Span<T> secondMoments = _square.AsSpan(first, length);
        double correction1 = 1 - Math.Pow(_settings.Beta1, Iteration);
        double correction2 = 1 - Math.Pow(_settings.Beta2, Iteration);
        T beta1 = T.CreateTruncating(_settings.Beta1);
        T beta2 = T.CreateTruncating(_settings.Beta2);
        T oneMinusBeta1 = T.CreateTruncating(1 - _settings.Beta1);
        T oneMinusBeta2 = T.CreateTruncating(1 - _settings.Beta2);
        T rate = T.CreateTruncating(_learningRate / correction1);
        T rootScale = T.CreateTruncating(1 / Math.Sqrt(correction2));
        T epsilon = T.CreateTruncating(_settings.Epsilon);
        T keep = T.CreateTruncating(1 - _learningRate * _decay);

        Span<Vector<T>> means = MemoryMarshal.Cast<T, Vector<T>>(firstMoments);
        Span<Vector<T>> squares = MemoryMarshal.Cast<T, Vector<T>>(secondMoments);
        Span<Vector<T>> values = MemoryMarshal.Cast<T, Vector<T>>(parameters);
        Span<Vector<T>> slopes = MemoryMarshal.Cast<T, Vector<T>>(gradient);
        Vector<T> epsilons = new(epsilon);
        for (int v = 0; v < values.Length; v++)
        {
            Vector<T> g = slopes[v];
            Vector<T> mean = beta1 * means[v] + oneMinusBeta1 * g;
            Vector<T> square = beta2 * squares[v] + oneMinusBeta2 * (g * g);
            means[v] = mean;
            squares[v] = square;
            values[v] = keep * values[v] - rate * mean / (rootScale * Vector.SquareRoot(square) + epsilons);
        }

        for (int i = values.Length * Vector<T>.Count; i < parameters.Length; i++)
        {
            T g = gradient[i];
            T mean = beta1 * firstMoments[i] + oneMinusBeta1 * g;
            T square = beta2 * secondMoments[i] + oneMinusBeta2 * (g * g);
            firstMoments[i] = mean;
            secondMoments[i] = square;
            parameters[i] = keep * parameters[i] - rate * mean / (rootScale * T.Sqrt(square) + epsilon);
        }
    }
}
