namespace ModelGen.Generators.Layers;

/// <summary>A call of a layer while the declaration is read; what is wrong with it is thrown.</summary>
internal abstract class LayerCall
{
    /// <summary>The method.</summary>
    public abstract string Method { get; }

    /// <summary>The tensor that the method is called on.</summary>
    public abstract TensorShape Input { get; }

    /// <summary>A whole number that is known while compiling and at least <paramref name="least"/>.</summary>
    public abstract int Integer(string parameter, int least = 1);

    /// <summary>A whole number for each axis, given once for all or one by one.</summary>
    public abstract int[] Integers(string parameter, int count);

    /// <summary>Whole numbers of any size.</summary>
    public abstract int[] List(string parameter);

    /// <summary>Real numbers in lists, and the extents of the lists, outermost first; all lists of one level are equally long.</summary>
    public abstract (int[] Sizes, double[] Numbers) Weights(string parameter);

    /// <summary>Whether the method has the parameter.</summary>
    public abstract bool Has(string parameter);

    /// <summary>A number that is known while compiling.</summary>
    public abstract double Number(string parameter);

    /// <summary>Numbers that are known while compiling; none where the argument was left out.</summary>
    public abstract double[] Numbers(string parameter);

    public abstract bool Flag(string parameter);

    /// <summary>Another tensor.</summary>
    public abstract TensorShape Tensor(string parameter);

    /// <summary>Several tensors.</summary>
    public abstract TensorShape[] Tensors(string parameter);

    /// <summary>The node of a scalar or a number.</summary>
    public abstract int Scalar(string parameter);

    /// <summary>The nodes of several.</summary>
    public abstract int[] Scalars(string parameter);

    /// <summary>A label; null where the argument is none.</summary>
    public abstract LabelShape? Label(string parameter);

    /// <summary>A number as a node.</summary>
    public abstract int Constant(double number);

    /// <summary>A node with no parameters of its own.</summary>
    public abstract int Node(string operation, IEnumerable<int> numbers, params int[] operands);

    /// <summary>A node that is told from others by its path.</summary>
    /// <param name="operation">The node's name.</param>
    /// <param name="name">The layer's kind, which its path ends in.</param>
    /// <param name="parameters">The sizes of its weights, which layers of one path have in common; none where it has none.</param>
    /// <param name="numbers">What it is made with.</param>
    /// <param name="operands">What it reads.</param>
    public abstract int Named(string operation, string name, int[] parameters, IEnumerable<int> numbers, params int[] operands);

    /// <summary>The declared name of a node that is an input or a target; else null.</summary>
    public abstract string? DeclaredName(TensorShape tensor);

    /// <summary>Whether a tensor is a declared function: values at sensors along a coordinate.</summary>
    public abstract bool IsFunction(TensorShape tensor);

    /// <summary>Whether a tensor is a declared parameter, whose axes may be in another order.</summary>
    public abstract bool IsParameter(TensorShape tensor);

    /// <summary>Refuses the call.</summary>
    /// <param name="rule">A rule of MG2xxx.</param>
    /// <param name="problem">What is wrong, with the shapes: "has ...".</param>
    /// <param name="remedy">What to write.</param>
    public abstract Exception Fail(string rule, string problem, string remedy);

    /// <summary>The input, which must be a grid with so many axes besides the channels.</summary>
    public TensorShape Grid(int axes)
    {
        if (Input.Sizes.Length == axes + 1)
        {
            return Input;
        }

        string remedy = Input.Sizes.Length == 1 ? "declare its input with sizes such as [28, 28, 1], channels last, or use Dense"
            : $"use the method for {Input.Sizes.Length - 1} {(Input.Sizes.Length == 2 ? "axis" : "axes")}";
        throw Fail("MG2007", $"needs a grid of {axes} {(axes == 1 ? "axis" : "axes")} and channels, and {Input.Text} has {Input.Sizes.Length - 1}", remedy);
    }

    /// <summary>The input, which must have a grid.</summary>
    public TensorShape AnyGrid() => Input.Sizes.Length > 1 ? Input
        : throw Fail("MG2007", $"needs a grid, and {Input.Text} is a vector", "call it before Flatten, or declare the input with sizes such as [28, 28, 1]");

    /// <summary>A tensor with other sizes and the input's boundaries.</summary>
    public LayerResult Grid(int node, params int[] sizes) => new(node, sizes, Input.Boundaries);

    /// <summary>A tensor like the input.</summary>
    public LayerResult Like(int node) => new(node, Input.Sizes, Input.Boundaries);

    public static LayerResult Vector(int node, int length) => new(node, [length], []);

    public static LayerResult Scalar(int node) => new(node, null, []);

    /// <summary>Whole numbers of any size: one for all axes, or one for each.</summary>
    public int[] Each(string parameter, int count)
    {
        int[] given = List(parameter);
        return given.Length == count ? given
            : given.Length == 1 ? [.. Enumerable.Repeat(given[0], count)]
            : throw Fail("MG2002", $"has {given.Length} numbers as {parameter}", $"give {count}, one for each axis of the grid of {Input.Text}");
    }

    /// <summary>Two tensors of one shape.</summary>
    public (TensorShape A, TensorShape B) Pair(string first, string second)
    {
        TensorShape a = Tensor(first);
        TensorShape b = Tensor(second);
        return a.Sizes.SequenceEqual(b.Sizes) ? (a, b) : throw Fail(
            "MG2006", $"compares {a.Text} with {b.Text}", "both must have one shape: correct the declared sizes, or the layers that lead here");
    }
}
