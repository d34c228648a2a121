using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>The names of layers: the calls through which they were reached, and a number where a name repeats.</summary>
internal sealed class LayerPaths
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HashSet<string>> _shared = [];

    /// <summary>
    /// The path of a layer. Inside a helper marked [Shared] every call counts anew, so that the layers of all its calls have the same paths, and with them
    /// the same parameters.
    /// </summary>
    /// <param name="name">The name that the user gave; null for the layer's kind.</param>
    /// <param name="kind">Such as "Dense".</param>
    /// <param name="site">Where the layer is called.</param>
    public string Of(string? name, string kind, CallSite site)
    {
        HashSet<string> taken = _paths;
        if (site.SharedCall is { } shared && !_shared.TryGetValue(shared, out taken!))
        {
            _shared.Add(shared, taken = new HashSet<string>(StringComparer.Ordinal));
        }

        string stem = site.LayerPath + "/" + (name ?? kind);
        if (taken.Add(stem))
        {
            return stem;
        }

        if (name is not null)
        {
            throw site.Fail(Rules.SameLayerName, site.Text, site.Member, stem);
        }

        for (int i = 2; ; i++)
        {
            string path = CodeText.Of($"{stem}{i}");
            if (taken.Add(path))
            {
                return path;
            }
        }
    }
}
