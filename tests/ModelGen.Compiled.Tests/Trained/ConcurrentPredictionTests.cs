namespace ModelGen.Compiled.Tests.Trained;

/// <summary>While a network is trained it can be asked from any thread.</summary>
public class ConcurrentPredictionTests
{
    private const int Samples = 48;

    [Fact]
    public void Predictions_during_training_change_no_bit_of_it()
    {
        double[] alone = Train(isAsked: false);
        Assert.Equal(alone, Train(isAsked: true));
    }

    private static double[] Train(bool isAsked)
    {
        using LargeNetwork network = new(seed: 1, Precision.Single, threads: 2);
        LargeNetwork.Data data = new(Numbers(Samples * 64, 1), Numbers(Samples * 10, 2));
        using CancellationTokenSource done = new();
        Task<int> asking = isAsked ? Task.Run(() => Ask(network, done.Token)) : Task.FromResult(1);
        network.Train(data, plan: plan => plan.AdamW(iterations: 300, learningRate: 1e-3).MiniBatch(16));
        done.Cancel();
        Assert.True(asking.GetAwaiter().GetResult() > 0);
        double[] parameters = new double[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    // how often it was asked
    private static int Ask(LargeNetwork network, CancellationToken done)
    {
        float[] inputs = Numbers(Samples * 64, 3);
        float[] outputs = new float[Samples * 10];
        int count = 0;
        do
        {
            network.Predict(inputs, outputs);
            Assert.All(outputs, value => Assert.True(float.IsFinite(value)));
            count++;
        }
        while (!done.IsCancellationRequested);

        return count;
    }

    private static float[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}
