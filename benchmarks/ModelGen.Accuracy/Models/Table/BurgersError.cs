using ModelGen.Accuracy;
using ModelGen.Examples.References;

namespace ModelGen.Examples;

/// <content>The error of the example against its reference by the Cole-Hopf transformation.</content>
public sealed partial class Burgers : IMeasured
{
    double IMeasured.RelativeError()
    {
        SpaceTimeGrid grid = FieldError.Grid(X, T);
        double[] u = new double[grid.Count];
        EvaluateU(grid.PointX, grid.PointT, u);
        return ErrorNorms.RelativeL2(u, BurgersReference.Solve(grid));
    }
}
