using ModelGen.Examples.Data;

namespace ModelGen.Examples.Tests.Data;

public sealed class DataCacheTests : IDisposable
{
    private static readonly DataKey s_key = new("waves", 1, ("points", 4), ("viscosity", 1e-3));

    private readonly DataCache _cache = new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));

    public void Dispose()
    {
        if (Directory.Exists(_cache.Folder))
        {
            Directory.Delete(_cache.Folder, recursive: true);
        }
    }

    [Fact]
    public void A_set_is_made_once_and_read_after_that()
    {
        GridData made = _cache.GetOrMake(s_key, Make);
        GridData read = _cache.GetOrMake(s_key, () => throw new InvalidOperationException("made again"));
        Assert.Equal(made.Shape, read.Shape);
        Assert.Equal(made.Values, read.Values);
        Assert.Equal([_cache.PathOf(s_key)], Directory.GetFiles(_cache.Folder));
    }

    [Fact]
    public void Any_damaged_byte_is_noticed_and_the_set_made_again()
    {
        _cache.GetOrMake(s_key, Make);
        byte[] file = File.ReadAllBytes(_cache.PathOf(s_key));
        // the padding after the header is not part of the content
        int end = 8 + Array.LastIndexOf(file, (byte)'}') - 7;
        foreach (int place in Enumerable.Range(0, end).Concat(Enumerable.Range(file.Length - 24, 24)))
        {
            byte[] damaged = [.. file];
            damaged[place] ^= 1;
            File.WriteAllBytes(_cache.PathOf(s_key), damaged);
            GridData? read = _cache.TryRead(s_key);
            Assert.True(read is null, $"byte {place} of {file.Length}");
        }

        File.WriteAllBytes(_cache.PathOf(s_key), file[..^5]);
        Assert.Equal(Make().Values, _cache.GetOrMake(s_key, Make).Values);
        Assert.Equal(file, File.ReadAllBytes(_cache.PathOf(s_key)));
    }

    [Fact]
    public void A_set_of_other_settings_under_this_name_is_not_taken()
    {
        DataKey other = new("waves", 1, ("points", 5), ("viscosity", 1e-3));
        _cache.GetOrMake(other, Make);
        File.Move(_cache.PathOf(other), _cache.PathOf(s_key));
        Assert.Null(_cache.TryRead(s_key));
    }

    [Fact]
    public void What_fails_or_is_cancelled_leaves_no_file()
    {
        Assert.Throws<OperationCanceledException>(() => _cache.GetOrMake(s_key, () => throw new OperationCanceledException()));
        Assert.False(Directory.Exists(_cache.Folder));
    }

    [Fact]
    public void Keys_are_equal_when_all_settings_are()
    {
        Assert.Equal(s_key.FileName, new DataKey("waves", 1, ("viscosity", 0.001), ("points", 4L)).FileName);
        DataKey[] others =
        [
            new("waves", 2, ("points", 4), ("viscosity", 1e-3)),
            new("wave", 1, ("points", 4), ("viscosity", 1e-3)),
            new("waves", 1, ("points", 4), ("viscosity", Math.BitIncrement(1e-3))),
            new("waves", 1, ("points", 4)),
        ];
        Assert.Equal(5, others.Append(s_key).Select(key => key.FileName).Distinct().Count());
        Assert.Throws<ArgumentException>(() => new DataKey("../waves", 1));
        Assert.Throws<ArgumentException>(() => new DataKey("waves", 1, ("a", 1), ("a", 2)));
        Assert.Throws<ArgumentException>(() => new DataKey("waves", 1, ("a = 1\nb", 1)));
    }

    [Fact]
    public void Shapes_and_values_must_agree()
    {
        Assert.Throws<ArgumentException>(() => new GridData([2, 3], new float[5]));
        Assert.Throws<ArgumentException>(() => new GridData([0], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make()[2][0]);
        Assert.EndsWith(Path.Combine("modelgen", "data"), DataCache.DefaultFolder);
    }

    private static GridData Make() => new([2, 3], [1, 2, 3, -4, 0.1f, float.MaxValue]);
}
