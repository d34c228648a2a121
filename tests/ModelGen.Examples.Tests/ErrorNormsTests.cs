using System.Numerics;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public class ErrorNormsTests
{
    [Fact]
    public void Relative_l2_is_the_norm_of_the_difference_over_the_norm_of_the_reference()
    {
        Assert.Equal(1.0 / 5, ErrorNorms.RelativeL2([3.0, 5.0], [3.0, 4.0]), 1e-15);
        Assert.Equal(1.0 / 5, ErrorNorms.RelativeL2([new Complex(3, 5)], [new Complex(3, 4)]), 1e-15);
    }

    [Fact]
    public void Meaningless_comparisons_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ErrorNorms.RelativeL2([1.0, 2.0], [1.0]));
        Assert.Throws<ArgumentException>(() => ErrorNorms.RelativeL2(Array.Empty<double>(), []));
        Assert.Throws<ArgumentException>(() => ErrorNorms.RelativeL2([1.0], [0.0]));
    }

    [Fact]
    public void Magnitudes_are_absolute_values() => Assert.Equal([5.0, 2.0], ErrorNorms.Magnitudes([new Complex(3, -4), new Complex(0, 2)]));
}
