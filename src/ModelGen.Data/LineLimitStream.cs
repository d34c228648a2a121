namespace ModelGen;

/// <summary>
/// A text whose lines have a limit, because a reader keeps a whole line in memory: what is no table, such as an archive of zeros, is refused before it takes
/// more memory than a table would.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="path">What it is called in messages.</param>
internal sealed class LineLimitStream(Stream text, string path) : Stream
{
    /// <summary>Bytes of a line.</summary>
    public const int LongestLine = 8 << 20;

    private long _line = 1;
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = text.Read(buffer);
        ReadOnlySpan<byte> rest = buffer[..count];
        while (rest.Length > 0)
        {
            int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            _length += end < 0 ? rest.Length : end;
            if (_length > LongestLine)
            {
                throw new InvalidDataException($"'{path}' has more than {LongestLine} bytes in line {_line}; tables of numbers have shorter lines.");
            }

            if (end < 0)
            {
                break;
            }

            // two characters may end one line
            _line += rest[end] == '\n' || (end + 1 < rest.Length && rest[end + 1] != '\n') ? 1 : 0;
            _length = 0;
            rest = rest[(end + 1)..];
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
