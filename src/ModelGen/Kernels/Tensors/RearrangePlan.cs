namespace ModelGen.Kernels.Tensors;

/// <summary>Which row of the input each row of the output is, and the reverse; built once when a model is created.</summary>
public sealed class RearrangePlan
{
    /// <summary>Builds the tables.</summary>
    /// <exception cref="ArgumentException">The axes are no permutation, or the channels do not divide the elements.</exception>
    public RearrangePlan(RearrangeDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        int[] sizes = [.. description.Sizes];
        int[] axes = [.. description.Axes];
        if (!axes.Order().SequenceEqual(Enumerable.Range(0, sizes.Length)))
        {
            throw new ArgumentException("The axes are a permutation.", nameof(description));
        }

        int count = sizes.Aggregate(1, (product, size) => checked(product * size));
        int channels = description.OutputChannels ?? sizes[axes[^1]];
        if (count % channels != 0)
        {
            throw new ArgumentException("The channels divide the elements.", nameof(description));
        }

        int[] strides = new int[sizes.Length];
        int stride = 1;
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= sizes[axis];
        }

        int[] sources = new int[count];
        int[] targets = new int[count];
        for (int element = 0; element < count; element++)
        {
            int left = element;
            int source = 0;
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                source += left % sizes[axes[axis]] * strides[axes[axis]];
                left /= sizes[axes[axis]];
            }

            int from = Row(source, count, sizes[^1]);
            int to = Row(element, count, channels);
            sources[to] = from;
            targets[from] = to;
        }

        Sources = new PinnedTable<int>(sources);
        Targets = new PinnedTable<int>(targets);
    }

    /// <summary>Rows of the input and of the output.</summary>
    public int Rows => Sources.Length;

    /// <summary>[row of the output]: its row of the input.</summary>
    internal PinnedTable<int> Sources { get; }

    /// <summary>[row of the input]: its row of the output.</summary>
    internal PinnedTable<int> Targets { get; }

    // element pixel channels + channel is row channel pixels + pixel
    private static int Row(int element, int count, int channels) => element % channels * (count / channels) + element / channels;
}
