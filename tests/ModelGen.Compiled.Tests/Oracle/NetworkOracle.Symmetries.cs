namespace ModelGen.Compiled.Tests.Oracle;

/// <content>Layers that turns and reflections pass through.</content>
internal sealed partial class NetworkOracle
{
    /// <summary>
    /// numbers: fields, kernel, stride, group, from, to, bias, boundaries, initializer, whether filters sum to zero, dilation. The filter of every element of
    /// the group is the one that trains, drawn turned, and what it reads and gives is turned with it.
    /// </summary>
    private Grid GroupConvolution(Grid x, string path, int[] numbers)
    {
        (int fields, int kernel, int stride, int dilation) = (numbers[0], numbers[1], numbers[2], numbers[11]);
        var group = new Turns((SymmetryGroup)numbers[3]);
        (var from, var to) = ((FieldKind)numbers[4], (FieldKind)numbers[5]);
        Boundary[] boundaries = [.. numbers[7..9].Select(boundary => (Boundary)boundary)];
        double[] weights = Parameter(path + "/weight");
        double[]? biases = Bias(path);
        int components = to == FieldKind.Vector ? 2 : 1;
        int channels = group.Channels(to);
        int share = group.Channels(from);
        int[] outputs = [.. x.Axes.Select(extent => (extent + stride - 1) / stride)];
        int[] before = [.. outputs.Select((extent, a) => ((extent - 1) * stride + (kernel - 1) * dilation + 1 - x.Axes[a]) / 2)];
        double middle = (kernel - 1) / 2.0;

        // at a place of the turned filter: the filter where the place comes from, which is smooth where places are no taps
        double At(int g, int i, int j, int row, int channel)
        {
            (double p, double q) = group.Back(g, i - middle, j - middle);
            double sum = 0;
            foreach (int[] tap in Grid.Box([kernel, kernel]))
            {
                double distance = Math.Sqrt(Math.Pow(p + middle - tap[0], 2) + Math.Pow(q + middle - tap[1], 2));
                double near = numbers[3] != (int)SymmetryGroup.C8 ? Math.Max(0, Math.Round(1 - distance))
                    : distance < 2.1 ? Math.Exp(-distance * distance / (2 * 0.7 * 0.7)) / (0.7 * Math.Sqrt(Math.PI)) : 0;
                sum += near * weights[((row * kernel + tap[0]) * kernel + tap[1]) * x.Channels + channel];
            }

            // over the corners of a filter no turn by 45 degrees reaches the grid
            double share = Math.Sqrt(Math.Pow(i - middle, 2) + Math.Pow(j - middle, 2)) * 2 / (kernel + 1);
            return numbers[3] != (int)SymmetryGroup.C8 ? sum : share < 1 ? sum * (1 + Math.Cos(Math.PI * share)) / 2 : 0;
        }

        double[,,,] filters = new double[fields * channels, kernel, kernel, x.Channels];
        foreach (int[] place in Grid.Box([group.Order, fields, components, kernel, kernel, x.Channels / share, share]))
        {
            (int g, int field, int component, int i, int j, int input, int inner) =
                (place[0], place[1], place[2], place[3], place[4], place[5], place[6]);
            double number = At(g, i, j, field * components + component, input * share + inner) / (to == FieldKind.Regular ? 1 : Math.Sqrt(group.Order));
            for (int row = 0; row < channels; row++)
            {
                for (int column = 0; column < share; column++)
                {
                    filters[field * channels + row, i, j, input * share + column] +=
                        group.Acts(to, g, row, component) * number * group.Acts(from, g, column, inner);
                }
            }
        }

        if (numbers[10] == 1)
        {
            // the mean of a block, taken off it, is the mean of a filter
            foreach (int[] place in Grid.Box([fields * channels, x.Channels]))
            {
                double mean = Grid.Box([kernel, kernel]).Average(k => filters[place[0], k[0], k[1], place[1]]);
                foreach (int[] k in Grid.Box([kernel, kernel]))
                {
                    filters[place[0], k[0], k[1], place[1]] -= mean;
                }
            }
        }

        return x.Each([.. outputs, fields * channels], (sample, place, o) => (biases?[o / channels] ?? 0) + Grid.Box([kernel, kernel])
            .Sum(k => Enumerable.Range(0, x.Channels).Sum(c => filters[o, k[0], k[1], c]
                * Grid.At(sample, x.Axes, x.Channels, [.. place.Select((p, a) => p * stride - before[a] + k[a] * dilation)], c, boundaries))));
    }

    private static Grid OverGroup(Grid x, int order, Func<IEnumerable<double>, double> value) => x.Each(
        [.. x.Axes, x.Channels / order],
        (sample, place, field) => value(sample.Skip(Index(place, x.Axes) * x.Channels + field * order).Take(order)));
}
