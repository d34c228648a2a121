using System.Numerics;
using ModelGen.Kernels;
using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels;

/// <summary>The dense kernels and gradient sinks, checked for one lane type.</summary>
public abstract unsafe class DenseChecks<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static int Points => Tile<T>.Points;

    [Fact]
    public void Forward_is_the_matrix_product_of_every_plane_that_takes_part()
    {
        foreach ((int outputs, int inputs, ulong planes) in LayerCases.All)
        {
            var data = new LayerData<T>(outputs, inputs, planes, seed: outputs * 1000 + inputs);
            T* packed = Pack(data);
            T* z = data.Random(data.PlaneCount * data.ZPlane);
            T[] before = new ReadOnlySpan<T>(z, data.PlaneCount * data.ZPlane).ToArray();
            Dense<L, T>.Forward(packed, data.Bias, outputs, inputs, data.Activations, data.XPlane, z, data.ZPlane, planes);
            for (int c = 0; c < data.PlaneCount; c++)
            {
                for (int m = 0; m < outputs + 2; m++)
                {
                    for (int p = 0; p < Points; p++)
                    {
                        int place = c * data.ZPlane + m * Points + p;
                        if (!data.HasPlane(c) || m >= outputs)
                        {
                            Assert.Equal(before[place], z[place]);
                            continue;
                        }

                        double expected = c == 0 ? double.CreateTruncating(data.Bias[m]) : 0;
                        for (int k = 0; k < inputs; k++)
                        {
                            expected += data.W(m, k) * data.X(c, k, p);
                        }

                        LayerData<T>.AssertClose(expected, z[place], 1 + 0.1 * inputs, $"z[{c}][{m}][{p}] of {outputs}x{inputs}");
                    }
                }
            }

            data.AssertGuardsIntact();
        }
    }

    [Fact]
    public void Backward_is_the_product_with_the_transposed_matrix()
    {
        foreach ((int outputs, int inputs, ulong planes) in LayerCases.All)
        {
            var data = new LayerData<T>(outputs, inputs, planes, seed: outputs * 1000 + inputs);
            T* packed = Pack(data);
            T* xBar = data.Random(data.PlaneCount * data.XPlane);
            T[] before = new ReadOnlySpan<T>(xBar, data.PlaneCount * data.XPlane).ToArray();
            Dense<L, T>.Backward(packed, outputs, inputs, data.Adjoints, data.ZPlane, xBar, data.XPlane, planes);
            for (int c = 0; c < data.PlaneCount; c++)
            {
                for (int k = 0; k < inputs + 1; k++)
                {
                    for (int p = 0; p < Points; p++)
                    {
                        int place = c * data.XPlane + k * Points + p;
                        if (!data.HasPlane(c) || k >= inputs)
                        {
                            Assert.Equal(before[place], xBar[place]);
                            continue;
                        }

                        double expected = 0;
                        for (int m = 0; m < outputs; m++)
                        {
                            expected += data.W(m, k) * data.ZBar(c, m, p);
                        }

                        LayerData<T>.AssertClose(expected, xBar[place], 1 + 0.1 * outputs, $"xBar[{c}][{k}][{p}] of {outputs}x{inputs}");
                    }
                }
            }

            data.AssertGuardsIntact();
        }
    }

    [Fact]
    public void Forward_point_is_the_layer_at_one_point()
    {
        foreach ((int outputs, int inputs, _) in LayerCases.All)
        {
            var data = new LayerData<T>(outputs, inputs, planes: 1, seed: outputs * 1000 + inputs);
            T* packed = Pack(data);
            T* x = data.Random(inputs);
            T* z = data.Allocate(outputs);
            Dense<L, T>.ForwardPoint(data.Weights, packed, data.Bias, outputs, inputs, x, z);
            for (int m = 0; m < outputs; m++)
            {
                double expected = double.CreateTruncating(data.Bias[m]);
                for (int k = 0; k < inputs; k++)
                {
                    expected += data.W(m, k) * double.CreateTruncating(x[k]);
                }

                LayerData<T>.AssertClose(expected, z[m], 1 + 0.1 * inputs, $"z[{m}] of {outputs}x{inputs}");
            }

            data.AssertGuardsIntact();
        }
    }

    [Fact]
    public void Gradient_sum_adds_the_weights_and_biases_adjoints_summed_over_points()
    {
        foreach ((int outputs, int inputs, ulong planes) in LayerCases.All)
        {
            var data = new LayerData<T>(outputs, inputs, planes, seed: outputs * 1000 + inputs);
            int length = outputs * inputs + outputs + 5;
            T* gradient = data.Random(length);
            T[] before = new ReadOnlySpan<T>(gradient, length).ToArray();
            T* scratch = data.Random(Dense<L, T>.ScratchLength(64 - BitOperations.LeadingZeroCount(planes), inputs, outputs));
            int weights = 3;
            int biases = weights + outputs * inputs;
            Add<GradientSum<L, T>>(data, gradient, weights, biases, scratch);
            double[] expected = [.. before.Select(double.CreateTruncating)];
            for (int m = 0; m < outputs; m++)
            {
                for (int p = 0; p < Points; p++)
                {
                    expected[biases + m] += data.ZBar(0, m, p);
                    for (int c = 0; c < data.PlaneCount; c++)
                    {
                        for (int k = 0; k < inputs && data.HasPlane(c); k++)
                        {
                            expected[weights + m * inputs + k] += data.ZBar(c, m, p) * data.X(c, k, p);
                        }
                    }
                }
            }

            for (int i = 0; i < length; i++)
            {
                LayerData<T>.AssertClose(expected[i], gradient[i], 20, $"gradient[{i}] of {outputs}x{inputs}, planes {planes:b}");
            }

            Assert.Equal(before[0], gradient[0]);
            Assert.Equal(before[^1], gradient[length - 1]);
            data.AssertGuardsIntact();
        }
    }

    [Fact]
    public void Jacobian_rows_keep_each_point_apart()
    {
        foreach ((int outputs, int inputs, ulong planes) in LayerCases.All.Where(layer => layer.Outputs * layer.Inputs < 1000))
        {
            var data = new LayerData<T>(outputs, inputs, planes, seed: outputs * 1000 + inputs);
            int rows = outputs * inputs + outputs + 2;
            T* jacobian = data.Random(rows * Points);
            T[] before = new ReadOnlySpan<T>(jacobian, rows * Points).ToArray();
            int weights = 1;
            int biases = weights + outputs * inputs;
            T* scratch = data.Random(Dense<L, T>.ScratchLength(64 - BitOperations.LeadingZeroCount(planes), inputs, outputs));
            Add<JacobianRows<L, T>>(data, jacobian, weights, biases, scratch);
            double[] expected = [.. before.Select(double.CreateTruncating)];
            for (int m = 0; m < outputs; m++)
            {
                for (int p = 0; p < Points; p++)
                {
                    expected[(biases + m) * Points + p] += data.ZBar(0, m, p);
                    for (int c = 0; c < data.PlaneCount; c++)
                    {
                        for (int k = 0; k < inputs && data.HasPlane(c); k++)
                        {
                            expected[(weights + m * inputs + k) * Points + p] += data.ZBar(c, m, p) * data.X(c, k, p);
                        }
                    }
                }
            }

            for (int i = 0; i < expected.Length; i++)
            {
                LayerData<T>.AssertClose(expected[i], jacobian[i], 2, $"row {i / Points}, point {i % Points} of {outputs}x{inputs}, planes {planes:b}");
            }

            data.AssertGuardsIntact();
        }
    }

    [Fact]
    public void Sinks_add_the_adjoint_of_A_single_parameter()
    {
        var data = new LayerData<T>(1, 1, planes: 1, seed: 5);
        T* row = data.Random(Points);
        T* gradient = data.Random(2);
        T* jacobian = data.Random(2 * Points);
        double expected = double.CreateTruncating(gradient[1]);
        double first = double.CreateTruncating(jacobian[Points]) + double.CreateTruncating(row[0]);
        double last = double.CreateTruncating(jacobian[2 * Points - 1]) + double.CreateTruncating(row[Points - 1]);
        for (int p = 0; p < Points; p++)
        {
            expected += double.CreateTruncating(row[p]);
        }

        GradientSum<L, T>.Scalar(new Tile<T> { Gradient = gradient }, 1, row);
        JacobianRows<L, T>.Scalar(new Tile<T> { Gradient = jacobian }, 1, row);
        LayerData<T>.AssertClose(expected, gradient[1], 10, "sum");
        LayerData<T>.AssertClose(first, jacobian[Points], 1, "first point");
        LayerData<T>.AssertClose(last, jacobian[2 * Points - 1], 1, "last point");
        data.AssertGuardsIntact();
    }

    private static T* Pack(LayerData<T> data)
    {
        T* packed = data.Allocate(Dense<L, T>.PackedLength(data.Outputs, data.Inputs));
        Dense<L, T>.Pack(data.Weights, packed, data.Outputs, data.Inputs);
        return packed;
    }

    private static void Add<TSink>(LayerData<T> data, T* gradient, int weights, int biases, T* scratch) where TSink : struct, IGradientSink<L, T>
    {
        var tile = new Tile<T> { Gradient = gradient };
        Dense<L, T>.Take<TSink>(data.Outputs, data.Inputs, data.Activations, data.XPlane, data.Planes, scratch);
        TSink.Layer(tile, weights, biases, data.Outputs, data.Inputs, data.Adjoints, data.ZPlane, data.Planes, scratch);
    }
}
