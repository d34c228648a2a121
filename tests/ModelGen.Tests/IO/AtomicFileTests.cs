using ModelGen.IO;

namespace ModelGen.Tests.IO;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => Path.Combine(_folder.Path, "file.bin");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_created_and_replaced()
    {
        AtomicFile.Write(Target, stream => stream.Write([1, 2, 3]));
        AtomicFile.Write(Target, stream => stream.Write([4]));
        Assert.Equal<byte>([4], File.ReadAllBytes(Target));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void The_old_file_is_there_until_the_new_one_is_complete()
    {
        File.WriteAllBytes(Target, [1]);
        AtomicFile.Write(Target, stream =>
        {
            stream.Write([2, 2]);
            stream.Flush();
            Assert.Equal<byte>([1], File.ReadAllBytes(Target));
            Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
        });
        Assert.Equal<byte>([2, 2], File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_failure_keeps_the_old_file_and_leaves_nothing_else()
    {
        File.WriteAllBytes(Target, [1]);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.Write([2, 2]);
            throw new InvalidOperationException();
        }));
        Assert.Equal<byte>([1], File.ReadAllBytes(Target));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_missing_folder_is_an_IO_exception() =>
        Assert.ThrowsAny<IOException>(() => AtomicFile.Write(Path.Combine(_folder.Path, "missing", "file"), _ => { }));
}
