using ModelGen.Tests.IO;

namespace ModelGen.Tests.Samples;

public sealed class IdxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string File(byte[] bytes)
    {
        string path = Path.Combine(_folder.Path, "x-idx");
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_are_read_compressed_or_not(bool isCompressed)
    {
        byte[] idx = SampleFiles.Idx(0x08, [2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 255]);
        SampleArray array = SampleArray.FromIdx(File(isCompressed ? SampleFiles.Gzip(idx) : idx));
        Assert.Equal([2, 2, 2], array.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 255], SampleFiles.Numbers(array));
    }

    [Fact]
    public void Numbers_have_the_highest_byte_first()
    {
        Assert.Equal([-2, 258], SampleFiles.Numbers(SampleArray.FromIdx(File(SampleFiles.Idx(0x0B, [2], [0xFF, 0xFE, 1, 2])))));
        byte[] number = [.. BitConverter.GetBytes(0.1).Reverse()];
        Assert.Equal([0.1], SampleFiles.Numbers(SampleArray.FromIdx(File(SampleFiles.Idx(0x0E, [1], number)))));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "cut off")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "longer")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0xFF, 0, 0, 1, 1, 2 }, "-16777215")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "ends after 8 bytes")]
    [InlineData(new byte[] { 0, 0, 7, 1, 0, 0, 0, 1, 1 }, "type 07")]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 1, 1 }, "no IDX file")]
    [InlineData(new byte[] { }, "ends after 0 bytes")]
    public void What_is_wrong_is_told_with_the_file(byte[] bytes, string told)
    {
        string path = File(bytes);
        string message = Assert.Throws<InvalidDataException>(() => SampleArray.FromIdx(path)).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
    }
}
