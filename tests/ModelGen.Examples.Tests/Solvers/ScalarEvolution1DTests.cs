using System.Numerics;
using ModelGen.Examples.Fields;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class ScalarEvolution1DTests
{
    private static readonly FourierSeriesField s_field = new(1, 3);

    [Fact]
    public void Linear_terms_are_exact_in_one_step()
    {
        const double length = 3, k = 2 * Math.PI * 2 / length, time = 0.7;
        ScalarEquation equation = new([0.2, -0.3, 0.1, 0.05, -0.02]);
        // alpha_0 + alpha_2 (ik)^2 + alpha_4 (ik)^4 grows, alpha_1 ik + alpha_3 (ik)^3 turns
        double growth = Math.Exp((0.2 - 0.1 * k * k - 0.02 * k * k * k * k) * time), turn = (-0.3 * k - 0.05 * k * k * k) * time;
        double[] solved = new ScalarEvolution1D(20, equation, length).Solve(Sample(20, length, x => 2 + Math.Cos(k * x)), [time], time);
        double[] expected = Sample(20, length, x => 2 * Math.Exp(0.2 * time) + growth * Math.Cos(k * x + turn));
        Assert.True(ErrorNorms.RelativeL2(solved, expected) < 1e-13);
    }

    [Fact]
    public void Advection_moves_and_diffusion_damps()
    {
        double[] moved = new ScalarEvolution1D(32, ScalarEquation.Advection(0.5)).Solve(Sample(32, 1, x => Math.Cos(2 * Math.PI * x)), [0.25], 1);
        Assert.True(ErrorNorms.RelativeL2(moved, Sample(32, 1, x => Math.Cos(2 * Math.PI * (x - 0.125)))) < 1e-13);
        double[] damped = new ScalarEvolution1D(32, ScalarEquation.Diffusion(0.1)).Solve(Sample(32, 1, x => Math.Cos(2 * Math.PI * x)), [0.25], 1);
        Assert.True(ErrorNorms.RelativeL2(damped, Sample(32, 1, x => Math.Exp(-0.1 * Math.PI * Math.PI) * Math.Cos(2 * Math.PI * x))) < 1e-13);
    }

    [Fact]
    public void Burgers_agrees_with_the_transformation_of_cole_and_hopf()
    {
        const double viscosity = 0.1 / Math.PI;
        double[] solved = new ScalarEvolution1D(256, ScalarEquation.Burgers(viscosity), 2).Solve(Sample(256, 2, x => -Math.Sin(Math.PI * x)), [0.5], 1.0 / 400);
        double[] expected = Sample(256, 2, x => BurgersReference.Value(x, 0.5, viscosity));
        Assert.True(ErrorNorms.RelativeL2(solved, expected) < 1e-8);
    }

    [Fact]
    public void A_soliton_of_korteweg_and_de_vries_keeps_its_shape()
    {
        // u = (c / 2) sech^2(sqrt(c) (x - c t) / 2), c = 4
        static double Soliton(double x, double t) => 2 / Math.Pow(Math.Cosh(x - 20 - 4 * t), 2);
        ScalarEvolution1D solver = new(256, ScalarEquation.KortewegDeVries(6, 1), 40);
        double[] solved = solver.Solve(Sample(256, 40, x => Soliton(x, 0)), [1], 2e-3);
        Assert.True(ErrorNorms.RelativeL2(solved, Sample(256, 40, x => Soliton(x, 1))) < 1e-6);
    }

    // h_t = -h_xx - h_xxxx - h_x^2 / 2 differentiated is u_t = -u_xx - u_xxxx - u u_x with u = h_x
    [Fact]
    public void Both_forms_of_kuramoto_and_sivashinsky_are_one()
    {
        const double length = 22;
        double Height(double x) => Math.Cos(2 * Math.PI * x / length) + 0.3 * Math.Sin(4 * Math.PI * x / length);
        double[] start = Sample(64, length, Height);
        ScalarEvolution1D ofHeight = new(64, new ScalarEquation([0, 0, -1, 0, -1], GradientNorm: 1), length);
        ScalarEvolution1D ofSlope = new(64, ScalarEquation.KuramotoSivashinsky(), length);
        double[] slope = Derivative(ofHeight.Solve(start, [20], 0.05), length), solved = ofSlope.Solve(Derivative(start, length), [20], 0.05);
        Assert.True(ErrorNorms.RelativeL2(solved, slope) < 1e-7);
        Assert.True(solved.Max(Math.Abs) > 0.5);
    }

    public static TheoryData<string, double, double> Equations() => new() { { "Burgers", 0.32, 0.02 }, { "KdV", 0.32, 0.005 }, { "KS", 1.6, 0.02 } };

    [Theory]
    [MemberData(nameof(Equations))]
    public void It_is_of_fourth_order_in_time(string name, double time, double step)
    {
        double[] initial = s_field.Sample(1, 0, 32);
        double[] Solve(double h) => new ScalarEvolution1D(32, Equation(name)).Solve(initial, [time], h);
        double[] best = Solve(step / 16);
        double coarse = ErrorNorms.RelativeL2(Solve(step / 2), best), fine = ErrorNorms.RelativeL2(Solve(step / 4), best);
        Assert.True(Math.Log2(coarse / fine) is > 3.6 and < 4.6, $"{coarse:g3} {fine:g3}");
    }

    [Theory]
    [MemberData(nameof(Equations))]
    public void It_converges_faster_than_any_power_in_space(string name, double time, double step)
    {
        double[] Solve(int points)
        {
            double[] solved = new ScalarEvolution1D(points, Equation(name)).Solve(s_field.Sample(1, 0, points), [time], step);
            return [.. solved.Where((_, i) => i % (points / 16) == 0)];
        }

        double[] best = Solve(128);
        double coarse = ErrorNorms.RelativeL2(Solve(16), best), fine = ErrorNorms.RelativeL2(Solve(32), best), finer = ErrorNorms.RelativeL2(Solve(64), best);
        Assert.True(fine < coarse / 8 && finer < fine / 50, $"{coarse:g3} {fine:g3} {finer:g3}");
    }

    [Fact]
    public void Mass_and_momentum_of_korteweg_and_de_vries_stay()
    {
        double[] initial = [.. s_field.Sample(1, 1, 64).Select(u => u + 0.5)];
        double[] solved = new ScalarEvolution1D(64, Equation("KdV")).Solve(initial, [0.3], 1e-3);
        Assert.Equal(initial.Average(), solved.Average(), 1e-14);
        Assert.Equal(initial.Average(u => u * u), solved.Average(u => u * u), 1e-8);
    }

    [Fact]
    public void The_mean_of_kuramoto_and_sivashinsky_stays_in_either_form()
    {
        double[] initial = [.. s_field.Sample(1, 1, 32).Select(u => u + 0.5)];
        Assert.Equal(0.5, new ScalarEvolution1D(32, Equation("KS")).Solve(initial, [5], 0.1).Average(), 1e-13);
    }

    // the coefficients that APEBench's defaults amount to
    [Fact]
    public void Difficulties_give_the_coefficients_of_apebench()
    {
        static void Near(double expected, double value) => Assert.InRange(value / expected, 1 - 5e-4, 1 + 5e-4);
        ScalarEquation kdv = ScalarEquation.OfDifficulties(160, [0, 0, 0, -14, -9], delta1: -2);
        Near(-8.545e-7, kdv.Linear[3]);
        Near(-1.717e-9, kdv.Linear[4]);
        Near(0.0125, kdv.Convection);
        ScalarEquation ks = ScalarEquation.OfDifficulties(160, [0, 0, -1.2, 0, -15], delta2: -6);
        Near(-2.344e-5, ks.Linear[2]);
        Near(-2.861e-9, ks.Linear[4]);
        Near(2.344e-4, ks.GradientNorm);
        Near(-0.025, ScalarEquation.OfDifficulties(160, [0.3, -4]).Linear[1]);
        Assert.Equal(0.3, ScalarEquation.OfDifficulties(160, [0.3, -4]).Linear[0]);
    }

    [Fact]
    public void Steps_that_are_too_long_wrong_sizes_and_signs_are_reported()
    {
        ScalarEvolution1D solver = new(16, ScalarEquation.Burgers(1e-9));
        Assert.Throws<ArithmeticException>(() => solver.Solve([.. s_field.Sample(1, 0, 16).Select(u => 1e6 * u)], [100], 1));
        Assert.Throws<ArgumentException>(() => solver.Solve(new double[15], [1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScalarEquation.Burgers(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScalarEvolution1D(16, ScalarEquation.Advection(1), 0));
    }

    private static ScalarEquation Equation(string name) => name switch
    {
        "Burgers" => ScalarEquation.Burgers(0.02),
        "KdV" => new ScalarEquation([0, 0, 0, -1e-3], 1),
        _ => new ScalarEquation([0, 0, -5e-3, 0, -2e-5], GradientNorm: 2e-2),
    };

    private static double[] Sample(int points, double length, Func<double, double> function) =>
        [.. Enumerable.Range(0, points).Select(i => function(i * length / points))];

    private static double[] Derivative(double[] values, double length)
    {
        FourierGrid fourier = new(values.Length, 0, length);
        Complex[] spectrum = [.. values.Select(value => (Complex)value)];
        FourierGrid.Forward(spectrum);
        spectrum[values.Length / 2] = 0;
        spectrum = [.. spectrum.Zip(fourier.Wavenumbers, (v, k) => v * new Complex(0, k))];
        FourierGrid.Inverse(spectrum);
        return [.. spectrum.Select(value => value.Real)];
    }
}
