using ModelGen.Execution;
using ModelGen.Points;

namespace ModelGen.Tests.Engine;

public unsafe class PointSetTests
{
    // more than any address space holds
    private const long TooMany = 1L << 52;

    [Fact]
    public void A_set_that_could_not_grow_keeps_its_points_and_can_be_resized()
    {
        using PointSet<double> points = new(rows: 2);
        points.Resize(10);
        points.Row(1)[9] = 7;
        Assert.Throws<OutOfMemoryException>(() => points.Resize(TooMany));

        Assert.Equal(10, points.Count);
        Assert.Equal(7, points.Row(1)[9]);
        points.Resize(8);
        Assert.True(points.Row(0) != null);
    }

    [Fact]
    public void A_count_that_overflows_is_refused()
    {
        using PointSet<double> points = new(rows: 3);
        Assert.Throws<OverflowException>(() => points.Resize(long.MaxValue / 2));
        Assert.Equal(0, points.Count);
    }

    [Fact]
    public void A_buffer_that_could_not_grow_stays_whole()
    {
        NativeBuffer<double>? buffer = null;
        NativeBuffer<double>.Grow(ref buffer, 3).Pointer[2] = 5;
        Assert.Throws<OutOfMemoryException>(() => NativeBuffer<double>.Grow(ref buffer, TooMany));

        Assert.Equal(3, buffer!.Length);
        Assert.Equal(5, buffer.Pointer[2]);
        Assert.Same(buffer, NativeBuffer<double>.Grow(ref buffer, 2));
        buffer.Dispose();
    }
}
