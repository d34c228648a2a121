using System.Globalization;
using System.IO.Compression;

namespace ModelGen.Examples;

/// <summary>The digits of examples/Digits: [sample][64] from 0 to 1, and which digit it is.</summary>
public sealed record DigitFile(double[] Images, int[] Digits)
{
    public static DigitFile Read()
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"));
        using StreamReader reader = new(new GZipStream(file, CompressionMode.Decompress));
        int[][] rows = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(',').Select(number => (int)double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
        return new DigitFile([.. rows.SelectMany(row => row[..64].Select(pixel => pixel / 16.0))], [.. rows.Select(row => row[64])]);
    }
}
