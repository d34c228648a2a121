using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace ModelGen.Samples;

/// <summary>Numbers in a file that may be larger than memory: the operating system reads the pages that are used, and drops them again.</summary>
internal sealed unsafe class MappedStore : NumberStore
{
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _bytes;
    private readonly FileStream? _file;

    /// <summary>Maps a part of a file, whose length the caller has checked.</summary>
    /// <param name="path">The file; nobody may shorten it while it is used.</param>
    /// <param name="offset">Where the first number is, in bytes.</param>
    /// <param name="count">Numbers.</param>
    /// <param name="type">How each is held.</param>
    /// <param name="isSwapped">Whether their bytes are in the other order.</param>
    public MappedStore(string path, long offset, long count, NumberType type, bool isSwapped) : base(type, count, isSwapped, path)
    {
        using MemoryMappedFile file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        _view = file.CreateViewAccessor(offset, count * type.Size(), MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
        _bytes += _view.PointerOffset;
    }

    /// <summary>Maps a temporary file of doubles, which is deleted when nobody uses the numbers any more.</summary>
    /// <param name="file">The file, which is from now on the store's.</param>
    /// <param name="count">Numbers.</param>
    /// <param name="source">Where they come from, for messages.</param>
    public MappedStore(FileStream file, long count, string? source) : base(NumberType.Float64, count, isSwapped: false, source)
    {
        using MemoryMappedFile mapped = MemoryMappedFile.CreateFromFile(
            file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = mapped.CreateViewAccessor(0, count * sizeof(double), MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
        _bytes += _view.PointerOffset;
        _file = file;

        // where a mapped file can be deleted, not even a process that is killed leaves it behind
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(file.Name);
        }
    }

    public override ref byte Bytes => ref Unsafe.AsRef<byte>(_bytes);
}
