using ModelGen.Tests.IO;
using PureHDF;

namespace ModelGen.Tests.Samples;

/// <summary>Cut and changed files of every format: read, or refused by a message, and never at the price of much memory.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int Rounds = 400;
    private const long MostMemory = 32 << 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static byte[] Numbers => SampleFiles.Bytes([.. Enumerable.Range(0, 60).Select(i => (float)i)]);

    private static byte[] Array => SampleFiles.Npy("<f4", "(5, 12)", Numbers);

    [Fact]
    public void Cut_and_changed_npy_files_are_refused() => Damage(SampleFiles.Npy("<f4", "(5, 12)", Numbers, order: "True"), path => SampleArray.FromNpy(path));

    [Fact]
    public void Cut_and_changed_archives_are_refused() => Damage(SampleFiles.Npz(("x", Array)), path => SampleArray.FromNpz(path, "x"));

    [Fact]
    public void Cut_and_changed_idx_files_are_refused() => Damage(SampleFiles.Idx(0x0D, [5, 12], Numbers), SampleArray.FromIdx);

    [Fact]
    public void Cut_and_changed_compressed_files_are_refused() => Damage(SampleFiles.Gzip(SampleFiles.Idx(0x0D, [5, 12], Numbers)), SampleArray.FromIdx);

    [Fact]
    public void Cut_and_changed_tables_are_refused() => Damage("a,b\n1,2\n\"3\",4\n5,6.25\n"u8.ToArray(), path => SampleArray.FromCsv(path, ["a", "b"]));

    [Fact]
    public void Cut_files_of_hdf5_are_refused()
    {
        string path = Path.Combine(_folder.Path, "whole.h5");
        new H5File { ["x"] = new float[5, 12] }.Write(path);
        Damage(File.ReadAllBytes(path), damaged => SampleArray.FromHdf5(damaged, "x"), isCut: true);
    }

    private void Damage(byte[] whole, Func<string, SampleArray> read, bool isCut = false)
    {
        Random random = new(1);
        string path = Path.Combine(_folder.Path, "x");
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = isCut || round % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (int flip = isCut || round % 2 == 0 ? 0 : random.Next(1, 4); flip > 0; flip--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, bytes);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Exception? error = Record.Exception(() => SampleFiles.Numbers(read(path)));
            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(error is null or InvalidDataException or IOException, $"round {round}: {error}");
            Assert.True(error is null || error.Message.Contains(path, StringComparison.Ordinal), $"round {round}: {error?.Message}");
            Assert.True(taken < MostMemory, $"round {round}: {taken} bytes");
        }
    }
}
