using ModelGen.Examples.Fields;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// Darcy flow -div(a grad u) = f on a square of length L with u = 0 on the boundary, where a may jump: finite volumes around the nodes, whose faces carry the
/// harmonic mean of the coefficients on either side, so that the flux out of one volume is the flux into the next and is exact in one dimension
/// (Patankar 1980, section 4.2). Conjugate gradients preconditioned by the constant-coefficient problem, which <see cref="PoissonSolver"/> solves directly:
/// the condition number is at most max a / min a on any grid (Concus and Golub 1973), 4 for coefficients of 3 and 12.
/// Nodes x_i = i L / (n - 1), those on the boundary included. Instances may be shared by threads.
/// </summary>
public sealed class Darcy2D
{
    private const int MaximalIterations = 1_000;

    private readonly PoissonSolver _preconditioner;
    private readonly double _inverseSquare;

    /// <summary>Prepares the solver.</summary>
    /// <param name="points">n: nodes along either axis, at least 5.</param>
    /// <param name="length">L.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public Darcy2D(int points, double length = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 5);
        Points = points;
        _preconditioner = new PoissonSolver(2, GridBoundary.Zero, points - 2, DifferenceScheme.Central, length);
        _inverseSquare = 1 / (_preconditioner.Spacing * _preconditioner.Spacing);
    }

    /// <summary>n: nodes along either axis.</summary>
    public int Points { get; }

    /// <summary>u of a and f.</summary>
    /// <param name="coefficient">a, [x, y], positive.</param>
    /// <param name="source">f, [x, y]; what it is on the boundary does not matter. Empty for f = 1.</param>
    /// <param name="tolerance">Ends when the residual's norm is at most this fraction of f's.</param>
    /// <param name="cancel">Ends it after the iteration that it is in.</param>
    /// <returns>u, [x, y], zero on the boundary, in units of f L^2 / a.</returns>
    /// <exception cref="ArgumentException">A field has another size, or a coefficient is not positive.</exception>
    /// <exception cref="ArithmeticException">The iteration did not reach the tolerance.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public double[] Solve(ReadOnlySpan<double> coefficient, ReadOnlySpan<double> source = default, double tolerance = 1e-10, CancellationToken cancel = default)
    {
        int area = Points * Points;
        if (coefficient.Length != area || (source.Length != area && !source.IsEmpty))
        {
            throw new ArgumentException($"A field on {Points} x {Points} points has {area} values, not {coefficient.Length} and {source.Length}.");
        }

        foreach (double a in coefficient)
        {
            if (!(a > 0 && double.IsFinite(a)))
            {
                throw new ArgumentException($"A coefficient of {a} is not positive and finite.", nameof(coefficient));
            }
        }

        double[] right = new double[area];
        for (int i = 0; i < area; i++)
        {
            right[i] = IsInside(i) ? source.IsEmpty ? 1 : source[i] : 0;
        }

        // faces between a node and the next one along x and along y
        double[] facesX = Faces(coefficient, Points), facesY = Faces(coefficient, 1);
        return Solve(facesX, facesY, right, tolerance, cancel);
    }

    // Hestenes and Stiefel 1952, preconditioned; all fields are zero on the boundary
    private double[] Solve(double[] facesX, double[] facesY, double[] residual, double tolerance, CancellationToken cancel)
    {
        double target = tolerance * Math.Sqrt(Dot(residual, residual));
        double[] solution = new double[residual.Length], applied = new double[residual.Length];
        double[] preconditioned = Precondition(residual), direction = [.. preconditioned];
        double product = Dot(residual, preconditioned);
        for (int iteration = 0; iteration <= MaximalIterations; iteration++)
        {
            if (Math.Sqrt(Dot(residual, residual)) <= target)
            {
                return solution;
            }

            cancel.ThrowIfCancellationRequested();
            Apply(facesX, facesY, direction, applied);
            double step = product / Dot(direction, applied);
            AddScaled(solution, step, direction);
            AddScaled(residual, -step, applied);
            preconditioned = Precondition(residual);
            double next = Dot(residual, preconditioned), ratio = next / product;
            for (int i = 0; i < direction.Length; i++)
            {
                direction[i] = preconditioned[i] + ratio * direction[i];
            }

            product = next;
        }

        throw new ArithmeticException($"The residual is above {tolerance:g2} of the right-hand side after {MaximalIterations} iterations.");
    }

    private bool IsInside(int at)
    {
        int i = at / Points, j = at % Points;
        return i > 0 && j > 0 && i < Points - 1 && j < Points - 1;
    }

    private static double[] Faces(ReadOnlySpan<double> coefficient, int stride)
    {
        double[] faces = new double[coefficient.Length];
        for (int i = 0; i + stride < faces.Length; i++)
        {
            double here = coefficient[i], next = coefficient[i + stride];
            faces[i] = 2 / (1 / here + 1 / next);
        }

        return faces;
    }

    private void Apply(double[] facesX, double[] facesY, double[] u, double[] result)
    {
        for (int i = 1; i < Points - 1; i++)
        {
            for (int at = i * Points + 1; at < (i + 1) * Points - 1; at++)
            {
                double outX = facesX[at] * (u[at] - u[at + Points]) + facesX[at - Points] * (u[at] - u[at - Points]);
                double outY = facesY[at] * (u[at] - u[at + 1]) + facesY[at - 1] * (u[at] - u[at - 1]);
                result[at] = (outX + outY) * _inverseSquare;
            }
        }
    }

    private double[] Precondition(double[] residual)
    {
        int inner = Points - 2;
        double[] inside = new double[inner * inner], result = new double[residual.Length];
        for (int i = 0; i < inner; i++)
        {
            residual.AsSpan((i + 1) * Points + 1, inner).CopyTo(inside.AsSpan(i * inner));
        }

        double[] solved = _preconditioner.Solve(inside);
        for (int i = 0; i < inner; i++)
        {
            solved.AsSpan(i * inner, inner).CopyTo(result.AsSpan((i + 1) * Points + 1));
        }

        return result;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void AddScaled(double[] y, double scale, double[] x)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] += scale * x[i];
        }
    }
}
