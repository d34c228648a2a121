namespace ModelGen.Examples.Tests.Networks;

public class FindSymmetryTests
{
    [Fact]
    public void The_generator_is_the_derivative_of_turned_pictures()
    {
        TurnedPictures pairs = new(count: 1, largestAngle: 1e-6, seed: 2);
        double[] generator = TurnedPictures.Generator();
        double[] slope = [.. pairs.Turned.Zip(pairs.Pictures, (after, before) => after - before)];
        double[] expected = [.. generator.Chunk(TurnedPictures.Pixels).Select(row => row.Zip(pairs.Pictures, (weight, pixel) => weight * pixel).Sum())];

        // the angle is not told
        double angle = Product(slope, expected) / Product(expected, expected);
        Assert.InRange(angle, 1e-8, 1e-6);
        Assert.All(slope.Zip(expected), pair => Assert.Equal(pair.First / angle, pair.Second, 1e-4));
    }

    [Fact]
    public void The_generator_is_found()
    {
        TurnedPictures pairs = new(count: 2_000, largestAngle: 0.1, seed: 1);
        using FindSymmetry model = new(seed: 1, Precision.Single, threads: 2);
        model.Train(new FindSymmetry.Data(picture: pairs.Pictures, turned: pairs.Turned), plan: plan => plan.Adam(iterations: 400, 1e-2).MiniBatch(32));
        double[] found = [.. model.GetParameters("L").Values];
        double[] generator = TurnedPictures.Generator();
        Assert.True(Math.Abs(Product(found, generator)) > 0.8 * Math.Sqrt(Product(found, found) * Product(generator, generator)));
    }

    private static double Product(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
