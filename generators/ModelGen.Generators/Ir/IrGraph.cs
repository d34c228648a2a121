using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Ir;

/// <summary>
/// Builds and interns nodes. Every constructor simplifies locally (constants, zeros, ones, signs, operand order), so that no
/// pass meets 0 * x or a double negation and equal values are one node.
/// </summary>
internal sealed class IrGraph
{
    private readonly Dictionary<NodeKey, IrNode> _interned = [];

    public IrGraph()
    {
        Zero = Constant(0);
        One = Constant(1);
    }

    public IrNode Zero { get; }

    public IrNode One { get; }

    public IrNode Constant(double value) => Intern(null, [], value == 0 ? 0 : value, null);

    public IrNode Leaf(Leaf leaf) => Intern(null, [], 0, leaf);

    public IrNode Add(IrNode a, IrNode b)
    {
        if (a.IsConstant && b.IsConstant)
        {
            return Constant(a.Number + b.Number);
        }

        if (a.IsZero)
        {
            return b;
        }

        if (b.IsZero)
        {
            return a;
        }

        if (a == b)
        {
            return Multiply(Constant(2), a);
        }

        if ((a.Is<Negate>() && a.Operands[0] == b) || (b.Is<Negate>() && b.Operands[0] == a))
        {
            return Zero;
        }

        if (a.Is<Negate>() && b.Is<Negate>())
        {
            return Negate(Add(a.Operands[0], b.Operands[0]));
        }

        return Ordered(Operations.Add.Instance, a, b);
    }

    public IrNode Subtract(IrNode a, IrNode b) => Add(a, Negate(b));

    public IrNode Negate(IrNode a) => a switch
    {
        { IsConstant: true } => Constant(-a.Number),
        _ when a.Is<Negate>() => a.Operands[0],
        _ when a.Is<Multiply>() && a.Operands[0].IsConstant => Multiply(Constant(-a.Operands[0].Number), a.Operands[1]),
        _ => Intern(Operations.Negate.Instance, [a], 0, null),
    };

    public IrNode Multiply(IrNode a, IrNode b)
    {
        if (b.IsConstant)
        {
            (a, b) = (b, a);
        }

        if (a.IsConstant)
        {
            return a.Number switch
            {
                _ when b.IsConstant => Constant(a.Number * b.Number),
                0 => Zero,
                1 => b,
                -1 => Negate(b),
                _ when b.Is<Negate>() => Multiply(Constant(-a.Number), b.Operands[0]),
                _ when b.Is<Multiply>() && b.Operands[0].IsConstant => Multiply(Constant(a.Number * b.Operands[0].Number), b.Operands[1]),
                _ => Intern(Operations.Multiply.Instance, [a, b], 0, null),
            };
        }

        if (a.Is<Negate>())
        {
            return Negate(Multiply(a.Operands[0], b));
        }

        if (b.Is<Negate>())
        {
            return Negate(Multiply(a, b.Operands[0]));
        }

        if (a.Is<Multiply>() && a.Operands[0].IsConstant)
        {
            return Multiply(a.Operands[0], Multiply(a.Operands[1], b));
        }

        if (b.Is<Multiply>() && b.Operands[0].IsConstant)
        {
            return Multiply(b.Operands[0], Multiply(a, b.Operands[1]));
        }

        return Ordered(Operations.Multiply.Instance, a, b);
    }

    public IrNode Multiply(double a, IrNode b) => Multiply(Constant(a), b);

    public IrNode Divide(IrNode a, IrNode b) => b.IsConstant ? Multiply(Constant(1 / b.Number), a) : Multiply(a, Apply(Reciprocal.Instance, b));

    /// <summary>a &gt; b ? x : y.</summary>
    public IrNode Select(IrNode a, IrNode b, IrNode x, IrNode y)
    {
        if (x == y)
        {
            return x;
        }

        return a.IsConstant && b.IsConstant
            ? a.Number > b.Number ? x : y
            : Intern(Operations.Select.Instance, [a, b, x, y], 0, null);
    }

    /// <summary>An elementwise operation; constants are computed.</summary>
    public IrNode Apply(Elementwise operation, params IrNode[] operands) => operands.All(operand => operand.IsConstant)
        ? Constant(operation.Evaluate(operands.Select(operand => operand.Number).ToArray()))
        : Intern(operation, operands, 0, null);

    public IrNode Sum(IEnumerable<IrNode> terms) => terms.Aggregate(Zero, Add);

    /// <summary>x^n by squaring.</summary>
    public IrNode Power(IrNode x, int n)
    {
        if (n < 0)
        {
            return Divide(One, Power(x, -n));
        }

        IrNode result = One;
        for (IrNode square = x; n > 0; n >>= 1)
        {
            result = (n & 1) == 1 ? Multiply(result, square) : result;
            square = n > 1 ? Multiply(square, square) : square;
        }

        return result;
    }

    /// <summary>The same operation over other operands, simplified again.</summary>
    public IrNode Rebuild(IrNode node, IrNode[] operands) => node.Operation switch
    {
        Operations.Add => Add(operands[0], operands[1]),
        Operations.Multiply => Multiply(operands[0], operands[1]),
        Operations.Negate => Negate(operands[0]),
        Operations.Select => Select(operands[0], operands[1], operands[2], operands[3]),
        Elementwise elementwise => Apply(elementwise, operands),
        _ => node,
    };

    private IrNode Ordered(Operation operation, IrNode a, IrNode b) =>
        Intern(operation, a.Id <= b.Id ? [a, b] : [b, a], 0, null);

    private IrNode Intern(Operation? operation, IrNode[] operands, double number, Leaf? leaf)
    {
        var key = new NodeKey(operation, operands, BitConverter.DoubleToInt64Bits(number), leaf);
        if (!_interned.TryGetValue(key, out IrNode? node))
        {
            node = new IrNode(_interned.Count, operation, operands, number, leaf);
            _interned.Add(key, node);
        }

        return node;
    }

    private readonly struct NodeKey(Operation? operation, IrNode[] operands, long bits, Leaf? leaf) : IEquatable<NodeKey>
    {
        private readonly Operation? _operation = operation;
        private readonly IrNode[] _operands = operands;
        private readonly long _bits = bits;
        private readonly Leaf? _leaf = leaf;

        public bool Equals(NodeKey other)
        {
            if (_operation != other._operation || _bits != other._bits || _operands.Length != other._operands.Length || !Equals(_leaf, other._leaf))
            {
                return false;
            }

            for (int i = 0; i < _operands.Length; i++)
            {
                if (_operands[i] != other._operands[i])
                {
                    return false;
                }
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is NodeKey other && Equals(other);

        public override int GetHashCode()
        {
            int hash = unchecked((int)_bits ^ (int)(_bits >> 32) ^ (_operation?.Name.GetHashCode() ?? 0) ^ (_leaf?.GetHashCode() ?? 0));
            foreach (IrNode operand in _operands)
            {
                hash = unchecked(hash * 31 + operand.Id);
            }

            return hash;
        }
    }
}
