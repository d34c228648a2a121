namespace ModelGen.Accuracy.References;

/// <summary>The classical Runge-Kutta method of fourth order for y' = f(t, y), with a fixed step, and its values between the steps.</summary>
internal sealed class RungeKutta4
{
    private readonly Derivative _derivative;
    private readonly double[][] _values;
    private readonly double _start, _step;

    /// <summary>Writes f(t, y).</summary>
    public delegate void Derivative(double t, ReadOnlySpan<double> y, Span<double> result);

    /// <summary>Integrates.</summary>
    /// <param name="derivative">f.</param>
    /// <param name="initial">y at the start, [component].</param>
    /// <param name="start">The start.</param>
    /// <param name="end">The end.</param>
    /// <param name="steps">Steps between them.</param>
    public RungeKutta4(Derivative derivative, double[] initial, double start, double end, int steps)
    {
        (_derivative, _start, _step) = (derivative, start, (end - start) / steps);
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
        double[] k1 = new double[n], k2 = new double[n], k3 = new double[n], k4 = new double[n];
        _derivative(t, y, k1);
        _derivative(t + h / 2, Moved(y, h / 2, k1), k2);
        _derivative(t + h / 2, Moved(y, h / 2, k2), k3);
        _derivative(t + h, Moved(y, h, k3), k4);
        return [.. Enumerable.Range(0, n).Select(i => y[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]))];
    }

    private static double[] Moved(double[] y, double h, double[] direction) => [.. y.Zip(direction, (value, slope) => value + h * slope)];
}
