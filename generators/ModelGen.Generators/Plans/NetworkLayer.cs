using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Plans;

/// <summary>One layer of a network: a vector of <see cref="Width"/> numbers at every point, computed from the vectors of earlier layers.</summary>
/// <param name="Number">Its place among the network's layers; sources have smaller numbers.</param>
/// <param name="Name">What it is called in the emitted code.</param>
/// <param name="Width">Numbers in the vector.</param>
/// <param name="Sources">The layers that it reads.</param>
internal abstract record NetworkLayer(int Number, string Name, int Width, IReadOnlyList<int> Sources);

/// <summary>Scalars as a vector: inputs First, First + 1, ... of the network.</summary>
internal sealed record InputLayer(int Number, string Name, int Width, int First) : NetworkLayer(Number, Name, Width, []);

/// <summary>W x + b with weights of its own.</summary>
/// <param name="Number">Its place among the network's layers.</param>
/// <param name="Name">What it is called in the emitted code.</param>
/// <param name="Width">Rows of W.</param>
/// <param name="Source">The layer that gives x.</param>
/// <param name="Inputs">Columns of W.</param>
/// <param name="Dense">Its number among the network's dense layers.</param>
/// <param name="Path">The name of its parameters in files.</param>
/// <param name="Initializer">A member of ModelGen.Initializer.</param>
internal sealed record DenseLayer(int Number, string Name, int Width, int Source, int Inputs, int Dense, string Path, string Initializer)
    : NetworkLayer(Number, Name, Width, [Source]);

/// <summary>f(x_0, x_1, ...) element by element, of vectors of equal width; source k is the body's argument k.</summary>
/// <param name="Number">Its place among the network's layers.</param>
/// <param name="Name">What it is called in the emitted code.</param>
/// <param name="Width">Numbers in the vector.</param>
/// <param name="Sources">The layers that give the arguments.</param>
/// <param name="Function">f over argument leaves; lowered when the functions are planned.</param>
internal sealed record PointwiseLayer(int Number, string Name, int Width, IReadOnlyList<int> Sources, Lazy<IrNode> Function)
    : NetworkLayer(Number, Name, Width, Sources)
{
    public IrNode Body => Function.Value;
}

/// <summary>The sources one behind the other.</summary>
internal sealed record ConcatLayer(int Number, string Name, int Width, IReadOnlyList<int> Sources) : NetworkLayer(Number, Name, Width, Sources);
