using System.Text;
using ModelGen.Tests.IO;
using PureHDF;

namespace ModelGen.Tests.Samples;

public sealed class TableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string File(string text, bool isCompressed = false)
    {
        string path = Path.Combine(_folder.Path, "x.csv");
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        System.IO.File.WriteAllBytes(path, isCompressed ? SampleFiles.Gzip(bytes) : bytes);
        return path;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Columns_are_picked_by_name_in_any_order(bool isCompressed)
    {
        string path = File("a,b,\"c d\"\n1,2,3\n4.5,-5e-1,6\n", isCompressed);
        SampleArray array = SampleArray.FromCsv(path, ["c d", "a"]);
        Assert.Equal([2, 2], array.Shape);
        Assert.Equal([3, 1, 6, 4.5], SampleFiles.Numbers(array));
    }

    [Fact]
    public void Columns_are_picked_by_number()
    {
        Assert.Equal([1, 2, 4, 5], SampleFiles.Numbers(SampleArray.FromCsv(File("1;2;3\n4;5;6"), ..2, separator: ';')));
        Assert.Equal([3, 6], SampleFiles.Numbers(SampleArray.FromCsv(File("a,b,c\n1,2,3\n4,5,6\n"), ^1.., hasHeader: true)));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,x\n", "'x' in line 3, column 2")]
    [InlineData("a,b\n1,2\n3,NaN\n", "'NaN' in line 3")]
    [InlineData("a,b\n1,2\n3\n", "1 columns in line 3")]
    [InlineData("a,c\n1,2\n", "no column 'b'")]
    [InlineData("a,b\n", "no line of numbers")]
    [InlineData("", "no line of numbers")]
    public void What_is_wrong_is_told_with_the_line(string text, string told)
    {
        string path = File(text);
        string message = Assert.Throws<InvalidDataException>(() => SampleArray.FromCsv(path, ["b"])).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_more_than_64_MiB_leave_memory_and_are_the_same()
    {
        const int Samples = 60_000, Columns = 200;
        string path = Path.Combine(_folder.Path, "large.csv");
        using (StreamWriter writer = new(path))
        {
            string ones = string.Concat(Enumerable.Repeat(",1", Columns - 1));
            for (int s = 0; s < Samples; s++)
            {
                writer.Write($"{s}{ones}\n");
            }
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        SampleArray array = SampleArray.FromCsv(path, ..Columns);
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal([Samples, Columns], array.Shape);
        double[] number = new double[2];
        foreach (int sample in new[] { 0, 1, 41_942, 41_943, 41_944, Samples - 1 })
        {
            array.CopyTo((long)sample * Columns, number);
            Assert.Equal([sample, 1], number);
        }

        // the first 64 MiB, as they grow to it, and buffers: not what a file of any length takes
        Assert.InRange(taken, 0, 3 * (64L << 20));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath(), "modelgen-*.tmp"), file => new FileInfo(file).Length == 8L * Samples * Columns);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_line_that_no_table_has_is_refused_before_it_takes_memory(bool isCompressed)
    {
        string path = File("1,2\n3,4\n" + new string('5', 40 << 20), isCompressed);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<InvalidDataException>(() => SampleArray.FromCsv(path, ..2)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains("in line 3", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_that_nobody_built_leaves_no_file()
    {
        SampleArrayBuilder builder = new();
        double[] numbers = new double[1 << 20];
        for (int i = 0; i < 9; i++)
        {
            builder.Add(numbers);
        }

        Assert.Equal(9L << 20, builder.Count);
        builder.Dispose();
        Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath(), "modelgen-*.tmp"), file => new FileInfo(file).Length > 8L << 20 << 3);
    }

    [Fact]
    public void Datasets_of_hdf5_are_read_by_their_path()
    {
        string path = Path.Combine(_folder.Path, "x.h5");
        new H5File { ["train"] = new H5Group { ["x"] = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }, ["y"] = new byte[] { 7, 8 } } }.Write(path);
        SampleArray x = SampleArray.FromHdf5(path, "train/x");
        Assert.Equal([2, 3], x.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], SampleFiles.Numbers(x));
        Assert.Equal([7, 8], SampleFiles.Numbers(SampleArray.FromHdf5(path, "/train/y")));
        Assert.Contains("train", Assert.Throws<InvalidDataException>(() => SampleArray.FromHdf5(path, "test")).Message, StringComparison.Ordinal);
    }
}
