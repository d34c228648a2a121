using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>The operations on tiles of samples, on one sample: those that are not products, with one number at a time.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class SingleSample<T> where T : unmanaged
{
    public static void Linear(LinearMapPlan<T> plan, T* x, T* y, Part part)
    {
        if (typeof(T) == typeof(float))
        {
            LinearMap<FloatScalar, float>.Forward((LinearMapPlan<float>)(object)plan, (float*)x, (float*)y, 1, false, part);
        }
        else
        {
            LinearMap<DoubleScalar, double>.Forward((LinearMapPlan<double>)(object)plan, (double*)x, (double*)y, 1, false, part);
        }
    }

    public static void Rearrange(RearrangePlan plan, T* x, T* y, Part part)
    {
        if (typeof(T) == typeof(float))
        {
            Rearrange<FloatScalar, float>.Forward(plan, (float*)x, (float*)y, 1, false, part);
        }
        else
        {
            Rearrange<DoubleScalar, double>.Forward(plan, (double*)x, (double*)y, 1, false, part);
        }
    }

    public static void ChannelMax(int channels, int pixels, T* x, T* y, Part part)
    {
        if (typeof(T) == typeof(float))
        {
            ChannelMax<FloatScalar, float>.Forward(channels, pixels, (float*)x, (float*)y, 1, part);
        }
        else
        {
            ChannelMax<DoubleScalar, double>.Forward(channels, pixels, (double*)x, (double*)y, 1, part);
        }
    }

    public static void Spread(T* numbers, int channels, int pixels, T* rows, Part part)
    {
        if (typeof(T) == typeof(float))
        {
            Spread<FloatScalar, float>.Forward((float*)numbers, channels, pixels, (float*)rows, 1, part);
        }
        else
        {
            Spread<DoubleScalar, double>.Forward((double*)numbers, channels, pixels, (double*)rows, 1, part);
        }
    }
}
