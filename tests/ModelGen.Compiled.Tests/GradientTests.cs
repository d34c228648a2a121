namespace ModelGen.Compiled.Tests;

public class GradientTests
{
    [Fact]
    public void Schrodinger_gradient_agrees_with_central_differences() => Check.Gradient(new Schrodinger(seed: 1));

}

internal static class Check
{
    /// <summary>Compares the gradient with central differences along random directions and along every parameter kind.</summary>
    public static void Gradient(PinnModel model)
    {
        var theta = new double[model.ParameterCount];
        var gradient = new double[model.ParameterCount];
        model.GetParameters(theta);
        var random = new Random(5);
        for (int i = 0; i < theta.Length; i++)
        {
            theta[i] += 0.1 * (random.NextDouble() - 0.5);
        }

        model.SetParameters(theta);
        model.LossAndGradient(gradient);
        double scale = Math.Sqrt(gradient.Sum(g => g * g) / gradient.Length);
        for (int i = 0; i < theta.Length; i++)
        {
            double h = 1e-5 * Math.Max(1, Math.Abs(theta[i]));
            double kept = theta[i];
            theta[i] = kept + h;
            model.SetParameters(theta);
            double above = model.Loss();
            theta[i] = kept - h;
            model.SetParameters(theta);
            double below = model.Loss();
            theta[i] = kept;
            double difference = (above - below) / (2 * h);
            Assert.True(Math.Abs(difference - gradient[i]) < 1e-5 * (Math.Abs(difference) + scale), $"parameter {i}: {gradient[i]:R} against {difference:R}");
        }
    }
}
