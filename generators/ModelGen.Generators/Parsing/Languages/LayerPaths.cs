using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>The names of layers: the calls through which they were reached, and a number where a name repeats.</summary>
internal sealed class LayerPaths
{
    private readonly Dictionary<string, Owner> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HashSet<string>> _shared = [];

    /// <summary>
    /// The path of a layer. Inside a helper marked [Shared] every call counts anew, so that the layers of all its calls have the same paths, and with them
    /// the same parameters.
    /// </summary>
    /// <param name="name">The name that the user gave; null for the layer's kind.</param>
    /// <param name="kind">Such as "Dense".</param>
    /// <param name="parameters">The sizes of its parameters, which all layers of a path have in common.</param>
    /// <param name="site">Where the layer is called.</param>
    public string Of(string? name, string kind, int[] parameters, CallSite site)
    {
        SharedCall? shared = site.SharedCall;
        HashSet<string>? taken = null;
        if (shared is not null && !_shared.TryGetValue(shared.Number, out taken))
        {
            _shared.Add(shared.Number, taken = new HashSet<string>(StringComparer.Ordinal));
        }

        string stem = site.LayerPath + "/" + (name ?? kind);
        string path = stem;
        for (int i = 2; !IsFree(path, shared, taken); i++)
        {
            if (name is not null)
            {
                throw site.Fail(Rules.SameLayerName, site.Text, site.Member, stem);
            }

            path = CodeText.Of($"{stem}{i}");
        }

        taken?.Add(path);
        if (!_owners.TryGetValue(path, out Owner? first))
        {
            _owners.Add(path, new Owner(shared?.Method, kind, parameters));
        }
        else if (first.Kind != kind || !first.Parameters.SequenceEqual(parameters))
        {
            throw Mismatch(path, first, kind, parameters, shared!, site);
        }

        return path;
    }

    private bool IsFree(string path, SharedCall? shared, HashSet<string>? taken) => !_owners.TryGetValue(path, out Owner? owner)
        || (shared is not null && SymbolEqualityComparer.Default.Equals(owner.Method, shared.Method) && !taken!.Contains(path));

    private static Exception Mismatch(string path, Owner first, string kind, int[] parameters, SharedCall shared, CallSite site)
    {
        string problem = $"needs {kind} with parameters {TensorShape.TextOf(parameters)} as '{path}', which an earlier call made "
            + $"{(first.Kind == kind ? "" : first.Kind + " ")}with {TensorShape.TextOf(first.Parameters)}";
        string remedy = $"call '{shared.Method.Name}' with tensors of the same channels, or leave out [Shared] so that every call has layers of its own";
        SyntaxNode? call = shared.Syntax;
        return call is null
            ? site.Fail(Rules.SharedMismatch, site.Text, site.Member, problem, remedy)
            : site.FailAt(call, Rules.SharedMismatch, BodyEvaluator.Shorten(call), site.Member, problem, remedy);
    }

    /// <summary>Who has a path: the shared helper, if it is one, and what the layer's parameters are.</summary>
    private sealed record Owner(IMethodSymbol? Method, string Kind, int[] Parameters);
}
