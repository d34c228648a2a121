using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit;

/// <summary>Names after the mathematics: u, u_xx, h_re_t, u_x_bar; a suffix tells places apart.</summary>
internal sealed class LeafNames
{
    private readonly LowerModel _model;
    private readonly string[] _coordinates;
    private readonly string[][] _outputs;

    public LeafNames(LowerModel model)
    {
        _model = model;
        _coordinates = [.. model.Spec.Coordinates.Select(coordinate => Local(coordinate.Name))];
        _outputs = [.. model.Networks.Select((network, n) => n < model.Spec.Networks.Count
            ? model.Spec.Networks[n].Fields
                .SelectMany(field => field.IsComplex ? new[] { LowerFirst(field.Name) + "_re", LowerFirst(field.Name) + "_im" } : [Local(field.Name)])
                .ToArray()
            : [.. network.Outputs.Select((_, k) => Unique(Local(network.Name) + "_" + CodeWriter.Number(k)))])];
    }

    /// <summary>Names of a layered network's outputs are made up here: they give way to those that users gave.</summary>
    private string Unique(string name)
    {
        bool IsTaken(string other) =>
            other == name || other.StartsWith(name + "_", StringComparison.Ordinal) || name.StartsWith(other + "_", StringComparison.Ordinal);
        IEnumerable<string> fields = _model.Spec.Networks.SelectMany(network => network.Fields).Select(field => LowerFirst(field.Name));
        return _coordinates.Any(other => other == name) || fields.Any(IsTaken) ? "vector_" + name : name;
    }

    public IReadOnlyList<string> Coordinates => _coordinates;

    public string Subscript(MultiIndex index) => index.Subscript([.. _coordinates.Select(name => name.TrimEnd('_').TrimStart('@'))]);

    /// <summary>"1, t, x, xx" for documentation.</summary>
    public string JetSet(IEnumerable<MultiIndex> indices) => string.Join(", ", indices.Select(index => index.IsZero ? "1" : Subscript(index)));

    public string Of(Leaf leaf) => leaf.Kind switch
    {
        LeafKind.Coordinate => _coordinates[leaf.A],
        LeafKind.Observed => LowerFirst(_model.Spec.Observed[leaf.A].Name) + "_data",
        LeafKind.Learnable => LowerFirst(_model.Spec.Learnables[leaf.A].Name) + "_value",
        LeafKind.Coefficient => LowerFirst(_model.Spec.Coefficients[leaf.A].Name) + "_value",
        LeafKind.NetworkOutput => Output(leaf),
        LeafKind.OutputAdjoint => Output(leaf) + "_bar",
        LeafKind.InputAdjoint => $"input{CodeWriter.Number(leaf.B)}{Suffix(leaf.Index!)}_site{CodeWriter.Number(leaf.A)}_bar",
        LeafKind.Argument => Argument(leaf.A) + Suffix(leaf.Index!),
        LeafKind.ResultAdjoint => "a" + Suffix(leaf.Index!) + "_bar",
        LeafKind.Seed => "r" + CodeWriter.Number(leaf.A) + "_bar",
        _ => throw new InvalidOperationException(leaf.Kind.ToString()),
    };

    /// <summary>z, y1, y2, ...: arguments of a pointwise function.</summary>
    public static string Argument(int number) => number == 0 ? "z" : "y" + CodeWriter.Number(number);

    public string Output(Leaf leaf)
    {
        Site site = _model.Sites[leaf.A];
        return _outputs[site.Network][leaf.B] + Suffix(leaf.Index!) + (site.IsPlain ? "" : "_at" + CodeWriter.Number(site.Id));
    }

    public string Suffix(MultiIndex index) => index.IsZero ? "" : "_" + Subscript(index);

    /// <summary>Names that emitted methods use themselves; a user's name like them gets an underscore.</summary>
    private static readonly System.Text.RegularExpressions.Regex s_reserved = new(
        "^(tile|w|p|i|m|a|z|plane|neurons|arguments|results|kept|bars|values|buffer|inputs|outputs|parameters|coefficients|coordinates|(v|r|y|kept|input|result|target|bars|arguments)[0-9].*)$");

    /// <summary>A user's name as a local variable of emitted code.</summary>
    private static string Local(string name)
    {
        string lower = LowerFirst(name);
        return s_reserved.IsMatch(lower) ? lower + "_" : lower;
    }

    /// <summary>X becomes x, Time becomes time; keywords get an @.</summary>
    public static string LowerFirst(string name) => MemberNames.Parameter(name);
}
