using ModelGen.Examples.Data;

namespace ModelGen.Examples.Tests.Data;

public class GridDataTests
{
    [Fact]
    public void Every_other_place_of_some_axes_is_kept()
    {
        GridData data = new([2, 3, 5], [.. Enumerable.Range(0, 30).Select(i => (float)i)]);
        GridData last = data.EveryNth(2, 2), both = data.EveryNth(2, 1, 2);
        Assert.Equal([2, 3, 3], last.Shape);
        Assert.Equal([0, 2, 4, 5, 7, 9, 10, 12, 14], last[0].ToArray());
        Assert.Equal([2, 2, 3], both.Shape);
        Assert.Equal([0, 2, 4, 10, 12, 14, 15, 17, 19, 25, 27, 29], both.Values);
        Assert.Equal(data.Values, data.EveryNth(1, 0, 1, 2).Values);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.EveryNth(2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.EveryNth(0, 1));
    }
}
