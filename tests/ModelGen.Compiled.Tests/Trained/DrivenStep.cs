using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>A step of a field under a force that stays, and what else is predicted of it.</summary>
[Network]
public sealed partial class DrivenStep
{
    [Input(2)] public partial Tensor Force { get; }
    [Input(6, 1)] public partial Tensor Field { get; }
    [Target(6, 1)] public partial Tensor Later { get; }

    [Output] public Scalar Energy => Field.Square().Sum();
    [Output] public Tensor Next => Field + Force[0] * Field.Conv1D(1, kernel: 3).Tanh() + Force[1];

    [Loss] private Scalar Error => MeanSquaredError(Next, Later);
}
