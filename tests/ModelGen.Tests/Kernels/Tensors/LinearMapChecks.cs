using System.Numerics;
using ModelGen.Kernels.Tensors;
using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels.Tensors;

/// <summary>Linear maps, rearrangements, maxima and spreads, checked for one lane type.</summary>
public abstract unsafe class LinearMapChecks<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly double[] s_second = [1, -2, 1];

    private static IEnumerable<LinearMapDescription> Maps
    {
        get
        {
            foreach (Boundary boundary in Enum.GetValues<Boundary>())
            {
                yield return One(AxisMap.Window(5, 5, s_second, 1, 1, 1, boundary), AxisMap.Identity(6));
                yield return One(AxisMap.Window(9, 4, [0.25, 0.5, 0.25], 2, 2, 2, boundary), AxisMap.Linear(3, 2, boundary), AxisMap.Identity(3));

                // the Laplacian: a sum of two products
                yield return new LinearMapDescription(
                [
                    [AxisMap.Window(4, 4, s_second, 1, 1, 1, boundary), AxisMap.Identity(3), AxisMap.Identity(5)],
                    [AxisMap.Identity(4), AxisMap.Window(3, 3, s_second, 1, 1, 1, boundary).Scaled(2), AxisMap.Identity(5)],
                ]);
            }

            yield return One(AxisMap.Nearest(3, 2), AxisMap.Slice(5, 1, 3), AxisMap.Slice(4, 1, 2));
            yield return One(AxisMap.Sum(150), AxisMap.Sum(3));
            yield return One(AxisMap.Sum(300).Scaled(1.0 / 300), AxisMap.Identity(2));
            yield return One(AxisMap.Slice(9, 7, 1));

            // dense along one axis, which register blocks compute: odd and even extents, every place of the axis
            yield return One(AxisMap.Fourier(7, 3, 2), AxisMap.Identity(3), AxisMap.Identity(2));
            yield return One(AxisMap.Identity(3), AxisMap.FourierComplex(5, 3, 3), AxisMap.Identity(4));
            yield return One(AxisMap.Identity(2), AxisMap.InverseFourierComplex(2, 6), AxisMap.Identity(3), AxisMap.Identity(2));
            yield return One(AxisMap.InverseFourier(4, 11), AxisMap.Identity(1));
            yield return One(AxisMap.Identity(4), AxisMap.SpectralDerivative(9, 1, 2));
        }
    }

    [Fact]
    public void Linear_maps_and_their_adjoints_are_the_sums_of_products_along_the_axes()
    {
        foreach (LinearMapDescription map in Maps)
        {
            foreach (int samples in new[] { L.Count, 3 * L.Count, 5 * L.Count })
            {
                var memory = new GuardedMemory<T>(seed: 1);
                var plan = new LinearMapPlan<T>(map);
                int inputs = plan.InputChannels * plan.InputPixels;
                int outputs = plan.OutputChannels * plan.OutputPixels;
                double[,] matrix = Matrix(map);
                T* x = memory.Random(inputs * samples);
                T* yBar = memory.Random(outputs * samples);
                T[]? whole = null;
                foreach (int count in new[] { 1, 2, 3, 5 })
                {
                    T* y = memory.Random(outputs * samples);
                    T* xBar = memory.Copy(x, inputs * samples);
                    for (int i = 0; i < count; i++)
                    {
                        LinearMap<L, T>.Forward(plan, x, y, samples, accumulate: false, new Part(i, count));
                        LinearMap<L, T>.Adjoint(plan, yBar, xBar, samples, accumulate: true, new Part(i, count));
                    }

                    T[] all = [.. new Span<T>(y, outputs * samples), .. new Span<T>(xBar, inputs * samples)];
                    whole ??= all;
                    Assert.Equal(whole, all);
                }

                for (int s = 0; s < samples; s++)
                {
                    for (int i = 0; i < outputs; i++)
                    {
                        double expected = Enumerable.Range(0, inputs).Sum(j => matrix[i, j] * Value(x[j * samples + s]));
                        GuardedMemory<T>.AssertClose(expected, whole![i * samples + s], 1 + 0.02 * inputs, $"y[{i}]");
                    }

                    for (int j = 0; j < inputs; j++)
                    {
                        double expected = Value(x[j * samples + s]) + Enumerable.Range(0, outputs).Sum(i => matrix[i, j] * Value(yBar[i * samples + s]));
                        GuardedMemory<T>.AssertClose(expected, whole![(outputs + j) * samples + s], 1, $"xBar[{j}]");
                    }
                }

                memory.AssertGuardsIntact();
            }
        }
    }

    [Fact]
    public void Rearranged_elements_are_those_of_the_permuted_tensor_in_order()
    {
        (int[] Sizes, int[] Axes, int? Channels)[] cases =
            [([3, 4, 2], [0, 1, 2], 24), ([3, 4, 2], [1, 0, 2], null), ([3, 4, 2], [2, 0, 1], 6), ([12], [0], 3), ([5, 6], [1, 0], 1)];
        foreach ((int[] sizes, int[] axes, int? channels) in cases)
        {
            int samples = 2 * L.Count;
            var memory = new GuardedMemory<T>(seed: 2);
            var plan = new RearrangePlan(new RearrangeDescription { Sizes = sizes, Axes = axes, OutputChannels = channels });
            int count = plan.Rows;
            T* x = memory.Random(count * samples);
            T* y = memory.Random(count * samples);
            T* back = memory.Copy(x, count * samples);
            for (int i = 0; i < 3; i++)
            {
                Rearrange<L, T>.Forward(plan, x, y, samples, accumulate: false, new Part(i, 3));
            }

            Rearrange<L, T>.Adjoint(plan, y, back, samples, accumulate: true, Part.Whole);
            int[] permuted = [.. axes.Select(axis => sizes[axis])];
            int outputChannels = channels ?? permuted[^1];
            for (int element = 0; element < count; element++)
            {
                int[] place = Place(element, permuted);
                int[] from = new int[sizes.Length];
                for (int i = 0; i < axes.Length; i++)
                {
                    from[axes[i]] = place[i];
                }

                int source = 0;
                for (int i = 0; i < sizes.Length; i++)
                {
                    source = source * sizes[i] + from[i];
                }

                int sourceRow = source % sizes[^1] * (count / sizes[^1]) + source / sizes[^1];
                int targetRow = element % outputChannels * (count / outputChannels) + element / outputChannels;
                for (int s = 0; s < samples; s++)
                {
                    Assert.Equal(x[sourceRow * samples + s], y[targetRow * samples + s]);
                    Assert.Equal(x[sourceRow * samples + s] + x[sourceRow * samples + s], back[sourceRow * samples + s]);
                }
            }

            memory.AssertGuardsIntact();
        }
    }

    [Fact]
    public void Parameters_are_spread_over_samples_and_their_gradient_is_the_sum()
    {
        const int channels = 3, pixels = 4;
        int samples = 3 * L.Count;
        var memory = new GuardedMemory<T>(seed: 3);
        T* numbers = memory.Random(channels * pixels);
        T* rows = memory.Random(channels * pixels * samples);
        T* rowsBar = memory.Random(channels * pixels * samples);
        T* gradient = memory.Copy(numbers, channels * pixels);
        for (int i = 0; i < 5; i++)
        {
            Spread<L, T>.Forward(numbers, channels, pixels, rows, samples, new Part(i, 5));
            Spread<L, T>.Gradient(rowsBar, channels, pixels, gradient, samples, new Part(i, 5));
        }

        for (int row = 0; row < channels * pixels; row++)
        {
            int element = row % pixels * channels + row / pixels;
            double sum = Value(numbers[element]);
            for (int s = 0; s < samples; s++)
            {
                Assert.Equal(numbers[element], rows[row * samples + s]);
                sum += Value(rowsBar[row * samples + s]);
            }

            GuardedMemory<T>.AssertClose(sum, gradient[element], 1, $"gradient[{element}]");
        }

        memory.AssertGuardsIntact();
    }

    private static LinearMapDescription One(params AxisMap[] axes) => new([axes]);

    // [row of the output][row of the input], rows being channels, then pixels
    private static double[,] Matrix(LinearMapDescription map)
    {
        int[] inputs = [.. map.Terms[0].Select(axis => axis.Inputs)];
        int[] outputs = [.. map.Terms[0].Select(axis => axis.Outputs)];
        int inputCount = inputs.Aggregate(1, (a, b) => a * b);
        int outputCount = outputs.Aggregate(1, (a, b) => a * b);
        double[,] matrix = new double[outputCount, inputCount];
        for (int i = 0; i < outputCount; i++)
        {
            int[] to = Place(i, outputs);
            for (int j = 0; j < inputCount; j++)
            {
                int[] from = Place(j, inputs);
                int row = i % outputs[^1] * (outputCount / outputs[^1]) + i / outputs[^1];
                int column = j % inputs[^1] * (inputCount / inputs[^1]) + j / inputs[^1];
                foreach (IReadOnlyList<AxisMap> term in map.Terms)
                {
                    double product = 1;
                    for (int axis = 0; axis < to.Length; axis++)
                    {
                        product *= term[axis].Rows[to[axis]].Where(entry => entry.Input == from[axis]).Sum(entry => entry.Weight);
                    }

                    matrix[row, column] += product;
                }
            }
        }

        return matrix;
    }

    private static int[] Place(int element, int[] sizes)
    {
        int[] place = new int[sizes.Length];
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            place[axis] = element % sizes[axis];
            element /= sizes[axis];
        }

        return place;
    }

    private static double Value(T value) => double.CreateTruncating(value);
}
