using System.Globalization;
using ModelGen.Kernels;

namespace ModelGen.IO;

/// <summary>
/// Which inputs of networks are mapped to [-1, 1], and from where, as files and checkpoints hold it: "N 0 -11.5 25.3; N 2 0 8" are the network, the input
/// and its range. Weights mean nothing without it.
/// </summary>
internal static class InputMapping
{
    /// <summary>Of the text among the metadata of a file; a model without such inputs has none.</summary>
    public const string Key = "scaled_inputs";

    private const string Separator = "; ";

    /// <summary>Empty where all inputs are as they are declared.</summary>
    public static string Of(PinnDescription model) => string.Join(Separator, model.ScaledInputs.Select(
        input => string.Create(CultureInfo.InvariantCulture, $"{input.Network} {input.Element} {input.Lower:R} {input.Upper:R}")));

    /// <summary>Compares a file's mapping with the model's.</summary>
    /// <exception cref="InvalidDataException">They differ.</exception>
    public static void Require(string path, PinnDescription model, IReadOnlyDictionary<string, string> metadata)
    {
        string saved = metadata.GetValueOrDefault(Key, "");
        string here = Of(model);
        if (saved == here)
        {
            return;
        }

        string[] networks = [.. Entries(here).Concat(Entries(saved)).Select(entry => entry[0]).Distinct()];
        string network = networks.FirstOrDefault(name => Describe(saved, name) != Describe(here, name), "");
        string remedy = saved.Length == 0 ? ", or declare [Mlp(..., ScaleInputs = false)], so that inputs are read as they are" : "";
        throw new InvalidDataException(
            $"'{path}' was saved when the network '{network}' of '{model.Name}' read {Describe(saved, network)}; now it reads {Describe(here, network)}, and "
            + $"the weights would mean something else. Train the model again, or load the file with the version of ModelGen that wrote it{remedy}.");
    }

    private static string[][] Entries(string text) =>
        [.. text.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(' '))];

    private static string Describe(string text, string network)
    {
        string[] inputs = [.. Entries(text).Where(entry => entry[0] == network).Select(entry => entry.Length == 4
            ? $"input {entry[1]} from [{entry[2]}, {entry[3]}]"
            : string.Join(' ', entry))];
        return inputs.Length == 0 ? "its inputs as they are" : $"{string.Join(", ", inputs)} mapped to [-1, 1]";
    }
}
