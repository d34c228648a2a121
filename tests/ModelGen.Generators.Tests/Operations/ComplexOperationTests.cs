using System.Numerics;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Tests.Operations;

/// <summary>Operations on complex operands against System.Numerics.Complex.</summary>
public class ComplexOperationTests
{
    private static readonly Complex[] s_points = [new(1.2, -0.7), new(-0.4, 0.9), new(0.3, 1.6), new(-1.1, -0.2)];

    public static TheoryData<string> Unary => ["neg", "exp", "abs", "abs2", "conj", "arg", "re", "im"];

    public static TheoryData<string> Binary => ["add", "sub", "mul", "div"];

    [Theory]
    [MemberData(nameof(Unary))]
    public void Unary_operations_agree_with_System_Numerics(string name)
    {
        foreach (Complex z in s_points)
        {
            Complex expected = name switch
            {
                "neg" => -z,
                "exp" => Complex.Exp(z),
                "abs" => Complex.Abs(z),
                "abs2" => z.Real * z.Real + z.Imaginary * z.Imaginary,
                "conj" => Complex.Conjugate(z),
                "arg" => z.Phase,
                "re" => z.Real,
                _ => z.Imaginary,
            };
            Close(expected, Evaluate(name, [z], [true]), $"{name} {z}");
        }
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void Binary_operations_agree_with_System_Numerics_also_with_one_real_operand(string name)
    {
        foreach (Complex a in s_points)
        {
            foreach (Complex b in s_points)
            {
                Assert.All(new[] { (true, true), (true, false), (false, true) }, kinds =>
                {
                    Complex x = kinds.Item1 ? a : a.Real;
                    Complex y = kinds.Item2 ? b : b.Real;
                    Complex expected = name switch
                    {
                        "add" => x + y,
                        "sub" => x - y,
                        "mul" => x * y,
                        _ => x / y,
                    };
                    Close(expected, Evaluate(name, [x, y], [kinds.Item1, kinds.Item2]), $"{x} {name} {y}");
                });
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(-3)]
    public void Whole_powers_of_complex_numbers_agree_with_System_Numerics(int exponent)
    {
        foreach (Complex z in s_points)
        {
            var graph = new IrGraph();
            ComplexNode power = Pow.Instance.Lower(graph, [Leaf(graph, 0), graph.Constant(exponent)]);
            Close(Complex.Pow(z, exponent), Interpret(power, [z]), $"{z}^{exponent}");
        }
    }

    [Fact]
    public void Complex_exponential_grows_nothing_when_the_modulus_is_one()
    {
        foreach (double angle in new[] { -2.0, 0.1, 3.0 })
        {
            var graph = new IrGraph();
            ComplexNode angleTimesI = Multiply.Instance.Lower(graph, [ImaginaryUnit.Instance.Lower(graph, []), graph.Leaf(new Leaf(LeafKind.Coefficient, 0))]);
            Close(Complex.FromPolarCoordinates(1, angle), Interpret(Exp.Instance.Lower(graph, [angleTimesI]), [angle]), "e^(i angle)");
        }
    }

    [Fact]
    public void Where_selects_both_parts()
    {
        foreach (Complex z in s_points)
        {
            var graph = new IrGraph();
            ComplexNode chosen = Select.Instance.Lower(graph, [graph.Leaf(new Leaf(LeafKind.Coefficient, 0)), graph.Zero, Leaf(graph, 0), graph.Constant(3)]);
            Close(z.Real > 0 ? z : 3, Interpret(chosen, [z]), $"where for {z}");
        }
    }

    private static ComplexNode Leaf(IrGraph graph, int operand) =>
        new(graph.Leaf(new Leaf(LeafKind.Coefficient, operand)), graph.Leaf(new Leaf(LeafKind.Coefficient, operand, 1)));

    private static Complex Evaluate(string name, Complex[] operands, bool[] isComplex)
    {
        var graph = new IrGraph();
        ComplexNode[] leaves = [.. operands.Select((_, j) => isComplex[j] ? Leaf(graph, j) : new ComplexNode(Leaf(graph, j).Re, null))];
        return Interpret(OperationTable.ByName[name].Lower(graph, leaves), operands);
    }

    private static Complex Interpret(ComplexNode value, Complex[] operands)
    {
        IrNode[] roots = value.Im is { } im ? [value.Re, im] : [value.Re];
        double[] parts = IrInterpreter.Evaluate(roots, leaf => leaf.B == 0 ? operands[leaf.A].Real : operands[leaf.A].Imaginary);
        return new Complex(parts[0], parts.Length > 1 ? parts[1] : 0);
    }

    private static void Close(Complex expected, Complex actual, string what)
    {
        Numeric.Close(expected.Real, actual.Real, 1e-13, "real part of " + what);
        Numeric.Close(expected.Imaginary, actual.Imaginary, 1e-13, "imaginary part of " + what);
    }
}
