using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Tests.Transforms;

/// <summary>What the builder of a network's steps leaves out.</summary>
public class TensorGraphTests
{
    [Theory]
    [InlineData(new[] { 0, 1, 2 }, TensorKind.Column)]
    [InlineData(new[] { 1, 0, 2 }, TensorKind.Rearrange)]
    [InlineData(new[] { 2, 0, 1 }, TensorKind.Rearrange)]
    internal void A_product_reads_through_what_keeps_the_order_of_numbers_and_through_nothing_else(int[] axes, TensorKind read)
    {
        var tables = new TensorTables();
        var graph = new TensorGraph(tables);
        TensorNode x = graph.Column(0, [2, 3, 4], "X");
        int map = tables.Rearrange(new RearrangeShape(new([2, 3, 4]), new(axes), new([24])));
        TensorExpression flat = graph.Read(graph.Step(TensorKind.Rearrange, [24], map, "Flatten", x));
        var product = new ProductShape
        {
            Path = "Dense",
            Inputs = default,
            Outputs = default,
            Kernel = default,
            Stride = default,
            Dilation = default,
            Before = default,
            Boundaries = default,
            InputChannels = 24,
            OutputChannels = 5,
        };
        TensorNode step = graph.Store(graph.Product(product, flat, [5]));
        Assert.Equal(read, step.Operands[0].Kind);
        Assert.Equal(read == TensorKind.Column ? [2, 3] : [], tables.Products[step.Index].Kernel);
    }
}
