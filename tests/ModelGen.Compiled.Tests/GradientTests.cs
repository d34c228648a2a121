namespace ModelGen.Compiled.Tests;

/// <summary>Every declaration: the whole loss's gradient against central differences.</summary>
public class GradientTests
{
    [Theory]
    [MemberData(nameof(ModelCases.Names), MemberType = typeof(ModelCases))]
    public void The_gradient_agrees_with_central_differences(string name)
    {
        using PinnModel model = ModelCases.Create(name);
        var theta = new double[model.ParameterCount];
        var gradient = new double[model.ParameterCount];
        model.GetParameters(theta);
        model.LossAndGradient(gradient);
        double scale = Math.Sqrt(gradient.Sum(g => g * g) / gradient.Length);
        Assert.True(scale > 0);
        for (int i = 0; i < theta.Length; i++)
        {
            double h = 2e-5 * Math.Max(1, Math.Abs(theta[i]));
            double kept = theta[i];
            double Loss(double value)
            {
                theta[i] = value;
                model.SetParameters(theta);
                theta[i] = kept;
                return model.Loss();
            }

            double difference = (8 * (Loss(kept + h) - Loss(kept - h)) - (Loss(kept + 2 * h) - Loss(kept - 2 * h))) / (12 * h);
            Assert.True(Math.Abs(difference - gradient[i]) < 2e-6 * (Math.Abs(difference) + scale), $"parameter {i}: {gradient[i]:R} against {difference:R}");
        }
    }
}
