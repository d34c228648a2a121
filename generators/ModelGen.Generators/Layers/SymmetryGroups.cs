using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>The groups of turns and reflections, and the kinds of fields, by their numbers in the library's enumerations.</summary>
internal static class SymmetryGroups
{
    /// <summary>The group of one element.</summary>
    public const int None = 0;

    public const int Scalar = 0;

    public const int Vector = 1;

    public const int Regular = 2;

    private static readonly string[] s_names = ["P1", "P4", "P4m", "C8"];

    private static readonly int[] s_orders = [1, 4, 8, 8];

    private static readonly string[] s_kinds = ["Scalar", "Vector", "Regular"];

    /// <summary>The argument named group.</summary>
    public static int Of(LayerCall call)
    {
        int group = call.Integer("group", least: 0);
        return group < s_names.Length ? group
            : throw call.Fail("MG2002", CodeText.Of($"has a group {group}, which there is not"), "give a member of SymmetryGroup, such as SymmetryGroup.P4");
    }

    /// <summary>A kind of fields.</summary>
    public static int Kind(LayerCall call, string parameter)
    {
        int kind = call.Integer(parameter, least: 0);
        return kind < s_kinds.Length ? kind
            : throw call.Fail("MG2002", CodeText.Of($"has {parameter} = {kind}, which there is not"), "give a member of FieldKind, such as FieldKind.Vector");
    }

    public static int Order(int group) => s_orders[group];

    /// <summary>SymmetryGroup.P4.</summary>
    public static string Text(int group) => "SymmetryGroup." + s_names[group];

    /// <summary>FieldKind.Vector.</summary>
    public static string KindText(int kind) => "FieldKind." + s_kinds[kind];

    /// <summary>Channels of a field.</summary>
    public static int Channels(int group, int kind) => kind == Regular ? Order(group) : 1 + kind;

    /// <summary>How many fields a tensor is, where they are of one kind.</summary>
    public static int Fields(LayerCall call, TensorShape x, int group, int kind)
    {
        int each = Channels(group, kind);
        return x.Channels % each == 0 ? x.Channels / each : throw call.Fail(
            "MG2030",
            $"reads the {x.Channels} channels of {x.Text} as {s_kinds[kind].ToLowerInvariant()} fields of {each} channels",
            kind == Regular ? $"a layer of {Text(group)} gives such fields: begin with GroupConv2D(..., from: FieldKind.Scalar) or FieldKind.Vector"
                : "give 'from' as what the channels are: FieldKind.Scalar, or FieldKind.Vector for pairs of components");
    }
}
