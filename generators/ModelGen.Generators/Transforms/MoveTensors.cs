using ModelGen.Generators.Ir;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>Copies steps, some of them replaced: into the same graph, where a coordinate is fixed, or into another one.</summary>
/// <param name="from">Where the steps are.</param>
/// <param name="to">Where they go.</param>
/// <param name="replacement">What takes the place of a step; null for a copy.</param>
internal sealed class MoveTensors(TensorGraph from, TensorGraph to, Func<TensorNode, TensorExpression?> replacement)
{
    private readonly Dictionary<TensorNode, TensorExpression> _moved = [];
    private readonly HashSet<TensorNode> _kept = [];

    /// <summary>The expression where the steps go.</summary>
    public TensorExpression Move(TensorExpression expression)
    {
        var stack = new Stack<TensorNode>(TensorWalk.Operands(from, expression.Body));
        while (stack.Count > 0)
        {
            TensorNode node = stack.Peek();
            TensorNode[] missing = _moved.ContainsKey(node) ? [] : [.. node.Operands.Where(operand => !_moved.ContainsKey(operand))];
            if (missing.Length > 0 && replacement(node) is null)
            {
                foreach (TensorNode operand in missing)
                {
                    stack.Push(operand);
                }
            }
            else
            {
                stack.Pop();
                if (!_moved.ContainsKey(node))
                {
                    _moved[node] = replacement(node) ?? Copy(node);
                }
            }
        }

        return expression with { Body = Body(expression.Body) };
    }

    private IrNode Body(IrNode body) => TensorWalk.Moved(body, to.Elements, leaf =>
    {
        TensorExpression moved = _moved[from[leaf.A]];
        return moved.Body.IsConstant ? moved.Body : to.Leaf(to.Store(moved), (Access)leaf.B);
    });

    private TensorExpression Copy(TensorNode node)
    {
        // in one graph what nothing has replaced stays what it is
        if (from == to && node.Operands.All(_kept.Contains))
        {
            _kept.Add(node);
            return to.Read(node);
        }

        if (node.Body is { } body)
        {
            return node.Kind == TensorKind.Map
                ? to.Read(to.Like(node, new TensorExpression(node.Shape, Body(body))))
                : throw new InvalidOperationException($"{node.Kind} of '{node.Name}' depends on the batch");
        }

        return to.Read(to.Step(node.Kind, node.Shape, node.Index, node.Name, [.. node.Operands.Select(operand => to.Store(_moved[operand]))]));
    }
}
