using System.Globalization;

namespace ModelGen.Generators.Tests.Wirings;

/// <content>One more layer, if what was drawn is allowed.</content>
internal sealed partial class RandomWiring
{
    private static readonly (string Call, bool IsSmooth, Func<Tensor, Tensor> Apply)[] s_functions =
    [
        ("Tanh()", true, x => x.Tanh()),
        ("Sin()", true, x => x.Sin()),
        ("Sigmoid()", true, x => x.Sigmoid()),
        ("Softplus()", true, x => x.Softplus()),
        ("Silu()", true, x => x.Silu()),
        ("Arctan()", true, x => x.Arctan()),
        ("Softmax()", true, x => x.Softmax()),
        ("LogSoftmax()", true, x => x.LogSoftmax()),
        ("Relu()", false, x => x.Relu()),
        ("LeakyRelu(0.1)", false, x => x.LeakyRelu(0.1)),
        ("Abs()", false, x => x.Abs()),
    ];

    private (string Call, Tensor Result)? Draw(string name, Tensor x)
    {
        int axes = x.Shape.Count - 1;
        return _random.Next(24) switch
        {
            0 => Dense(name, x),
            1 or 2 or 3 => axes > 0 ? Convolution(name, x, axes) : Dense(name, x),
            4 => axes > 0 ? Transposed(name, x, axes) : null,
            5 => axes > 0 ? Pooled(name, x) : null,
            6 => axes > 0 ? Finer(name, x) : null,
            7 => Reshaped(name, x),
            8 => Joined(name, x),
            9 or 10 => Combined(name, x),
            11 => Scaled(name, x, axes),
            12 => Normalized(name, x),
            13 or 14 or 15 => Function(name, x),
            16 => axes > 0 ? Part(name, x, axes) : ($"{name}.Channels(0, 1)", x.Channels(0, 1)),
            17 => Transpose(name, x),
            18 => OwnMatrix(name, x),
            19 => axes > 0 ? Bounded(name, x) : null,
            20 => Shared(name, x, axes),
            21 => Repeated(name, x),
            22 => axes > 0 ? Stencil(name, x, axes) : null,
            _ => Arithmetic(name, x),
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private (string, Tensor)? Dense(string name, Tensor x)
    {
        int n = UpTo(5);
        return ($"{name}.Dense({n})", x.Dense(n));
    }

    private (string, Tensor)? Convolution(string name, Tensor x, int axes)
    {
        int groups = x.Shape[^1] % 2 == 0 && Chance(0.3) ? 2 : x.Shape[^1] > 1 && Chance(0.2) ? x.Shape[^1] : 1;
        int channels = groups * UpTo(groups > 1 ? 2 : 5);
        (int kernel, int stride, int dilation) = (UpTo(5), Chance(0.3) ? UpTo(3) : 1, Chance(0.2) ? 2 : 1);
        (bool valid, bool bias) = (Chance(0.25), Chance(0.8));
        int reach = (kernel - 1) * dilation + 1;
        for (int axis = 0; axis < axes; axis++)
        {
            bool goesAround = valid || x.Boundaries[axis] != Boundary.Periodic || x.Shape[axis] % stride == 0;
            if (!goesAround || (valid && reach > x.Shape[axis]))
            {
                return null;
            }
        }

        string more = $"channels: {channels}, kernel: {kernel}, stride: {stride}, dilation: {dilation}, groups: {groups}, "
            + $"valid: {(valid ? "true" : "false")}, bias: {(bias ? "true" : "false")}";
        return ($"{name}.Conv{axes}D({more})", axes switch
        {
            1 => x.Conv1D(channels, kernel, stride, dilation, groups, valid, bias),
            2 => x.Conv2D(channels, kernel, stride, dilation, groups, valid, bias),
            _ => x.Conv3D(channels, kernel, stride, dilation, groups, valid, bias),
        });
    }

    private (string, Tensor)? Transposed(string name, Tensor x, int axes)
    {
        (int channels, int kernel, int stride) = (UpTo(3), UpTo(4), UpTo(3));
        if (x.Boundaries.Any(boundary => boundary is not (Boundary.Zero or Boundary.Periodic)))
        {
            return null;
        }

        return ($"{name}.ConvTranspose{axes}D({channels}, kernel: {kernel}, stride: {stride})", axes switch
        {
            1 => x.ConvTranspose1D(channels, kernel, stride),
            2 => x.ConvTranspose2D(channels, kernel, stride),
            _ => x.ConvTranspose3D(channels, kernel, stride),
        });
    }

    private (string, Tensor)? Pooled(string name, Tensor x)
    {
        int kind = _random.Next(4);
        if (kind == 3)
        {
            return ($"{name}.GlobalAveragePool()", x.GlobalAveragePool());
        }

        (int size, int stride) = (UpTo(3), _random.Next(3));
        if (kind < 2 && x.Shape.SkipLast(1).Min() < size)
        {
            return null;
        }

        IsSmooth &= kind == 0;
        return kind switch
        {
            0 => ($"{name}.AveragePool({size}, {stride})", x.AveragePool(size, stride)),
            1 => ($"{name}.MaxPool({size}, {stride})", x.MaxPool(size, stride)),
            _ => ($"{name}.GlobalMaxPool()", x.GlobalMaxPool()),
        };
    }

    private (string, Tensor)? Finer(string name, Tensor x)
    {
        if (Chance(0.5))
        {
            int factor = UpTo(3);
            return Chance(0.5) ? ($"{name}.Upsample({factor})", x.Upsample(factor)) : ($"{name}.UpsampleLinear({factor})", x.UpsampleLinear(factor));
        }

        if (Other(like => like.Shape.Count == x.Shape.Count && like.Shape.SkipLast(1).Zip(x.Shape, (fine, coarse) => fine >= coarse).All(isFiner => isFiner))
            is not var (other, to))
        {
            return null;
        }

        return Chance(0.5) ? ($"{name}.UpsampleTo({other})", x.UpsampleTo(to)) : ($"{name}.UpsampleLinearTo({other})", x.UpsampleLinearTo(to));
    }

    private (string, Tensor)? Reshaped(string name, Tensor x)
    {
        if (Chance(0.3))
        {
            return ($"{name}.Flatten()", x.Flatten());
        }

        List<int> sizes = [];
        int left = x.Length;
        while (left > 1 && sizes.Count < 3)
        {
            int[] divisors = [.. Enumerable.Range(1, left).Where(divisor => left % divisor == 0)];
            int extent = Pick(divisors);
            sizes.Add(extent);
            left /= extent;
        }

        sizes.Add(left);
        return ($"{name}.Reshape({string.Join(", ", sizes.Select(Number))})", x.Reshape([.. sizes]));
    }

    private (string, Tensor)? Joined(string name, Tensor x) =>
        Other(y => y.Shape.SkipLast(1).SequenceEqual(x.Shape.SkipLast(1)) && y.Boundaries.SequenceEqual(x.Boundaries)) is var (other, tensor)
            ? ($"Concat({name}, {other})", Calculus.Concat(x, tensor))
            : null;

    private (string, Tensor)? Combined(string name, Tensor x)
    {
        if (Other(y => y.Shape.SequenceEqual(x.Shape) && y.Boundaries.SequenceEqual(x.Boundaries)) is not var (other, y))
        {
            return null;
        }

        return _random.Next(3) switch
        {
            0 => ($"{name} + {other}", x + y),
            1 => ($"{name} - 0.5 * {other}", x - 0.5 * y),
            _ => ($"{name} * {other}.Tanh()", x * y.Tanh()),
        };
    }

    private (string, Tensor)? Scaled(string name, Tensor x, int axes)
    {
        if (axes > 0 && Chance(0.5))
        {
            int n = x.Shape[^1];
            return ($"{name}.PerChannel({name}.GlobalAveragePool().Dense({n}).Sigmoid())", x.PerChannel(x.GlobalAveragePool().Dense(n).Sigmoid()));
        }

        return Other(y => y.Shape.Count == 1 && y.Shape[0] == x.Shape[^1]) is var (other, vector)
            ? ($"{name}.PerChannel({other})", x.PerChannel(vector))
            : null;
    }

    private (string, Tensor)? Normalized(string name, Tensor x) => _random.Next(3) switch
    {
        0 => ($"{name}.BatchNorm()", x.BatchNorm()),
        1 => ($"{name}.LayerNorm(0.1)", x.LayerNorm(0.1)),
        _ => x.Shape[^1] % 2 == 0 ? ($"{name}.GroupNorm(2, 0.1)", x.GroupNorm(2, 0.1)) : null,
    };

    private (string, Tensor)? Function(string name, Tensor x)
    {
        (string call, bool isSmooth, Func<Tensor, Tensor> apply) = Pick(s_functions);
        IsSmooth &= isSmooth;
        return ($"{name}.{call}", apply(x));
    }

    private (string, Tensor)? Part(string name, Tensor x, int axes)
    {
        switch (_random.Next(3))
        {
            case 0:
                int[] sizes = [.. x.Shape.Take(axes).Select(UpTo)];
                return ($"{name}.Crop({string.Join(", ", sizes.Select(Number))})", x.Crop(sizes));
            case 1:
                (int[] before, int[] after) = ([.. sizesOf(3)], [.. sizesOf(3)]);
                return ($"{name}.Pad([{string.Join(", ", before)}], [{string.Join(", ", after)}])", x.Pad(before, after));
            default:
                int axis = _random.Next(axes + 1);
                int count = UpTo(x.Shape[axis]);
                int first = _random.Next(x.Shape[axis] - count + 1);
                return ($"{name}.Slice({axis}, {first}, {count})", x.Slice(axis, first, count));
        }

        IEnumerable<int> sizesOf(int end) => Enumerable.Range(0, axes).Select(_ => _random.Next(end));
    }

    private (string, Tensor)? Transpose(string name, Tensor x)
    {
        int[] order = [.. Enumerable.Range(0, x.Shape.Count).OrderBy(_ => _random.Next())];
        return ($"{name}.Transpose({string.Join(", ", order)})", x.Transpose(order));
    }

    private (string, Tensor)? OwnMatrix(string name, Tensor x)
    {
        (int n, int own) = (UpTo(4), _shared.Count);
        bool isLeft = x.Shape.Count < 3 && Chance(0.4);
        bool isTransposed = Chance(0.5);
        int shared = isLeft ? x.Shape[0] : x.Shape[^1];
        int[] sizes = isLeft != isTransposed ? [n, shared] : [shared, n];
        string matrix = $"M{own}";
        _shared.Add(matrix, matrix);
        _members.Append(CultureInfo.InvariantCulture, $"    [Parameter({sizes[0]}, {sizes[1]}, Deviation = 0.5)] public partial Tensor {matrix} {{ get; }}\n");
        Tensor declared = Tensor.Declared("parameter", matrix, sizes);
        (string text, Tensor factor) = isTransposed ? (matrix + ".Transpose()", declared.Transpose()) : (matrix, declared);
        return isLeft ? ($"{text}.MatMul({name})", factor.MatMul(x)) : ($"{name}.MatMul({text})", x.MatMul(factor));
    }

    private (string, Tensor)? Bounded(string name, Tensor x)
    {
        Boundary boundary = (Boundary)_random.Next(4);
        return ($"{name}.With(Boundary.{boundary})", x.With(boundary));
    }

    /// <summary>A helper whose layers are the same at every call, for tensors of so many axes and channels.</summary>
    private (string, Tensor)? Shared(string name, Tensor x, int axes)
    {
        int channels = x.Shape[^1];
        string key = $"Step{axes}Of{channels}";
        string layer = axes == 0 ? $"Dense({channels})" : $"Conv{axes}D({channels}, kernel: 3)";
        if (_shared.TryAdd(key, key))
        {
            _members.Append(CultureInfo.InvariantCulture, $"    [Shared] static Tensor {key}(Tensor x) => x + x.{layer}.Tanh();\n");
        }

        Tensor step = axes switch { 0 => x.Dense(channels), 1 => x.Conv1D(channels, 3), 2 => x.Conv2D(channels, 3), _ => x.Conv3D(channels, 3) };
        return ($"{key}({name})", x + step.Tanh());
    }

    /// <summary>A helper whose layers are others at every call, called in a loop.</summary>
    private (string, Tensor)? Repeated(string name, Tensor x)
    {
        if (_shared.TryAdd("Block", "Block"))
        {
            _members.Append(
                "    static Tensor Block(Tensor x, int depth) { for (int i = 0; i < depth; i++) { x = x.Dense(2 + i).Tanh(); } return x.Dense(2); }\n");
        }

        int depth = UpTo(3);
        Tensor result = Enumerable.Range(0, depth).Aggregate(x, (tensor, i) => tensor.Dense(2 + i).Tanh());
        return ($"Block({name}, {depth})", result.Dense(2));
    }

    private (string, Tensor)? Stencil(string name, Tensor x, int axes)
    {
        int axis = _random.Next(axes);
        return Chance(0.5) ? ($"{name}.Laplacian(2)", x.Laplacian(2)) : ($"{name}.Derivative({axis}, 0.5)", x.Derivative(axis, 0.5));
    }

    private (string, Tensor)? Arithmetic(string name, Tensor x)
    {
        int element = _random.Next(x.Length);
        return _random.Next(3) switch
        {
            0 => ($"1 - {name} / 3", 1 - x / 3),
            1 => ($"-{name} * {name}[{element}]", -x * x[element]),
            _ => ($"{name} + {name}.Mean() * 0.5", x + x.Mean() * 0.5),
        };
    }
}
