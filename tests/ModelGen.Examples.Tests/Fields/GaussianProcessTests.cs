using ModelGen.Examples.Fields;

namespace ModelGen.Examples.Tests.Fields;

public class GaussianProcessTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.05)]
    public void The_covariance_is_the_kernel(double length)
    {
        const int samples = 4_000;
        GaussianProcess process = new(length);
        // both ends too: a series of the period 1 would have them alike
        double[] nodes = [0, 0.1, 0.5, 1], covariance = new double[16];
        for (int index = 0; index < samples; index++)
        {
            double[] values = process.Sample(3, index, nodes);
            for (int i = 0; i < 16; i++)
            {
                covariance[i] += values[i / 4] * values[i % 4] / samples;
            }
        }

        // a product of two standard normal numbers of correlation r has the variance 1 + r^2
        for (int i = 0; i < 16; i++)
        {
            double r = Math.Exp(-Math.Pow((nodes[i / 4] - nodes[i % 4]) / length, 2) / 2);
            Assert.InRange(covariance[i], r - 4.5 * Math.Sqrt((1 + r * r) / samples), r + 4.5 * Math.Sqrt((1 + r * r) / samples));
        }
    }

    [Fact]
    public void The_antiderivative_is_the_integral()
    {
        GaussianProcess process = new(0.2);
        double[] fine = TrigonometricBasis.Nodes(GridBoundary.Neumann, 401), values = process.Sample(1, 7, fine);
        double simpson = Enumerable.Range(0, 401).Sum(i => values[i] * (i is 0 or 400 ? 1 : i % 2 == 1 ? 4 : 2)) / 1200;
        double[] integral = process.Antiderivative(1, 7, [0, 0.25, 1]);
        Assert.Equal(0, integral[0]);
        Assert.Equal(simpson, integral[2], 1e-8);
        double quarter = Enumerable.Range(0, 101).Sum(i => values[i] * (i is 0 or 100 ? 1 : i % 2 == 1 ? 4 : 2)) / 1200;
        Assert.Equal(quarter, integral[1], 1e-8);
    }

    [Fact]
    public void A_function_is_the_same_at_any_nodes_and_another_for_another_index()
    {
        GaussianProcess process = new(0.1);
        double[] few = process.Sample(1, 2, [0.25, 0.75]), many = process.Sample(1, 2, [0, 0.25, 0.5, 0.75, 1]);
        Assert.Equal(few, new[] { many[1], many[3] });
        Assert.NotEqual(few, process.Sample(1, 3, [0.25, 0.75]));
        Assert.NotEqual(few, process.Sample(2, 2, [0.25, 0.75]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianProcess(0));
    }
}
