using System.Globalization;

namespace ModelGen.NativeHost;

/// <summary>The samples as a table.</summary>
internal static class StripesTable
{
    /// <summary>One line for each sample: 36 pixels, and the direction.</summary>
    public static void ToCsv(this Stripes.Data samples, string path)
    {
        using StreamWriter writer = new(path);
        writer.WriteLine(string.Concat(Enumerable.Range(0, 36).Select(pixel => $"pixel{pixel},")) + "direction");
        for (int s = 0; s < samples.Count; s++)
        {
            foreach (double pixel in samples.Sample("Image", s))
            {
                writer.Write(pixel.ToString("R", CultureInfo.InvariantCulture) + ",");
            }

            writer.WriteLine(samples.Sample("Direction", s)[0].ToString(CultureInfo.InvariantCulture));
        }
    }
}
