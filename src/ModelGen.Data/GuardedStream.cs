using System.Runtime.CompilerServices;

namespace ModelGen;

/// <summary>
/// A file for a reader that trusts it. Structures of HDF5 point to each other, so that a damaged or hostile file can send a reader down without end, or round
/// in circles: whoever recurses reads on the way, and finds here that the stack is nearly used up, or that more was read than there is.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="path">What it is called in messages.</param>
internal sealed class GuardedStream(FileStream file, string path) : Stream
{
    // data are read once, and structures are small, but read again for every chunk that they lead to
    private const long MostRounds = 256;
    private const long SmallFile = 1 << 18;

    private readonly long _length = file.Length;
    private long _left = MostRounds * Math.Max(file.Length, SmallFile);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position
    {
        get => file.Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        long target = unchecked(offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? file.Position : _length));
        return target >= 0 && target <= _length ? file.Seek(target, SeekOrigin.Begin)
            : throw new InvalidDataException($"'{path}' points to byte {target}, and has {_length}.");
    }

    /// <summary>Fills the buffer, or throws: a reader that trusts its file does not look at what was read.</summary>
    public override int Read(Span<byte> buffer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _left -= Math.Max(1, buffer.Length);
        if (_left < 0)
        {
            throw new InvalidDataException($"'{path}' has structures that point back to themselves.");
        }

        long at = file.Position;
        return file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length ? buffer.Length : throw new InvalidDataException(
            $"'{path}' ends after {_length} bytes, where {buffer.Length} were expected from byte {at} on.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
