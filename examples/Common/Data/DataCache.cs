using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ModelGen.IO;

namespace ModelGen.Examples.Data;

/// <summary>
/// Data sets on disk, so that they are made once: one safetensors file a set, named by a hash of its settings. Files are written under a temporary name and
/// renamed, hold their settings and a hash of their values, and are made again where anything in them is damaged.
/// Sets above 2 GB are made each time.
/// </summary>
/// <param name="folder">Where the files are; made when needed. Null: <see cref="DefaultFolder"/>.</param>
public sealed class DataCache(string? folder = null)
{
    private const string ValuesName = "values", KeyName = "key", HashName = "sha256";

    // a file of 2 GB, the largest that the library reads, less its header
    private const int LargestCount = (int.MaxValue - (1 << 20)) / sizeof(float);

    /// <summary><c>modelgen/data</c> in the user's cache folder: XDG_CACHE_HOME or ~/.cache, on Windows the local application data.</summary>
    public static string DefaultFolder
    {
        get
        {
            string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(cache))
            {
                cache = OperatingSystem.IsWindows()
                    ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            }

            return Path.Combine(cache, "modelgen", "data");
        }
    }

    /// <summary>Where the files are.</summary>
    public string Folder { get; } = folder ?? DefaultFolder;

    /// <summary>The file of a key, whether it is there or not.</summary>
    public string PathOf(DataKey key) => Path.Combine(Folder, key.FileName);

    /// <summary>The set of a key: from its file, or made and written to it.</summary>
    /// <param name="key">What the set is made of.</param>
    /// <param name="make">Makes it; what it throws passes through, and no file is written.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be used.</exception>
    public GridData GetOrMake(DataKey key, Func<GridData> make)
    {
        if (TryRead(key) is { } found)
        {
            return found;
        }

        GridData made = make();
        Write(key, made);
        return made;
    }

    /// <summary>The set of a key from its file; null where there is none, or it is damaged or of other settings.</summary>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    public GridData? TryRead(DataKey key)
    {
        try
        {
            SafeTensorsFile file = SafeTensorsFile.Load(PathOf(key));
            SafeTensor tensor = file[ValuesName];
            if (file.Metadata.GetValueOrDefault(KeyName) != key.Text || file.Metadata.GetValueOrDefault(HashName) != Hash(tensor.Shape, tensor.Bytes))
            {
                return null;
            }

            float[] values = new float[tensor.Length];
            tensor.CopyTo(values);
            return new GridData([.. tensor.Shape.Select(extent => checked((int)extent))], values);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or InvalidDataException)
        {
            return null;
        }
    }

    private void Write(DataKey key, GridData data)
    {
        if (data.Values.LongLength > LargestCount)
        {
            return;
        }

        long[] shape = [.. data.Shape.Select(extent => (long)extent)];
        SafeTensorsWriter writer = new();
        writer.Add(ValuesName, shape, data.Values);
        writer.Metadata[KeyName] = key.Text;
        writer.Metadata[HashName] = Hash(shape, Bytes(data.Values));
        Directory.CreateDirectory(Folder);
        writer.Save(PathOf(key));
    }

    // little-endian, as the file has them
    private static ReadOnlySpan<byte> Bytes(float[] values)
    {
        if (BitConverter.IsLittleEndian)
        {
            return MemoryMarshal.AsBytes<float>(values);
        }

        int[] reversed = [.. values.Select(value => BinaryPrimitives.ReverseEndianness(BitConverter.SingleToInt32Bits(value)))];
        return MemoryMarshal.AsBytes<int>(reversed);
    }

    private static string Hash(IEnumerable<long> shape, ReadOnlySpan<byte> values)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(',', shape)));
        hash.AppendData(values);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
