using ModelGen.Tests.IO;

namespace ModelGen.Tests.Samples;

/// <summary>What stands between a file and a reader that trusts it.</summary>
public sealed class GuardedStreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bytes_that_there_are_not_are_refused_by_the_name_of_the_file()
    {
        using GuardedStream stream = Open(100);
        stream.Seek(90, SeekOrigin.Begin);
        Assert.Equal(10, stream.Read(new byte[10]));
        stream.Position = 95;
        Assert.Contains("from byte 95 on", Assert.Throws<InvalidDataException>(() => stream.Read(new byte[10])).Message, StringComparison.Ordinal);
        foreach (long place in new[] { -1, 101, long.MinValue, long.MaxValue })
        {
            Assert.Contains("points to", Assert.Throws<InvalidDataException>(() => stream.Seek(place, SeekOrigin.Begin)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_reader_that_goes_round_in_circles_ends()
    {
        using GuardedStream stream = Open(1 << 12);
        byte[] all = new byte[1 << 12];
        Assert.Contains("point back", Assert.Throws<InvalidDataException>(() => Read(int.MaxValue)).Message, StringComparison.Ordinal);

        void Read(int times)
        {
            for (int i = 0; i < times; i++)
            {
                stream.Position = 0;
                stream.ReadExactly(all);
            }
        }
    }

    [Fact]
    public void A_reader_that_descends_without_end_ends_before_the_stack_does()
    {
        using GuardedStream stream = Open(100);
        Exception? error = null;
        Thread thread = new(() => error = Record.Exception(() => Descend(0)), maxStackSize: 1 << 19);
        thread.Start();
        thread.Join();
        Assert.IsType<InsufficientExecutionStackException>(error);

        long Descend(long depth)
        {
            stream.Position = 0;
            return stream.ReadByte() + Descend(depth + 1);
        }
    }

    private GuardedStream Open(int length)
    {
        string path = Path.Combine(_folder.Path, "x.h5");
        File.WriteAllBytes(path, new byte[length]);
        return new GuardedStream(File.OpenRead(path), path);
    }
}
