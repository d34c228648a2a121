using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>A step of two frames of a periodic field, called three times: trained through all of them, or through the last alone.</summary>
[Network]
public sealed partial class Unrolled
{
    private const int Size = 8;

    [Input(Size, 2, Boundary = Boundary.Periodic)] public partial Tensor Frames { get; }
    [Target(Size, 1)] public partial Tensor At1 { get; }
    [Target(Size, 1)] public partial Tensor At2 { get; }
    [Target(Size, 1)] public partial Tensor At3 { get; }

    [Coefficient(0)] public partial Scalar One { get; set; }
    [Coefficient(1)] public partial Scalar Three { get; set; }
    [Coefficient(0)] public partial Scalar Pushed { get; set; }

    [Output] public Tensor Next => Step(Frames);

    private Tensor Following => Step(Window(Frames, Next));

    private Tensor Third => Step(Window(Window(Frames, Next), Following));

    [Loss] private Scalar Single => One * Of(Next, At1);
    [Loss] private Scalar Through => Three * (Of(Next, At1) + Of(Following, At2) + Of(Third, At3));
    [Loss] private Scalar Last => Pushed * Of(Step(Window(Frames, Next).StopGradient()), At2);

    private static Tensor Window(Tensor frames, Tensor next) => Concat(frames.Channels(1, 1), next);

    private static Scalar Of(Tensor prediction, Tensor truth) => MeanSquaredError(prediction.With(Boundary.Zero), truth);

    [Shared]
    private static Tensor Step(Tensor frames) => frames.Conv1D(4, kernel: 3).Tanh().Conv1D(1, kernel: 1);
}
