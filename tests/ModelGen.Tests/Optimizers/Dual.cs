namespace ModelGen.Tests.Optimizers;

/// <summary>A number and its exact derivatives with respect to every parameter: forward mode, for Jacobians of test problems.</summary>
internal readonly struct Dual(double value, double[] slopes)
{
    public double Value { get; } = value;

    public double[] Slopes { get; } = slopes;

    public static Dual Variable(double value, int index, int count)
    {
        double[] slopes = new double[count];
        slopes[index] = 1;
        return new Dual(value, slopes);
    }

    public static implicit operator Dual(double value) => new(value, []);

    public static Dual operator +(Dual a, Dual b) => Combine(a.Value + b.Value, a, 1, b, 1);

    public static Dual operator -(Dual a, Dual b) => Combine(a.Value - b.Value, a, 1, b, -1);

    public static Dual operator *(Dual a, Dual b) => Combine(a.Value * b.Value, a, b.Value, b, a.Value);

    public static Dual operator /(Dual a, Dual b) => Combine(a.Value / b.Value, a, 1 / b.Value, b, -a.Value / (b.Value * b.Value));

    public static Dual Exp(Dual a) => Combine(Math.Exp(a.Value), a, Math.Exp(a.Value), 0, 0);

    public static Dual Sin(Dual a) => Combine(Math.Sin(a.Value), a, Math.Cos(a.Value), 0, 0);

    public static Dual Cos(Dual a) => Combine(Math.Cos(a.Value), a, -Math.Sin(a.Value), 0, 0);

    public static Dual Atan2(Dual y, Dual x)
    {
        double square = x.Value * x.Value + y.Value * y.Value;
        return Combine(Math.Atan2(y.Value, x.Value), y, x.Value / square, x, -y.Value / square);
    }

    public static Dual Sqrt(Dual a) => Combine(Math.Sqrt(a.Value), a, 0.5 / Math.Sqrt(a.Value), 0, 0);

    private static Dual Combine(double value, Dual a, double da, Dual b, double db)
    {
        double[] slopes = new double[Math.Max(a.Slopes.Length, b.Slopes.Length)];
        for (int i = 0; i < slopes.Length; i++)
        {
            slopes[i] = (i < a.Slopes.Length ? da * a.Slopes[i] : 0) + (i < b.Slopes.Length ? db * b.Slopes[i] : 0);
        }

        return new Dual(value, slopes);
    }
}
