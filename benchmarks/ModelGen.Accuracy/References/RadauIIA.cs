using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace ModelGen.Accuracy.References;

/// <summary>
/// The implicit Runge-Kutta method Radau IIA of three stages and fifth order for stiff y' = f(t, y), with a fixed step (Hairer and Wanner, Solving Ordinary
/// Differential Equations II, table IV.5.6): Z = h (A x I) F(t + c h, y + Z) by Newton's method with the Jacobian of the step's start; y + Z_3 is the next y.
/// </summary>
internal sealed class RadauIIA
{
    private const int Stages = 3;
    private const int MostIterations = 50;

    private static readonly double s_root = Math.Sqrt(6);
    private static readonly double[] s_nodes = [(4 - s_root) / 10, (4 + s_root) / 10, 1];
    private static readonly double[,] s_matrix =
    {
        { (88 - 7 * s_root) / 360, (296 - 169 * s_root) / 1_800, (-2 + 3 * s_root) / 225 },
        { (296 + 169 * s_root) / 1_800, (88 + 7 * s_root) / 360, (-2 - 3 * s_root) / 225 },
        { (16 - s_root) / 36, (16 + s_root) / 36, 1 / 9.0 },
    };

    private readonly Func<double, double[], double[]> _derivative;
    private readonly Func<double, double[], double[,]> _jacobian;
    private readonly double[][] _values;
    private readonly double _start, _step;

    /// <summary>Integrates.</summary>
    /// <param name="derivative">f.</param>
    /// <param name="jacobian">df/dy, [component of f, component of y].</param>
    /// <param name="initial">y at the start, [component].</param>
    /// <param name="start">The start.</param>
    /// <param name="end">The end.</param>
    /// <param name="steps">Steps between them.</param>
    public RadauIIA(
        Func<double, double[], double[]> derivative, Func<double, double[], double[,]> jacobian, double[] initial, double start, double end, int steps)
    {
        (_derivative, _jacobian, _start, _step) = (derivative, jacobian, start, (end - start) / steps);
        _values = new double[steps + 1][];
        _values[0] = initial;
        for (int i = 0; i < steps; i++)
        {
            _values[i + 1] = Step(start + i * _step, _values[i], _step);
        }
    }

    /// <summary>y at any time: one shorter step from the last whole one, which keeps the order.</summary>
    public double[] Value(double t)
    {
        int i = Math.Clamp((int)Math.Floor((t - _start) / _step), 0, _values.Length - 1);
        return Step(_start + i * _step, _values[i], t - _start - i * _step);
    }

    private double[] Step(double t, double[] y, double h)
    {
        int n = y.Length;
        double[,] jacobian = _jacobian(t, y);
        LU<double> newton = DenseMatrix.Create(Stages * n, Stages * n, (row, column) =>
            (row == column ? 1 : 0) - h * s_matrix[row / n, column / n] * jacobian[row % n, column % n]).LU();
        Vector<double> z = DenseVector.Create(Stages * n, 0);
        double last = double.PositiveInfinity;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            Vector<double> correction = newton.Solve(Defect(t, y, h, z));
            z += correction;
            double size = correction.L2Norm();

            // at the level of rounding corrections no longer shrink
            if (size == 0 || (size >= last && size <= 1e-12 * Vector<double>.Build.Dense(y).L2Norm()))
            {
                return [.. y.Select((value, k) => value + z[(Stages - 1) * n + k])];
            }

            last = size;
        }

        throw new ArithmeticException($"Newton's method does not converge at t = {t} with steps of {h}.");
    }

    private Vector<double> Defect(double t, double[] y, double h, Vector<double> z)
    {
        int n = y.Length;
        double[][] slopes = [.. s_nodes.Select((node, stage) => _derivative(t + node * h, [.. y.Select((value, k) => value + z[stage * n + k])]))];
        return DenseVector.Create(Stages * n, row =>
            h * Enumerable.Range(0, Stages).Sum(stage => s_matrix[row / n, stage] * slopes[stage][row % n]) - z[row]);
    }
}
