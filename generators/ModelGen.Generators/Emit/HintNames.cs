using System.Globalization;
using System.Text;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Emit;

/// <summary>
/// Names of generated files. Roslyn compares them without case and takes letters, digits and a few signs only, while C# tells Heat from HEAT
/// and allows more: what collides gets a number, and other signs become their codes.
/// </summary>
internal static class HintNames
{
    /// <summary>The name of a type's file, the same for no other type but one that differs in case.</summary>
    public static string Of(TypeSpec type)
    {
        IEnumerable<string> parts = type.Containers.Select(container => container.Split('<')[0].Split(' ').Last().TrimStart('@')).Append(type.Name);
        string name = string.Join(".", type.Namespace.Length > 0 ? parts.Prepend(type.Namespace.Replace("@", "")) : parts);
        var text = new StringBuilder();
        foreach (char sign in name)
        {
            text.Append(char.IsLetterOrDigit(sign) || sign is '.' or '_' ? sign.ToString() : "-" + ((int)sign).ToString("x4", CultureInfo.InvariantCulture));
        }

        return text + (type.Header.Contains("<") ? "-generic" : "");
    }

    /// <summary>The name with the kind of the file; colliding names but the first are numbered.</summary>
    public static string Of(TypeSpec type, string kind, EquatableArray<string> collisions)
    {
        string name = Of(type);
        int number = collisions.Where(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)).ToList().IndexOf(name);
        return name + (number > 0 ? "-" + (number + 1).ToString(CultureInfo.InvariantCulture) : "") + kind + ".g.cs";
    }

    /// <summary>Those of the names that differ from another one in case only, in ordinal order.</summary>
    public static EquatableArray<string> Collisions(IEnumerable<string> names) => names.Distinct(StringComparer.Ordinal)
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()).SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal).ToEquatable();
}
