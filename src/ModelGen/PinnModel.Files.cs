using System.Globalization;
using ModelGen.IO;
using ModelGen.Points;

namespace ModelGen;

/// <content>Scales in saved models, and what networks read.</content>
public abstract partial class PinnModel
{
    private const string FieldsKey = "field_scales";
    private const string BalanceKey = "equation_balance";
    private const string ProfilesKey = "balance_profiles";
    private const string LossKey = "loss_fingerprint";

    private protected override IEnumerable<KeyValuePair<string, string>> MetadataToSave()
    {
        ScalesState state = Runtime.ExportScales();
        List<KeyValuePair<string, string>> metadata = [];
        if (InputMapping.Of(Description) is { Length: > 0 } mapping)
        {
            metadata.Add(new(InputMapping.Key, mapping));
        }

        if (!state.AreChosen)
        {
            return metadata;
        }

        metadata.Add(new(FieldsKey, Text(state.Fields)));
        metadata.Add(new(BalanceKey, Text(state.Balance)));
        metadata.Add(new(LossKey, Description.LossFingerprint));
        if (state.Profiles.Any(profile => profile.Length > 0))
        {
            metadata.Add(new(ProfilesKey, string.Join(';', state.Profiles.Select(Text))));
        }

        return metadata;
    }

    // the balance belongs to equations as they were; where these have changed, the next training chooses it anew
    private protected override Action PrepareMetadata(string path, IReadOnlyDictionary<string, string> metadata)
    {
        InputMapping.Require(path, Description, metadata);
        if (!metadata.TryGetValue(FieldsKey, out string? fields) || !metadata.TryGetValue(BalanceKey, out string? balance)
            || !metadata.TryGetValue(LossKey, out string? loss))
        {
            return static () => { };
        }

        bool sameEquations = loss == Description.LossFingerprint;
        ScalesState now = Runtime.ExportScales();
        string profiles = metadata.GetValueOrDefault(ProfilesKey, new string(';', Math.Max(0, now.Profiles.Length - 1)));
        ScalesState state = new(
            sameEquations,
            Numbers(fields, now.Fields.Length),
            sameEquations ? Numbers(balance, now.Balance.Length) : now.Balance,
            sameEquations ? Profiles() : now.Profiles);
        return () => Runtime.ImportScales(state, keepsParameters: true);

        double[] Numbers(string text, int count)
        {
            string[] parts = text.Length == 0 ? [] : text.Split(' ');
            double[] numbers = new double[parts.Length];
            bool good = parts.Length == count;
            for (int i = 0; i < parts.Length; i++)
            {
                good &= TryParse(parts[i], out numbers[i]) && numbers[i] > 0;
            }

            return good ? numbers : throw new InvalidDataException($"'{path}' has damaged scales: '{text}' are not {count} positive numbers.");
        }

        double[][] Profiles()
        {
            string[] parts = profiles.Split(';');
            bool good = parts.Length == Math.Max(1, now.Profiles.Length);
            double[][] logarithms = [.. parts.Select(part => part.Length == 0 ? [] : part.Split(' ').Select(Logarithm).ToArray())];
            return good && Runtime.ProfilesFit(logarithms)
                ? logarithms
                : throw new InvalidDataException($"'{path}' has damaged scales: '{profiles}' are not the profiles of {now.Profiles.Length} equations.");
        }

        static double Logarithm(string text) => TryParse(text, out double number) ? number : double.NaN;

        static bool TryParse(string text, out double number) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    private static string Text(double[] numbers) => string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
