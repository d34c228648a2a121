using ModelGen.IO;
using ModelGen.Samples;
using ModelGen.Samples.Files;

namespace ModelGen;

/// <content>Files of numbers.</content>
public sealed partial class SampleArray
{
    /// <summary>
    /// Reads NumPy's format .npy, versions 1 to 3: floats and integers of any size and byte order. A large file in C order is not loaded but mapped into
    /// memory, so that it may be larger than memory; nobody may shorten it while it is used.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something else; the message says where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SampleArray FromNpy(string path) => NpyFile.Read(path);

    /// <summary>Reads one array of NumPy's archives .npz, compressed or not, into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array's name, as <c>numpy.savez(path, name=...)</c> gave it.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or has no such array; the message says where, or which there are.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SampleArray FromNpz(string path, string name) => NpzFile.Read(path, name);

    /// <summary>Reads the format IDX of MNIST, compressed by gzip or not; a large file that is not compressed is mapped into memory.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something else; the message says where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SampleArray FromIdx(string path) => IdxFile.Read(path);

    /// <summary>Writes NumPy's format .npy; the old file stays until all is written.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void SaveNpy(string path) => AtomicFile.Write(path, stream => NpyFile.Write(stream, this));
}
