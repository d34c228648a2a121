using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ModelGen.Examples.Data;

/// <summary>
/// What a data set is made of: the solver's name, the version of its code, and every number that its values depend on. Numbers count by their value and not by
/// how they are written, and two keys are one when their texts are.
/// </summary>
public sealed class DataKey
{
    /// <summary>Collects the settings.</summary>
    /// <param name="name">The solver's name, of letters, digits, hyphens and underscores; file names begin with it.</param>
    /// <param name="version">To be raised with every change of the solver that changes values.</param>
    /// <param name="settings">Names, of the same characters, and values; the order does not matter.</param>
    /// <exception cref="ArgumentException">A name has other characters or none, or two settings have one name.</exception>
    public DataKey(string name, int version, params (string Name, IFormattable Value)[] settings)
    {
        RequireName(name, nameof(name));
        foreach ((string setting, _) in settings)
        {
            RequireName(setting, nameof(settings));
        }

        if (settings.DistinctBy(setting => setting.Name).Count() != settings.Length)
        {
            throw new ArgumentException("Two settings have the same name.", nameof(settings));
        }

        // the shortest text that gives the same number back
        IEnumerable<string> lines = settings.OrderBy(setting => setting.Name, StringComparer.Ordinal)
            .Select(setting => $"{setting.Name} = {setting.Value.ToString(null, CultureInfo.InvariantCulture)}");
        Text = string.Join('\n', [$"{name} {version.ToString(CultureInfo.InvariantCulture)}", .. lines]);
        FileName = $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..20]}.safetensors";
    }

    /// <summary>All settings, one a line.</summary>
    public string Text { get; }

    /// <summary>The name and a hash of <see cref="Text"/>.</summary>
    public string FileName { get; }

    private static void RequireName(string name, string parameter)
    {
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            throw new ArgumentException($"'{name}' is not a name of letters, digits, hyphens and underscores.", parameter);
        }
    }
}
