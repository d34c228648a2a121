namespace ModelGen.Compiled.Tests.Oracle;

/// <content>Layers with parameters, and what normalises.</content>
internal sealed partial class NetworkOracle
{
    private Grid Dense(Grid x, string path, int outputs)
    {
        double[] weights = Parameter(path + "/weight");
        double[] biases = Parameter(path + "/bias");
        int inputs = x.Channels;
        return x.Each([.. x.Axes, outputs], (sample, place, o) =>
        {
            int pixel = Index(place, x.Axes);
            return biases[o] + Enumerable.Range(0, inputs).Sum(c => weights[o * inputs + c] * sample[pixel * inputs + c]);
        });
    }

    private static int Index(int[] place, int[] axes)
    {
        int index = 0;
        for (int axis = 0; axis < axes.Length; axis++)
        {
            index = index * axes[axis] + place[axis];
        }

        return index;
    }

    /// <summary>numbers: axes, channels, kernel, stride, dilation, groups, valid, bias, boundaries, initializer.</summary>
    private Grid Convolution(Grid x, string path, int[] numbers)
    {
        int axes = numbers[0];
        int channels = numbers[1];
        int[] Take(int at) => numbers[at..(at + axes)];
        (int[] kernel, int[] stride, int[] dilation) = (Take(2), Take(2 + axes), Take(2 + 2 * axes));
        int rest = 2 + 3 * axes;
        int groups = numbers[rest];
        bool valid = numbers[rest + 1] == 1;
        Boundary[] boundaries = [.. Take(rest + 3).Select(boundary => (Boundary)boundary)];
        double[] weights = Parameter(path + "/weight");
        double[]? biases = Bias(path);
        int share = x.Channels / groups;
        int[] reach = [.. Enumerable.Range(0, axes).Select(a => (kernel[a] - 1) * dilation[a] + 1)];
        int[] outputs = [.. Enumerable.Range(0, axes).Select(a => valid ? (x.Axes[a] - reach[a]) / stride[a] + 1 : (x.Axes[a] + stride[a] - 1) / stride[a])];
        int[] before = [.. Enumerable.Range(0, axes).Select(a => valid ? 0 : Math.Max(0, (outputs[a] - 1) * stride[a] + reach[a] - x.Axes[a]) / 2)];
        return x.Each([.. outputs, channels], (sample, place, o) =>
        {
            double sum = biases?[o] ?? 0;
            int tap = 0;
            foreach (int[] k in Grid.Box(kernel))
            {
                int[] at = [.. place.Select((p, a) => p * stride[a] - before[a] + k[a] * dilation[a])];
                for (int c = 0; c < share; c++)
                {
                    int channel = o / (channels / groups) * share + c;
                    sum += weights[(o * Product(kernel) + tap) * share + c] * Grid.At(sample, x.Axes, x.Channels, at, channel, boundaries);
                }

                tap++;
            }

            return sum;
        });
    }

    private static int Product(int[] sizes) => sizes.Aggregate(1, (product, size) => product * size);

    /// <summary>numbers: axes, channels, kernel, stride, bias, boundaries, initializer. Every pixel spreads the kernel, as far from the border as a convolution
    /// of the result would reach.</summary>
    private Grid Transposed(Grid x, string path, int[] numbers)
    {
        int axes = numbers[0];
        int channels = numbers[1];
        int[] Take(int at) => numbers[at..(at + axes)];
        (int[] kernel, int[] stride) = (Take(2), Take(2 + axes));
        Boundary[] boundaries = [.. Take(3 + 2 * axes).Select(boundary => (Boundary)boundary)];
        double[] weights = Parameter(path + "/weight");
        double[]? biases = Bias(path);
        int[] outputs = [.. x.Axes.Select((extent, a) => extent * stride[a])];
        int[] before = [.. outputs.Select((extent, a) => Math.Max(0, (x.Axes[a] - 1) * stride[a] + kernel[a] - extent) / 2)];
        return x.Map([.. outputs, channels], sample =>
        {
            double[] result = [.. Enumerable.Range(0, Product(outputs)).SelectMany(_ => Enumerable.Range(0, channels).Select(o => biases?[o] ?? 0))];
            foreach (int[] q in Grid.Box(x.Axes))
            {
                int tap = 0;
                foreach (int[] k in Grid.Box(kernel))
                {
                    int[] p = [.. q.Select((place, a) => place * stride[a] - before[a] + k[a])];
                    for (int a = 0; a < axes; a++)
                    {
                        while (boundaries[a] == Boundary.Periodic && (p[a] < 0 || p[a] >= outputs[a]))
                        {
                            p[a] += p[a] < 0 ? outputs[a] : -outputs[a];
                        }
                    }

                    if (p.Zip(outputs, (place, extent) => place >= 0 && place < extent).All(isInside => isInside))
                    {
                        for (int o = 0; o < channels; o++)
                        {
                            for (int c = 0; c < x.Channels; c++)
                            {
                                result[Index(p, outputs) * channels + o] +=
                                    weights[(o * Product(kernel) + tap) * x.Channels + c] * sample[Index(q, x.Axes) * x.Channels + c];
                            }
                        }
                    }

                    tap++;
                }
            }

            return result;
        });
    }

    private Grid BatchNorm(Grid x, string path, double epsilon, int share)
    {
        double[] scale = Parameter(path + "/scale");
        double[] shift = Parameter(path + "/shift");
        double[] mean = Parameter(path + "/mean");
        double[] variance = Parameter(path + "/variance");
        if (_isTraining)
        {
            for (int c = 0; c < x.Channels / share; c++)
            {
                double[] all = [.. x.Samples.SelectMany(sample => sample.Where((_, i) => i % x.Channels / share == c))];
                mean[c] = all.Average();
                variance[c] = all.Average(number => (number - mean[c]) * (number - mean[c]));
            }
        }

        return x.Map(x.Sizes, sample => [.. sample.Select((number, i) =>
        {
            int c = i % x.Channels / share;
            return scale[c] * (number - mean[c]) / Math.Sqrt(variance[c] + epsilon) + shift[c];
        })]);
    }

    private Grid GroupNorm(Grid x, string path, int groups, double epsilon)
    {
        double[] scale = Parameter(path + "/scale");
        double[] shift = Parameter(path + "/shift");
        int share = x.Channels / groups;
        return x.Map(x.Sizes, sample => [.. sample.Select((number, i) =>
        {
            int c = i % x.Channels;
            double[] group = [.. sample.Where((_, j) => j % x.Channels / share == c / share)];
            double mean = group.Average();
            double variance = group.Average(other => (other - mean) * (other - mean));
            return scale[c] * (number - mean) / Math.Sqrt(variance + epsilon) + shift[c];
        })]);
    }

    private Grid Units(Grid x, string column, bool isInput)
    {
        double[] mean = Parameter(column + "/mean");
        double[] deviation = Parameter(column + "/deviation");
        return x.Map(x.Sizes, sample => [.. sample.Select((number, i) => isInput
            ? (number - mean[i % x.Channels]) / deviation[i % x.Channels]
            : number * deviation[i % x.Channels] + mean[i % x.Channels])]);
    }

    private static Grid Concat(Grid[] parts)
    {
        int channels = parts.Sum(part => part.Channels);
        return new Grid([.. parts[0].Axes, channels], [.. Enumerable.Range(0, parts[0].Samples.Length).Select(s => Enumerable.Range(0, parts[0].Pixels)
            .SelectMany(pixel => parts.SelectMany(part => part.Samples[s].Skip(pixel * part.Channels).Take(part.Channels))).ToArray())]);
    }
}
