using ModelGen.Kernels.Networks;
using ModelGen.Numerics;

namespace ModelGen;

/// <summary>
/// A network that maps functions to functions: samples are functions, given by numbers or by their values at sensors, and coordinates say where the result is
/// evaluated. The base of every class declared with [Network] that has coordinates; Lu et al. 2021 (DeepONet), Wang et al. 2021 (trained by equations).
/// </summary>
public abstract unsafe class OperatorModel : NetworkModel
{
    /// <summary>Creates the operator with freshly initialised parameters.</summary>
    /// <param name="binding">What the generator emitted for it.</param>
    /// <param name="seed">Decides the initial parameters, the order of functions, the points and all random numbers.</param>
    /// <param name="precision">The number type to compute in.</param>
    /// <param name="threads">Threads to compute with; 0 for all cores. Results do not depend on it, to the bit.</param>
    /// <param name="lanes">The lane type; automatic unless results must match another machine's to the bit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    protected OperatorModel(NetworkBinding binding, int seed, Precision precision, int threads, LaneWidth lanes)
        : base(binding, seed, precision, threads, lanes)
    {
    }

    /// <summary>Evaluates outputs at points; generated code calls this.</summary>
    protected void ComputePoints<TNumber>(int count, nint* inputs, int points, nint* coordinates, nint* targets) where TNumber : unmanaged =>
        Runtime.ComputePoints(count, inputs, points, coordinates, targets, typeof(TNumber) == typeof(double));
}
