using System.Globalization;
using System.IO.Compression;
using nietras.SeparatedValues;

namespace ModelGen;

/// <summary>Tables as text, read line by line; what they hold may be larger than memory.</summary>
internal static class CsvFile
{
    private const int MostNamesTold = 30;

    /// <summary>Reads some columns of all lines.</summary>
    /// <param name="path">The file.</param>
    /// <param name="choose">The columns to read, given the first line.</param>
    /// <param name="hasHeader">Whether the first line has names.</param>
    /// <param name="separator">Between two columns.</param>
    public static SampleArray Read(string path, ColumnChoice choose, bool hasHeader, char separator)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        using Stream text = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        using LineLimitStream lines = new(text, path);
        using SampleArrayBuilder numbers = new(path);
        long line = 0;
        try
        {
            using SepReader reader = Sep.New(separator)
                .Reader(options => options with { HasHeader = false, Unescape = true, DisableColCountCheck = true, CultureInfo = CultureInfo.InvariantCulture })
                .From(lines);
            return Read(path, reader, numbers, choose, hasHeader, ref line);
        }
        catch (Exception error) when (error is not IOException && !error.Message.Contains(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}' is no table of numbers, or damaged, after line {line}: {error.Message}", error);
        }
    }

    /// <summary>The places of named columns.</summary>
    public static int[] Named(string path, SepReader.Row names, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        int[] places = new int[columns.Count];
        Array.Fill(places, -1);
        for (int place = names.ColCount - 1; place >= 0; place--)
        {
            ReadOnlySpan<char> name = names[place].Span.Trim();
            for (int c = 0; c < places.Length; c++)
            {
                places[c] = name.SequenceEqual(columns[c]) ? place : places[c];
            }
        }

        int missing = Array.IndexOf(places, -1);
        if (missing < 0)
        {
            return places;
        }

        string[] told = new string[Math.Min(MostNamesTold, names.ColCount)];
        for (int i = 0; i < told.Length; i++)
        {
            told[i] = Shown(names[i].Span.Trim());
        }

        throw new InvalidDataException($"'{path}' has no column '{columns[missing]}'; its first line has {string.Join(", ", told)}.");
    }

    /// <summary>The places of a range of columns.</summary>
    public static int[] Numbered(string path, int count, Range columns)
    {
        int first = columns.Start.GetOffset(count);
        int end = columns.End.GetOffset(count);
        return first >= 0 && first < end && end <= count ? [.. Enumerable.Range(first, end - first)] : throw new InvalidDataException(
            $"'{path}' has {count} columns in its first line, and {columns} is no range of them.");
    }

    private static SampleArray Read(string path, SepReader reader, SampleArrayBuilder numbers, ColumnChoice choose, bool hasHeader, ref long line)
    {
        int[] columns = [];
        double[] sample = [];
        int count = 0;
        foreach (SepReader.Row row in reader)
        {
            if (columns.Length == 0)
            {
                count = row.ColCount;
                columns = choose(row);
                sample = new double[columns.Length];
                if (hasHeader)
                {
                    continue;
                }
            }

            line = row.LineNumberFrom;
            if (row.ColCount != count)
            {
                throw new InvalidDataException($"'{path}' has {row.ColCount} columns in line {line}, and {count} in its first.");
            }

            for (int c = 0; c < columns.Length; c++)
            {
                if (!row[columns[c]].TryParse(out sample[c]) || !double.IsFinite(sample[c]))
                {
                    throw new InvalidDataException(
                        $"'{path}' has '{Shown(row[columns[c]].Span)}' in line {line}, column {columns[c] + 1}, which is no finite number.");
                }
            }

            numbers.Add(sample);
        }

        return numbers.Count > 0 ? numbers.Build(columns.Length) : throw new InvalidDataException($"'{path}' has no line of numbers.");
    }

    // a cell may be a megabyte
    private static string Shown(ReadOnlySpan<char> cell) => cell.Length <= 40 ? cell.ToString() : string.Concat(cell[..40], "...");
}
