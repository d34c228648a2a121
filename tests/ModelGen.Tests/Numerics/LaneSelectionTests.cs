using System.Runtime.Intrinsics;
using ModelGen.Numerics;

namespace ModelGen.Tests.Numerics;

public sealed class LaneSelectionTests
{
    [Fact]
    public void Auto_picks_the_widest_accelerated_width()
    {
        Assert.Equal(LaneSelection.Available[^1], LaneSelection.Resolve(LaneWidth.Auto));
        Assert.Equal(Vector512.IsHardwareAccelerated, LaneSelection.Resolve(LaneWidth.Auto) == LaneWidth.Bits512);
        Assert.Equal(LaneWidth.Scalar, LaneSelection.Available[0]);
        Assert.DoesNotContain(LaneWidth.Auto, LaneSelection.Available);
    }

    [Theory]
    [InlineData(LaneWidth.Scalar)]
    [InlineData(LaneWidth.Bits128)]
    [InlineData(LaneWidth.Bits256)]
    [InlineData(LaneWidth.Bits512)]
    public void A_requested_width_is_used_or_refused_with_the_choices(LaneWidth width)
    {
        if (LaneSelection.IsAvailable(width))
        {
            Assert.Equal(width, LaneSelection.Resolve(width));
            return;
        }

        var exception = Assert.Throws<PlatformNotSupportedException>(() => LaneSelection.Resolve(width));
        Assert.Contains(width.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(LaneWidth.Scalar), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_width_is_an_argument_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LaneSelection.Resolve((LaneWidth)99));
}
