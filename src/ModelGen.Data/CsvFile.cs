using System.Globalization;
using System.IO.Compression;
using nietras.SeparatedValues;

namespace ModelGen;

/// <summary>Tables as text.</summary>
internal static class CsvFile
{
    /// <summary>Reads some columns of all lines.</summary>
    /// <param name="path">The file.</param>
    /// <param name="choose">The columns to read, given the cells of the first line.</param>
    /// <param name="hasHeader">Whether the first line has names.</param>
    /// <param name="separator">Between two columns.</param>
    public static SampleArray Read(string path, Func<IReadOnlyList<string>, int[]> choose, bool hasHeader, char separator)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        using Stream stream = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        try
        {
            using SepReader reader = Sep.New(separator)
                .Reader(options => options with { HasHeader = false, Unescape = true, DisableColCountCheck = true, CultureInfo = CultureInfo.InvariantCulture })
                .From(stream);
            return Read(path, reader, choose, hasHeader);
        }
        catch (Exception error) when (error is not IOException && !error.Message.Contains(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}' is no table of numbers, or damaged: {error.Message}", error);
        }
    }

    /// <summary>The places of named columns.</summary>
    public static int[] Named(string path, IReadOnlyList<string> names, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        List<string> header = [.. names.Select(name => name.Trim())];
        return [.. columns.Select(column => header.IndexOf(column) is >= 0 and int place ? place : throw new InvalidDataException(
            $"'{path}' has no column '{column}'; its first line has {string.Join(", ", header.Take(30))}."))];
    }

    /// <summary>The places of a range of columns.</summary>
    public static int[] Numbered(string path, int count, Range columns)
    {
        int first = columns.Start.GetOffset(count);
        int end = columns.End.GetOffset(count);
        return first >= 0 && first < end && end <= count ? [.. Enumerable.Range(first, end - first)] : throw new InvalidDataException(
            $"'{path}' has {count} columns in its first line, and {columns} is no range of them.");
    }

    private static SampleArray Read(string path, SepReader reader, Func<IReadOnlyList<string>, int[]> choose, bool hasHeader)
    {
        List<double> numbers = [];
        int[] columns = [];
        int count = 0;
        foreach (SepReader.Row row in reader)
        {
            if (columns.Length == 0)
            {
                count = row.ColCount;
                string[] cells = new string[count];
                for (int i = 0; i < count; i++)
                {
                    cells[i] = row[i].ToString();
                }

                columns = choose(cells);
                if (hasHeader)
                {
                    continue;
                }
            }

            if (row.ColCount != count)
            {
                throw new InvalidDataException($"'{path}' has {row.ColCount} columns in line {row.LineNumberFrom}, and {count} in its first.");
            }

            foreach (int column in columns)
            {
                if (!row[column].TryParse(out double number) || !double.IsFinite(number))
                {
                    throw new InvalidDataException(
                        $"'{path}' has '{row[column].ToString()}' in line {row.LineNumberFrom}, column {column + 1}, which is no finite number.");
                }

                numbers.Add(number);
            }
        }

        return columns.Length > 0 && numbers.Count > 0
            ? SampleArray.FromArray(numbers.ToArray(), path).Reshaped(columns.Length)
            : throw new InvalidDataException($"'{path}' has no line of numbers.");
    }
}
