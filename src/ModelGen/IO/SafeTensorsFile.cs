using System.Collections.ObjectModel;

namespace ModelGen.IO;

/// <summary>
/// The content of a safetensors file. Everything in the header is checked before it is used, so that a truncated or hostile file
/// gives an <see cref="InvalidDataException"/> that names the file and the fault, and nothing else.
/// </summary>
public sealed class SafeTensorsFile
{
    internal const string MetadataKey = "__metadata__";

    private readonly string _source;

    internal SafeTensorsFile(string source, Dictionary<string, string> metadata, Dictionary<string, SafeTensor> tensors)
    {
        _source = source;
        Metadata = new ReadOnlyDictionary<string, string>(metadata);
        Tensors = new ReadOnlyDictionary<string, SafeTensor>(tensors);
    }

    /// <summary>Free-form text about the file.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, SafeTensor> Tensors { get; }

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="InvalidDataException">The file has none.</exception>
    public SafeTensor this[string name] =>
        Tensors.TryGetValue(name, out SafeTensor? tensor) ? tensor : throw new InvalidDataException($"'{_source}' has no tensor '{name}'.");

    /// <summary>Reads a file of at most 2 GB.</summary>
    /// <exception cref="InvalidDataException">The file is not a valid safetensors file, or holds types that this library does not read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafeTensorsFile Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (new FileInfo(path) is { Exists: true, Length: var length } && length > Array.MaxLength)
        {
            throw new InvalidDataException($"'{path}' has {length} bytes; at most {Array.MaxLength} can be read.");
        }

        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads the format from memory, which the tensors then refer to.</summary>
    /// <param name="content">The bytes of a file.</param>
    /// <param name="source">What messages call it, such as its path.</param>
    /// <exception cref="InvalidDataException">The content is not valid.</exception>
    public static SafeTensorsFile Parse(ReadOnlyMemory<byte> content, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new SafeTensorsReader(source, content).Read();
    }
}
