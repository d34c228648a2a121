using ModelGen.Tests.IO;

namespace ModelGen.Tests.Samples;

public sealed class NpyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string File(byte[] bytes)
    {
        string path = Path.Combine(_folder.Path, "x.npy");
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public static TheoryData<string, byte[]> Types => new()
    {
        { "<f2", SampleFiles.Bytes((Half)1, (Half)2, (Half)3, (Half)4, (Half)5, (Half)6) },
        { "<f4", SampleFiles.Bytes(1f, 2, 3, 4, 5, 6) },
        { "<f8", SampleFiles.Bytes(1.0, 2, 3, 4, 5, 6) },
        { "|i1", SampleFiles.Bytes<sbyte>(1, 2, 3, 4, 5, 6) },
        { "|u1", SampleFiles.Bytes<byte>(1, 2, 3, 4, 5, 6) },
        { "<i2", SampleFiles.Bytes<short>(1, 2, 3, 4, 5, 6) },
        { "<u2", SampleFiles.Bytes<ushort>(1, 2, 3, 4, 5, 6) },
        { "<i4", SampleFiles.Bytes(1, 2, 3, 4, 5, 6) },
        { "<u4", SampleFiles.Bytes<uint>(1, 2, 3, 4, 5, 6) },
        { "<i8", SampleFiles.Bytes(1L, 2, 3, 4, 5, 6) },
        { "<u8", SampleFiles.Bytes<ulong>(1, 2, 3, 4, 5, 6) },
        { ">i2", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6] },
        { ">f4", [.. new[] { 1f, 2, 3, 4, 5, 6 }.SelectMany(number => BitConverter.GetBytes(number).Reverse())] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void All_types_of_numbers_and_versions_are_read(string type, byte[] numbers)
    {
        foreach (int version in new[] { 1, 2, 3 })
        {
            SampleArray array = SampleArray.FromNpy(File(SampleFiles.Npy(type, "(2, 3)", numbers, version: version)));
            Assert.Equal([2, 3], array.Shape);
            Assert.Equal([1, 2, 3, 4, 5, 6], SampleFiles.Numbers(array));
        }
    }

    [Fact]
    public void Fortran_order_is_turned()
    {
        byte[] numbers = SampleFiles.Bytes(0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11);
        SampleArray array = SampleArray.FromNpy(File(SampleFiles.Npy("<i4", "(2, 3, 2)", numbers, order: "True")));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (double)i), SampleFiles.Numbers(array));
    }

    [Fact]
    public void What_is_saved_is_read_again()
    {
        string path = Path.Combine(_folder.Path, "saved.npy");
        SampleArray saved = new float[2, 3, 1] { { { 1 }, { -2 }, { 3 } }, { { 0.5f }, { 0 }, { 7 } } };
        saved.SaveNpy(path);
        SampleArray read = SampleArray.FromNpy(path);
        Assert.Equal(saved.Shape, read.Shape);
        Assert.Equal(SampleFiles.Numbers(saved), SampleFiles.Numbers(read));
        Assert.Equal(0, System.IO.File.ReadAllBytes(path).Length % 8);
    }

    [Fact]
    public void A_large_file_is_mapped_and_not_loaded()
    {
        const int Samples = 9 << 20;
        string path = File(SampleFiles.Npy("<f8", $"({Samples}, 1)", []));
        long offset = new FileInfo(path).Length;
        using (FileStream file = System.IO.File.OpenWrite(path))
        {
            file.SetLength(offset + 8L * Samples);
            file.Position = file.Length - 8;
            file.Write(BitConverter.GetBytes(42.0));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        SampleArray array = SampleArray.FromNpy(path);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        double[] last = new double[1];
        array.CopyTo(Samples - 1, last);
        Assert.Equal(42, last[0]);
    }

    [Theory]
    [InlineData("(2, 4)", "<f4", "cut off")]
    [InlineData("(2, 2)", "<f4", "longer")]
    [InlineData("(99999999999,)", "<f4", "99999999999")]
    [InlineData("(2000000000, 2000000000, 2000000000)", "<f4", "2000000000")]
    [InlineData("()", "<f4", "single number")]
    [InlineData("(2, 3)", "<c8", "c8")]
    [InlineData("(2, -3)", "<f4", "-3")]
    public void What_is_wrong_is_told_with_the_file(string shape, string type, string told)
    {
        string path = File(SampleFiles.Npy(type, shape, SampleFiles.Bytes(1f, 2, 3, 4, 5, 6)));
        string message = Assert.Throws<InvalidDataException>(() => SampleArray.FromNpy(path)).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_of_an_archive_is_read_by_name_and_the_others_are_listed()
    {
        byte[] npy = SampleFiles.Npy("<f4", "(3,)", SampleFiles.Bytes(1f, 2, 3));
        string path = File(SampleFiles.Npz(("x", npy), ("y", SampleFiles.Npy("|u1", "(2, 1)", [7, 8]))));
        Assert.Equal([1, 2, 3], SampleFiles.Numbers(SampleArray.FromNpz(path, "x")));
        Assert.Equal([7, 8], SampleFiles.Numbers(SampleArray.FromNpz(path, "y")));
        Assert.Contains("x, y", Assert.Throws<InvalidDataException>(() => SampleArray.FromNpz(path, "z")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_claims_more_than_it_can_hold_is_refused_before_memory_is_asked_for()
    {
        string path = File(SampleFiles.Npz(("x", SampleFiles.Npy("<f8", "(200000000,)", []))));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("too few", Assert.Throws<InvalidDataException>(() => SampleArray.FromNpz(path, "x")).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 << 20);
    }
}
