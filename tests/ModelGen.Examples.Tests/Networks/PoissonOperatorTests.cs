using ModelGen.Examples.Plots;

namespace ModelGen.Examples.Tests.Networks;

public class PoissonOperatorTests
{
    [Fact]
    public void A_linear_layer_learns_Greens_function_in_the_plane()
    {
        KernelResult kernel = Training(iterations: 40).Green();
        Assert.True(kernel.Error < 1e-9, $"{kernel.Error}");
        Assert.All(kernel.Profile().Where(point => point.Distance is > 0.1 and < 0.3), point =>
            Assert.Equal(kernel.Continuum(point.Distance), point.Value, 0.01));
    }

    [Fact]
    public void A_linear_layer_learns_Greens_function_in_space()
    {
        KernelResult kernel = Training(iterations: 40).Green3D();
        Assert.True(kernel.Error < 1e-9, $"{kernel.Error}");
        Assert.All(kernel.Profile().Where(point => point.Distance is > 0.2 and < 0.4), point =>
            Assert.Equal(kernel.Continuum(point.Distance), point.Value, 0.02));
    }

    [Fact]
    public void The_equation_alone_teaches_the_potential()
    {
        PotentialResult result = Training(iterations: 60).ByEquation();
        Assert.True(result.Error < 0.15, $"{result.Error}");
    }

    [Fact]
    public void Solutions_teach_the_potential_in_a_box()
    {
        PotentialResult result = Training(iterations: 60).Enclosed();
        Assert.True(result.Error < 0.5, $"{result.Error}");
    }

    [Fact]
    public void Solutions_teach_the_periodic_potential()
    {
        PotentialResult result = Training(iterations: 60).Periodic();
        Assert.True(result.Error < 0.5, $"{result.Error}");
    }

    private static PoissonTraining Training(int iterations) => new(
        new ExampleOptions { OutputFolder = Path.GetTempPath(), Threads = 2, SinglePrecision = true, Iterations = iterations }, default)
    {
        Training = 128,
        Validation = 16,
        Test = 16,
        ShowsProgress = false,
    };
}
