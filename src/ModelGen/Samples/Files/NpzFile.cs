using System.IO.Compression;

namespace ModelGen.Samples.Files;

/// <summary>NumPy's archives: a zip file with one .npy for each array.</summary>
internal static class NpzFile
{
    private const string Extension = ".npy";

    public static SampleArray Read(string path, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(name);
        using FileStream file = File.OpenRead(path);
        try
        {
            using ZipArchive archive = new(file, ZipArchiveMode.Read);
            ZipArchiveEntry entry = archive.GetEntry(name + Extension) ?? throw new InvalidDataException(
                $"'{path}' holds no array '{name}'; there are {string.Join(", ", archive.Entries.Select(e => Path.GetFileNameWithoutExtension(e.FullName)))}.");
            string place = $"{path}/{entry.FullName}";
            using Stream stream = entry.Open();
            return NumberFile.Unpack(place, stream, NpyHeader.Read(place, stream), Math.Min(entry.CompressedLength, file.Length));
        }
        catch (InvalidDataException error) when (!error.Message.Contains(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}' is no archive of arrays, or damaged: {error.Message}", error);
        }
    }
}
