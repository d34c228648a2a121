using System.Collections;

namespace ModelGen.Generators.Ir;

/// <summary>The Taylor coefficients that are carried together, in the order of their planes: the value first, functionals last.</summary>
internal sealed class JetSet : IReadOnlyList<MultiIndex>
{
    /// <summary>Sets of planes are the bits of one word.</summary>
    public const int Most = 64;

    private readonly MultiIndex[] _indices;
    private readonly Dictionary<MultiIndex, int> _planes = [];

    public JetSet(IEnumerable<MultiIndex> indices)
    {
        _indices = [.. indices];
        for (int plane = 0; plane < _indices.Length; plane++)
        {
            _planes.Add(_indices[plane], plane);
        }
    }

    public int Count => _indices.Length;

    /// <summary>Every plane.</summary>
    public ulong All => Count == Most ? ulong.MaxValue : (1UL << Count) - 1;

    public MultiIndex this[int plane] => _indices[plane];

    /// <summary>The plane that holds a coefficient.</summary>
    /// <exception cref="KeyNotFoundException">It is not carried.</exception>
    public int PlaneOf(MultiIndex index) => _planes[index];

    /// <summary>The plane that holds a coefficient, or -1.</summary>
    public int Find(MultiIndex index) => _planes.TryGetValue(index, out int plane) ? plane : -1;

    /// <summary>The planes for which something holds.</summary>
    public ulong Where(Func<int, bool> holds) =>
        Enumerable.Range(0, Count).Where(holds).Aggregate(0UL, (planes, plane) => planes | (1UL << plane));

    public static bool Has(ulong planes, int plane) => (planes >> plane & 1) == 1;

    public IEnumerator<MultiIndex> GetEnumerator() => ((IEnumerable<MultiIndex>)_indices).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
