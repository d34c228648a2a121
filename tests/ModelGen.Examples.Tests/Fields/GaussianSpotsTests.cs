using ModelGen.Examples.Fields;

namespace ModelGen.Examples.Tests.Fields;

public class GaussianSpotsTests
{
    [Fact]
    public void A_state_is_between_nothing_and_one_and_the_same_on_every_grid()
    {
        GaussianSpots spots = new(2, 5);
        double[] coarse = spots.Sample(1, 0, 16, 1), fine = spots.Sample(1, 0, 32, 1);
        Assert.All(coarse, value => Assert.InRange(value, 0, 1));
        for (int i = 0; i < coarse.Length; i++)
        {
            Assert.Equal(fine[2 * (i / 2 / 16 * 2 * 32 + i / 2 % 16 * 2) + i % 2], coarse[i], 1e-12);
        }

        // somewhere there is a spot of B, and A is used up beside it
        Assert.True(fine.Where((_, i) => i % 2 == 1).Max() > 0.8);
        Assert.True(fine.Where((_, i) => i % 2 == 0).Min() < 0.2);
        Assert.NotEqual(coarse, spots.Sample(1, 1, 16, 1));
    }

    [Fact]
    public void Numbers_of_spots_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianSpots(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianSpots(3, 2));
    }
}
