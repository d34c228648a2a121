using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>
/// Products with a matrix of the user's own: rows of a tensor times the matrix, or the matrix times columns. The matrix is the weights of a product, its
/// transpose those of the adjoint one, so that neither is ever moved.
/// </summary>
internal sealed class MatrixProduct : Layer
{
    public override IReadOnlyList<string> Methods => ["MatMul"];

    public override IReadOnlyList<string> Operations => ["matmul"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape a = call.Input;
        TensorShape b = call.Tensor("b");
        bool isRight = call.IsParameter(b);
        if (!isRight && !call.IsParameter(a))
        {
            throw call.Fail(
                "MG2023",
                $"multiplies {a.Text} by {b.Text}, and neither is a parameter",
                "one of the two must be a [Parameter] or its Transpose(); write Dot(a, b) for the scalar product of two tensors of one shape, "
                    + "and Dense for a layer with a matrix of its own");
        }

        return isRight ? Rows(call, a, b) : Columns(call, a, b);
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression a = node.Operands[0];
        TensorExpression b = node.Operands[1];
        if (Weights(node, b) is var (right, isTransposed))
        {
            return Multiply(node, a, right, isTransposed, node.Shape);
        }

        // A b = b A', and A B = (B' A')'
        (TensorNode left, isTransposed) = Weights(node, a) ?? throw new InvalidOperationException(node.Path);
        if (b.Shape.Length == 1)
        {
            return Multiply(node, b, left, !isTransposed, node.Shape);
        }

        return node.Graph.Transpose(Multiply(node, node.Graph.Transpose(b, [1, 0]), left, !isTransposed, [node.Shape[1], node.Shape[0]]), [1, 0]);
    }

    private static LayerResult Rows(LayerCall call, TensorShape x, TensorShape matrix)
    {
        if (matrix.Sizes.Length != 2)
        {
            throw NoMatrix(call, x, matrix, matrix);
        }

        return x.Channels == matrix.Sizes[0]
            ? call.Grid(Node(call, x, matrix), [.. x.Grid, matrix.Sizes[1]])
            : throw call.Fail(
                "MG2022",
                $"multiplies the {x.Channels} channels of {x.Text} by a matrix of {matrix.Sizes[0]} rows, {matrix.Text}",
                matrix.Sizes[1] == x.Channels ? "write Transpose() behind the matrix" : $"declare a matrix of {x.Channels} rows");
    }

    private static LayerResult Columns(LayerCall call, TensorShape matrix, TensorShape x)
    {
        if (matrix.Sizes.Length != 2 || x.Sizes.Length > 2)
        {
            throw NoMatrix(call, matrix, x, matrix.Sizes.Length != 2 ? matrix : x);
        }

        if (matrix.Sizes[1] != x.Sizes[0])
        {
            throw call.Fail(
                "MG2022",
                $"multiplies a matrix of {matrix.Sizes[1]} columns, {matrix.Text}, by the {x.Sizes[0]} rows of {x.Text}",
                matrix.Sizes[0] == x.Sizes[0] ? "write Transpose() behind the matrix" : $"declare a matrix of {x.Sizes[0]} columns");
        }

        int node = Node(call, matrix, x);
        return x.Sizes.Length == 1
            ? LayerCall.Vector(node, matrix.Sizes[0])
            : new LayerResult(node, [matrix.Sizes[0], x.Channels], [BoundaryNames.Zero]);
    }

    private static Exception NoMatrix(LayerCall call, TensorShape a, TensorShape b, TensorShape wrong) => call.Fail(
        "MG2022",
        $"multiplies {a.Text} by {b.Text}, and {wrong.Text} is no matrix",
        wrong.Sizes.Length == 1
            ? $"declare it as [Parameter({wrong.Channels}, n)], or write Dot for the scalar product of two vectors"
            : "write it on the left of MatMul, where the channels are multiplied at every pixel, or Reshape it to a matrix");

    private static int Node(LayerCall call, TensorShape a, TensorShape b) => call.Named("matmul", "MatMul", [], [], a.Node, b.Node);

    /// <summary>The parameter that an expression is, and whether with its axes exchanged; null where it is none.</summary>
    private static (TensorNode Parameter, bool IsTransposed)? Weights(Expansion node, TensorExpression matrix)
    {
        TensorNode tensor = node.Graph.Store(matrix);
        bool isTransposed = false;
        while (tensor.Kind == TensorKind.Rearrange)
        {
            isTransposed ^= !node.Graph.Tables.Rearranged[tensor.Index].KeepsOrder;
            tensor = tensor.Operands[0];
        }

        return tensor.Kind == TensorKind.Parameter ? (tensor, isTransposed) : null;
    }

    /// <summary>x W of rows x and a matrix W [inputs][outputs], or x W' of one [outputs][inputs], which is how layers keep their weights.</summary>
    private static TensorExpression Multiply(Expansion node, TensorExpression x, TensorNode matrix, bool isTransposed, int[] shape)
    {
        int[] grid = [.. x.Shape.Take(x.Shape.Length - 1)];
        var ones = new EquatableArray<int>(grid.Select(_ => 1));
        var product = new ProductShape
        {
            Path = matrix.Name,
            Weights = matrix.Name,
            Inputs = new(grid),
            Outputs = new(grid),
            Kernel = ones,
            Stride = ones,
            Dilation = ones,
            Before = new(grid.Select(_ => 0)),
            Boundaries = new(grid.Select(_ => BoundaryNames.Zero)),
            InputChannels = matrix.Shape[1],
            OutputChannels = matrix.Shape[0],
            HasBias = false,
        };
        return isTransposed ? node.Graph.Product(product, x, shape) : node.Graph.TransposedProduct(product, x, shape);
    }
}
