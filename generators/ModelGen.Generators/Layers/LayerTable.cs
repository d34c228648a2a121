namespace ModelGen.Generators.Layers;

/// <summary>Every layer by its methods and by the names of its nodes. A new layer is a new file with a class.</summary>
internal static class LayerTable
{
    public static readonly IReadOnlyList<Layer> All = [.. typeof(Layer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(Layer).IsAssignableFrom(type)).OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (Layer)Activator.CreateInstance(type))];

    public static readonly IReadOnlyDictionary<string, Layer> ByMethod = All
        .SelectMany(layer => layer.Methods.Select(method => (method, layer))).ToDictionary(pair => pair.method, pair => pair.layer, StringComparer.Ordinal);

    public static readonly IReadOnlyDictionary<string, Layer> ByOperation = All
        .SelectMany(layer => layer.Operations.Select(name => (name, layer))).ToDictionary(pair => pair.name, pair => pair.layer, StringComparer.Ordinal);
}
