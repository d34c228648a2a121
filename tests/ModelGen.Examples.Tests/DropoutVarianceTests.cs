using static ModelGen.Calculus;

namespace ModelGen.Examples.Tests;

/// <summary>The uncertainty that repeated predictions with dropout give (Gal and Ghahramani 2016), where it has a closed form.</summary>
public class DropoutVarianceTests
{
    private const int Inputs = 20;

    /// <summary>y = b + sum_i w_i x_i m_i / (1 - p), where m_i is 1 with probability 1 - p: mean w x + b, variance p / (1 - p) sum_i (w_i x_i)^2.</summary>
    [Fact]
    public void The_deviation_behind_one_linear_layer_is_that_of_the_formula()
    {
        using DroppedLine model = new(seed: 3);
        double[] parameters = new double[Inputs + 1];
        model.GetParameters(parameters);
        parameters[^1] = 0.7;
        model.SetParameters(parameters);
        double[] x = [.. Enumerable.Range(0, 3 * Inputs).Select(i => Math.Sin(1 + i * i))];

        (double[] mean, double[] deviation) = model.Predict(x, samples: 10_000, seed: 1);

        for (int sample = 0; sample < 3; sample++)
        {
            double[] terms = [.. Enumerable.Range(0, Inputs).Select(i => parameters[i] * x[sample * Inputs + i])];
            double exact = Math.Sqrt(0.3 / 0.7 * terms.Sum(term => term * term));
            Assert.Equal(terms.Sum() + 0.7, mean[sample], 4 * exact / Math.Sqrt(10_000));
            Assert.Equal(exact, deviation[sample], 0.03 * exact);
        }
    }

    [Fact]
    public void The_seed_decides_the_repetitions_and_a_prediction_alone_drops_nothing()
    {
        using DroppedLine model = new(seed: 3);
        double[] x = [.. Enumerable.Range(0, Inputs).Select(i => Math.Cos(i))];
        double[] parameters = new double[Inputs + 1];
        model.GetParameters(parameters);

        Assert.Equal(model.Predict(x, samples: 5, seed: 1).Mean, model.Predict(x, samples: 5, seed: 1).Mean);
        Assert.NotEqual(model.Predict(x, samples: 5, seed: 1).Mean, model.Predict(x, samples: 5, seed: 2).Mean);
        Assert.Equal(x.Zip(parameters, (a, b) => a * b).Sum(), model.Predict(x)[0], 1e-14);
    }
}

/// <summary>One linear layer behind dropout.</summary>
[Network]
public sealed partial class DroppedLine
{
    [Input(20)] public partial Tensor X { get; }
    [Target(1)] public partial Tensor Wanted { get; }

    [Output] public Tensor Y => X.Dropout(0.3).Dense(1);
    [Loss] private Scalar Error => MeanSquaredError(Y, Wanted);
}
