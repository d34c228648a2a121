using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tensors;

/// <summary>What the steps of all programs of a network refer to by number.</summary>
internal sealed class TensorTables
{
    private readonly List<ParameterShape> _parameters = [];
    private readonly List<DerivedShape> _derived = [];
    private readonly List<ProductShape> _products = [];
    private readonly List<LinearShape> _linear = [];
    private readonly List<RearrangeShape> _rearranged = [];
    private readonly List<WindowShape> _windows = [];
    private readonly List<RandomShape> _random = [];
    private readonly List<BatchShape> _batches = [];

    public IReadOnlyList<ParameterShape> Parameters => _parameters;

    /// <summary>What is computed from parameters, and lies behind all of them.</summary>
    public IReadOnlyList<DerivedShape> Derived => _derived;

    public IReadOnlyList<ProductShape> Products => _products;

    public IReadOnlyList<LinearShape> LinearMaps => _linear;

    public IReadOnlyList<RearrangeShape> Rearranged => _rearranged;

    public IReadOnlyList<WindowShape> Windows => _windows;

    public IReadOnlyList<RandomShape> Random => _random;

    public IReadOnlyList<BatchShape> Batches => _batches;

    /// <summary>The parameter's number; one of the same path is the same.</summary>
    public int Parameter(ParameterShape parameter)
    {
        int found = _parameters.FindIndex(other => other.Path == parameter.Path);
        return found >= 0 ? found : Last(_parameters, parameter);
    }

    public int Derive(DerivedShape derived) => Find(_derived, derived);

    public int Product(ProductShape product) => Find(_products, product);

    public int Linear(LinearShape map) => Find(_linear, map);

    public int Rearrange(RearrangeShape map) => Find(_rearranged, map);

    public int Window(WindowShape window) => Find(_windows, window);

    public int Stream(RandomShape random) => Find(_random, random);

    // one for each call: a layer that is shared has moments of its own at every call
    public int Batch(BatchShape batch) => Last(_batches, batch);

    private static int Find<T>(List<T> items, T item)
    {
        int found = items.IndexOf(item);
        return found >= 0 ? found : Last(items, item);
    }

    private static int Last<T>(List<T> items, T item)
    {
        items.Add(item);
        return items.Count - 1;
    }
}
