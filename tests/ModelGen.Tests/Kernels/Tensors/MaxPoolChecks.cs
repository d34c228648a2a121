using System.Numerics;
using ModelGen.Kernels.Tensors;
using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels.Tensors;

/// <summary>Maxima of windows and of channels, checked for one lane type.</summary>
public abstract unsafe class MaxPoolChecks<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static IEnumerable<WindowDescription> Cases
    {
        get
        {
            yield return Windows([6, 4], [2, 2], [2, 2], [0, 0], [3, 2], Boundary.Zero, 5);
            foreach (Boundary boundary in Enum.GetValues<Boundary>())
            {
                yield return Windows([5, 7], [3, 3], [2, 1], [1, 1], [3, 7], boundary, 2);
                yield return Windows([3], [5], [1], [2], [3], boundary, 3);
            }
        }
    }

    [Fact]
    public void The_largest_of_a_window_is_found_and_the_first_of_the_largest_gets_the_adjoint()
    {
        foreach (WindowDescription windows in Cases)
        {
            int samples = 2 * L.Count;
            var memory = new GuardedMemory<T>(seed: 4);
            var plan = new WindowPlan(windows);
            int inputs = windows.Channels * plan.InputPixels;
            int outputs = windows.Channels * plan.OutputPixels;
            T* x = memory.Random(inputs * samples);

            // few different numbers, so that many are equal
            for (int i = 0; i < inputs * samples; i++)
            {
                x[i] = T.Round(x[i] * T.CreateTruncating(4));
            }

            T* y = memory.Random(outputs * samples);
            T* yBar = memory.Random(outputs * samples);
            T* added = memory.Random(inputs * samples);
            T* written = memory.Random(inputs * samples);
            T[] expected = new ReadOnlySpan<T>(added, inputs * samples).ToArray();
            var naive = new NaiveProduct(new ProductDescription
            {
                InputSizes = windows.InputSizes,
                Kernel = windows.Window,
                Stride = windows.Stride,
                Dilation = [.. windows.Window.Select(_ => 1)],
                Before = windows.Before,
                Boundaries = windows.Boundaries,
                OutputSizes = windows.OutputSizes,
                InputChannels = 1,
                OutputChannels = 1,
                WeightOffset = 0,
            });
            for (int i = 0; i < 3; i++)
            {
                MaxPool<L, T>.Forward(plan, x, y, samples, new Part(i, 3));
                MaxPool<L, T>.Adjoint(plan, x, yBar, added, samples, accumulate: true, new Part(i, 3));
            }

            MaxPool<L, T>.Adjoint(plan, x, yBar, written, samples, accumulate: false, Part.Whole);
            T[] adjoint = new T[inputs * samples];
            foreach (IGrouping<int, int> window in naive.Terms().GroupBy(term => term.Output, term => term.Input))
            {
                for (int c = 0; c < windows.Channels; c++)
                {
                    for (int s = 0; s < samples; s++)
                    {
                        int[] places = [.. window.Select(pixel => (c * plan.InputPixels + pixel) * samples + s)];
                        int first = places.MaxBy(place => x[place]);
                        int output = (c * plan.OutputPixels + window.Key) * samples + s;
                        Assert.Equal(x[first], y[output]);
                        adjoint[first] += yBar[output];
                        expected[first] += yBar[output];
                    }
                }
            }

            for (int i = 0; i < adjoint.Length; i++)
            {
                GuardedMemory<T>.AssertClose(Value(adjoint[i]), written[i], 1, $"written[{i}]");
                GuardedMemory<T>.AssertClose(Value(expected[i]), added[i], 1, $"added[{i}]");
            }

            memory.AssertGuardsIntact();
        }
    }

    [Fact]
    public void The_largest_channel_of_each_pixel_is_found()
    {
        const int channels = 5, pixels = 7;
        int samples = 3 * L.Count;
        var memory = new GuardedMemory<T>(seed: 5);
        T* x = memory.Random(channels * pixels * samples);
        T* y = memory.Random(pixels * samples);
        for (int i = 0; i < 3; i++)
        {
            ChannelMax<L, T>.Forward(channels, pixels, x, y, samples, new Part(i, 3));
        }

        for (int i = 0; i < pixels * samples; i++)
        {
            Assert.Equal(Enumerable.Range(0, channels).Max(c => x[c * pixels * samples + i]), y[i]);
        }

        memory.AssertGuardsIntact();
    }

    private static WindowDescription Windows(int[] inputs, int[] window, int[] stride, int[] before, int[] outputs, Boundary boundary, int channels) => new()
    {
        InputSizes = inputs,
        Window = window,
        Stride = stride,
        Before = before,
        Boundaries = [.. window.Select(_ => boundary)],
        OutputSizes = outputs,
        Channels = channels,
    };

    private static double Value(T value) => double.CreateTruncating(value);
}
