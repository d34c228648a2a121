using ModelGen.Accuracy;
using ModelGen.Examples.References;

namespace ModelGen.Examples;

/// <content>The error of the example against its reference by the Cole-Hopf transformation.</content>
public sealed partial class Burgers : IMeasured
{
    double IMeasured.RelativeError() => FieldError.Against(X, T, EvaluateU, grid => BurgersReference.Solve(grid));
}
