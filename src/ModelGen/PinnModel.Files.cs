using System.Globalization;
using ModelGen.Points;

namespace ModelGen;

/// <content>Scales in saved models.</content>
public abstract partial class PinnModel
{
    private const string FieldsKey = "field_scales";
    private const string BalanceKey = "equation_balance";
    private const string LossKey = "loss_fingerprint";

    private protected override IEnumerable<KeyValuePair<string, string>> MetadataToSave()
    {
        ScalesState state = Runtime.ExportScales();
        if (!state.AreChosen)
        {
            return [];
        }

        return [new(FieldsKey, Text(state.Fields)), new(BalanceKey, Text(state.Balance)), new(LossKey, Description.LossFingerprint)];
    }

    // the balance belongs to equations as they were; where these have changed, the next training chooses it anew
    private protected override Action PrepareMetadata(string path, IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(FieldsKey, out string? fields) || !metadata.TryGetValue(BalanceKey, out string? balance)
            || !metadata.TryGetValue(LossKey, out string? loss))
        {
            return static () => { };
        }

        bool sameEquations = loss == Description.LossFingerprint;
        ScalesState now = Runtime.ExportScales();
        ScalesState state = new(sameEquations, Numbers(fields, now.Fields.Length), sameEquations ? Numbers(balance, now.Balance.Length) : now.Balance);
        return () => Runtime.ImportScales(state, keepsParameters: true);

        double[] Numbers(string text, int count)
        {
            string[] parts = text.Length == 0 ? [] : text.Split(' ');
            double[] numbers = new double[parts.Length];
            bool good = parts.Length == count;
            for (int i = 0; i < parts.Length; i++)
            {
                good &= double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) && numbers[i] > 0
                    && double.IsFinite(numbers[i]);
            }

            return good ? numbers : throw new InvalidDataException($"'{path}' has damaged scales: '{text}' are not {count} positive numbers.");
        }
    }

    private static string Text(double[] numbers) => string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
