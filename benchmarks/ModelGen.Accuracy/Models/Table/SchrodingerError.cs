using System.Numerics;
using ModelGen.Accuracy;
using ModelGen.Examples.References;

namespace ModelGen.Examples;

/// <content>The error of |h| of the example against its spectral reference.</content>
public sealed partial class Schrodinger : IMeasured
{
    double IMeasured.RelativeError()
    {
        SpaceTimeGrid grid = FieldError.Grid(X, T);
        Complex[] h = new Complex[grid.Count];
        Evaluate(grid.PointX, grid.PointT, h);

        // accurate to 5e-7
        Complex[] reference = SchrodingerReference.Solve(grid, modes: 1024, maximalStep: 1e-3);
        return ErrorNorms.RelativeL2(ErrorNorms.Magnitudes(h), ErrorNorms.Magnitudes(reference));
    }
}
