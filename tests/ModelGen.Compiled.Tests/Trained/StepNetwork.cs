using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>A wave that moves by a pixel a frame: the next frame is a convolution of the one before.</summary>
[Network]
public sealed partial class StepNetwork
{
    private const int Size = 8;

    [Input(Size, 1, Boundary = Boundary.Periodic)] public partial Tensor Now { get; }
    [Target(Size, 1)] public partial Tensor Next { get; }

    [Output] public Tensor Step => Now.Conv1D(1, kernel: 3);
    [Loss] private Scalar Error => MeanSquaredError(Step.With(Boundary.Zero), Next);

    /// <summary>8 trajectories of 5 frames: 32 pairs.</summary>
    public static Data Frames()
    {
        Random random = new(1);
        float[,,,] frames = new float[8, 5, Size, 1];
        for (int trajectory = 0; trajectory < 8; trajectory++)
        {
            float[] wave = [.. Enumerable.Range(0, Size).Select(_ => (float)random.NextDouble())];
            for (int time = 0; time < 5; time++)
            {
                for (int x = 0; x < Size; x++)
                {
                    frames[trajectory, time, x, 0] = wave[(x - time + Size) % Size];
                }
            }
        }

        return Data.FromTrajectories(frames);
    }
}
