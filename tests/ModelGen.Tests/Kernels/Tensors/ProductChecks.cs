using System.Numerics;
using ModelGen.Kernels.Tensors;
using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels.Tensors;

/// <summary>Products, their adjoints and gradients, checked for one lane type.</summary>
public abstract unsafe class ProductChecks<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static IEnumerable<(ProductDescription Product, int Samples)> Cases =>
        ProductCases.All.SelectMany((product, i) => new[] { (product, L.Count), (product, (2 + i % 6) * L.Count) });

    [Fact]
    public void Forward_is_the_definition_and_adds_where_it_is_told_to()
    {
        foreach ((ProductDescription product, int samples) in Cases)
        {
            Run(product, samples, (memory, naive, plan, parameters, panels) =>
            {
                int inputRows = product.InputChannels * naive.InputPixels;
                int outputRows = product.OutputChannels * naive.OutputPixels;
                T* x = memory.Random((long)inputRows * samples);
                T* y = memory.Random((long)outputRows * samples);
                double[] expected = new double[outputRows * samples];
                for (int i = 0; i < expected.Length; i++)
                {
                    int channel = i / samples / naive.OutputPixels;
                    expected[i] = product.BiasOffset < 0 ? 0 : Value(parameters[product.BiasOffset + channel]);
                }

                foreach ((int output, int input, int parameter) in naive.Terms())
                {
                    for (int s = 0; s < samples; s++)
                    {
                        expected[output * samples + s] += Value(parameters[parameter]) * Value(x[input * samples + s]);
                    }
                }

                T* sum = memory.Copy(y, expected.Length);
                Product<L, T>.Pack(plan, parameters, panels, Part.Whole);
                Product<L, T>.Forward(plan, panels, parameters, x, sum, samples, accumulate: true, Part.Whole);
                for (int i = 0; i < expected.Length; i++)
                {
                    GuardedMemory<T>.AssertClose(expected[i] + Value(y[i]), sum[i], Scale(product), $"added y[{i}] of {Name(product)}");
                }

                Product<L, T>.Forward(plan, panels, parameters, x, y, samples, accumulate: false, Part.Whole);
                for (int i = 0; i < expected.Length; i++)
                {
                    GuardedMemory<T>.AssertClose(expected[i], y[i], Scale(product), $"y[{i}] of {Name(product)}");
                }
            });
        }
    }

    [Fact]
    public void Adjoint_is_the_definition_and_adds_where_it_is_told_to()
    {
        foreach ((ProductDescription product, int samples) in Cases)
        {
            Run(product, samples, (memory, naive, plan, parameters, panels) =>
            {
                int inputRows = product.InputChannels * naive.InputPixels;
                T* zBar = memory.Random((long)product.OutputChannels * naive.OutputPixels * samples);
                T* xBar = memory.Random((long)inputRows * samples);
                T* sum = memory.Copy(xBar, inputRows * samples);
                double[] expected = new double[inputRows * samples];
                foreach ((int output, int input, int parameter) in naive.Terms())
                {
                    for (int s = 0; s < samples; s++)
                    {
                        expected[input * samples + s] += Value(parameters[parameter]) * Value(zBar[output * samples + s]);
                    }
                }

                Product<L, T>.PackAdjoint(plan, parameters, panels, Part.Whole);
                Product<L, T>.Adjoint(plan, panels, zBar, sum, samples, accumulate: true, Part.Whole);
                for (int i = 0; i < expected.Length; i++)
                {
                    GuardedMemory<T>.AssertClose(expected[i] + Value(xBar[i]), sum[i], Scale(product), $"added xBar[{i}] of {Name(product)}");
                }

                Product<L, T>.Adjoint(plan, panels, zBar, xBar, samples, accumulate: false, Part.Whole);
                for (int i = 0; i < expected.Length; i++)
                {
                    GuardedMemory<T>.AssertClose(expected[i], xBar[i], Scale(product), $"xBar[{i}] of {Name(product)}");
                }
            });
        }
    }

    [Fact]
    public void Gradient_is_the_definition_and_is_added()
    {
        foreach ((ProductDescription product, int samples) in Cases)
        {
            Run(product, samples, (memory, naive, plan, _, _) =>
            {
                T* x = memory.Random((long)product.InputChannels * naive.InputPixels * samples);
                int outputRows = product.OutputChannels * naive.OutputPixels;
                T* zBar = memory.Random((long)outputRows * samples);
                int length = ParameterCount(product, naive);
                T* gradient = memory.Random(length);
                double[] expected = [.. new ReadOnlySpan<T>(gradient, length).ToArray().Select(Value)];
                foreach ((int output, int input, int parameter) in naive.Terms())
                {
                    for (int s = 0; s < samples; s++)
                    {
                        expected[parameter] += Value(zBar[output * samples + s]) * Value(x[input * samples + s]);
                    }
                }

                for (int i = 0; product.BiasOffset >= 0 && i < outputRows * samples; i++)
                {
                    expected[product.BiasOffset + i / samples / naive.OutputPixels] += Value(zBar[i]);
                }

                Product<L, T>.Gradient(plan, x, zBar, gradient, samples, Part.Whole);
                for (int i = 0; i < length; i++)
                {
                    double scale = 0.1 * samples * naive.OutputPixels;
                    GuardedMemory<T>.AssertClose(expected[i], gradient[i], scale, $"gradient[{i}] of {Name(product)}");
                }
            });
        }
    }

    [Fact]
    public void Parts_give_the_bits_of_the_whole()
    {
        foreach ((ProductDescription product, int samples) in Cases.Where((_, i) => i % 3 == 0))
        {
            Run(product, samples, (memory, naive, plan, parameters, panels) =>
            {
                int xLength = product.InputChannels * naive.InputPixels * samples;
                int zLength = product.OutputChannels * naive.OutputPixels * samples;
                int length = ParameterCount(product, naive);
                T* x = memory.Random(xLength);
                T* zBar = memory.Random(zLength);
                T[]? whole = null;
                foreach (int count in new[] { 1, 2, 3, 5 })
                {
                    T* adjointPanels = memory.Random(plan.WeightCount);
                    T* y = memory.Random(zLength);
                    T* xBar = memory.Random(xLength);
                    T* gradient = memory.Copy(parameters, length);
                    for (int i = 0; i < count; i++)
                    {
                        Product<L, T>.Pack(plan, parameters, panels, new Part(i, count));
                        Product<L, T>.PackAdjoint(plan, parameters, adjointPanels, new Part(i, count));
                    }

                    for (int i = 0; i < count; i++)
                    {
                        Product<L, T>.Forward(plan, panels, parameters, x, y, samples, accumulate: false, new Part(i, count));
                        Product<L, T>.Adjoint(plan, adjointPanels, zBar, xBar, samples, accumulate: false, new Part(i, count));
                        Product<L, T>.Gradient(plan, x, zBar, gradient, samples, new Part(i, count));
                    }

                    T[] all = [.. new Span<T>(y, zLength), .. new Span<T>(xBar, xLength), .. new Span<T>(gradient, length)];
                    whole ??= all;
                    Assert.True(whole.AsSpan().SequenceEqual(all), $"{count} parts of {Name(product)}");
                }
            });
        }
    }

    private delegate void Check(GuardedMemory<T> memory, NaiveProduct naive, ProductPlan plan, T* parameters, T* panels);

    private static void Run(ProductDescription product, int samples, Check check)
    {
        var memory = new GuardedMemory<T>(seed: samples);
        var naive = new NaiveProduct(product);
        var plan = new ProductPlan(product);
        Assert.Equal((naive.InputPixels, naive.OutputPixels, naive.WeightCount), (plan.InputPixels, plan.OutputPixels, plan.WeightCount));
        check(memory, naive, plan, memory.Random(ParameterCount(product, naive)), memory.Random(plan.WeightCount));
        memory.AssertGuardsIntact();
    }

    private static int ParameterCount(ProductDescription product, NaiveProduct naive) =>
        Math.Max(product.WeightOffset + naive.WeightCount, product.BiasOffset + product.OutputChannels);

    private static double Scale(ProductDescription product) => 0.1 * product.Kernel.Aggregate(product.InputChannels + product.OutputChannels, (a, b) => a * b);

    private static double Value(T value) => double.CreateTruncating(value);

    private static string Name(ProductDescription product) =>
        $"[{string.Join(',', product.InputSizes)}] {product.InputChannels} -> {product.OutputChannels}, kernel [{string.Join(',', product.Kernel)}], "
        + $"stride [{string.Join(',', product.Stride)}], {string.Join(',', product.Boundaries)}, groups {product.Groups}, transposed {product.IsTransposed}";
}
