using System.Globalization;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Transforms;

/// <summary>Which declared inputs are mapped to [-1, 1], and from where.</summary>
public class ScaleInputsTests
{
    private const string Declarations = """
        [Domain(0, 1)] public partial Coordinate X { get; }
        [Domain(0, 8)] public partial Coordinate T { get; }
        [Domain(-11.5, 25.3)] public partial Coordinate S { get; }
        [Domain(0, 1e-3)] public partial Coordinate Small { get; }
        [Mlp(4)] public partial Field V { get; }
        [Learnable(0.7)] public partial Scalar K { get; }
        [Coefficient(0.3)] public partial Scalar Nu { get; set; }
        """;

    private static readonly double[] s_point = [0.3, 5.5, -2, 1e-4];

    [Theory]
    [InlineData("T", "0 8")]
    [InlineData("8 - T", "0 8")]
    [InlineData("S", "-11.5 25.3")]
    [InlineData("S / 2", "-5.75 12.65")]
    [InlineData("Log(1 + T)", "0 2.19722457734")]
    [InlineData("S * S", "0 640.09")]
    [InlineData("S * S * S", "-1520.875 16194.277")]
    [InlineData("Pow(S, 3)", "-1520.875 16194.277")]
    [InlineData("Pow(S, 4)", "0 409715.2081")]
    [InlineData("Square(2 * S)", "0 2560.36")]
    [InlineData("S * T", "-92 202.4")]
    [InlineData("T * Cos(S)", "-8 8")]
    [InlineData("Exp(X)", "1 2.71828182846")]
    [InlineData("Cosh(2 * X)", "1 3.76219569108")]
    [InlineData("Max(S, 0)", "0 25.3")]
    [InlineData("Abs(S)", "0 25.3")]
    [InlineData("Sqrt(T)", "0 2.82842712475")]
    [InlineData("1 / (1 + T) * 9", "1 9")]
    [InlineData("Small", "0 0.001")]
    [InlineData("0.09 * X", "0 0.09")]
    [InlineData("Where(X > 0.5, S, T)", "-11.5 25.3")]
    public void Inputs_that_leave_the_unit_range_or_are_tiny_are_mapped_from_their_range(string input, string range)
    {
        (LowerModel model, ScaledInput? scaled) = Read(input);
        Assert.Equal(range, string.Create(CultureInfo.InvariantCulture, $"{scaled?.Lower:R} {scaled?.Upper:R}"));
        double[] inputs = Values(model);
        Assert.Equal((inputs[1] - scaled!.Lower) / (scaled.Upper - scaled.Lower) * 2 - 1, inputs[0], 1e-14);
    }

    [Theory]
    [InlineData("X")]
    [InlineData("Sin(T)")]
    [InlineData("2 * X - 1")]
    [InlineData("T / 8")]
    [InlineData("0.1 * X")]
    [InlineData("(T - 3) / 5 + 1e-16")]
    [InlineData("Square(X)")]
    [InlineData("X * X - X")]
    [InlineData("5")]
    [InlineData("0.001")]
    [InlineData("Log(X)")]
    [InlineData("1 / X")]
    [InlineData("Tan(T)")]
    [InlineData("Nu * T")]
    [InlineData("T + 5 * Sin(Nu)")]
    [InlineData("K * T")]
    [InlineData("T + V")]
    [InlineData("5 * V.At(X, 0)")]
    public void Inputs_of_order_one_and_those_of_unknown_range_stay_as_they_are(string input)
    {
        (LowerModel model, ScaledInput? scaled) = Read(input);
        Assert.Null(scaled);
        Assert.Same(model.NetworkInputs[1][1], model.NetworkInputs[1][0]);
    }

    [Fact]
    public void Coordinates_are_mapped_to_the_bit_as_those_of_networks_without_inputs()
    {
        (LowerModel model, _) = Read("S");
        Assert.Same(model.NetworkInputs[0][2], model.NetworkInputs[1][0]);
    }

    [Fact]
    public void ScaleInputs_false_leaves_inputs_and_coordinates_as_they_are()
    {
        (LowerModel model, ScaledInput? scaled) = Read("S", ", ScaleInputs = false");
        Assert.Null(scaled);
        Assert.Same(model.NetworkInputs[1][1], model.NetworkInputs[1][0]);
        LowerModel plain = Lower("[Mlp(4, ScaleInputs = false)] public partial Field U { get; } [Residual] Equation Law => U == V;");
        Assert.Equal(s_point, plain.NetworkInputs[1].Select(Value));
    }

    [Theory]
    [InlineData("Stack(X, T).Dense(4).Tanh().Dense(1)[0]", "Law 1 T 0 8")]
    [InlineData("Mix(Stack(S, T))", "Mix 0 S -11.5 25.3; Mix 1 T 0 8")]
    [InlineData("Concat(Stack(T).Dense(3).Tanh(), Stack(S)).Dense(1)[0]", "Law 0 T 0 8; Law 1 S -11.5 25.3")]
    [InlineData("Stack(X, T).Apply(z => Exp(-z * z)).Dense(1)[0]", "")]
    [InlineData("(Stack(T) + Stack(T).Dense(1)).Dense(1)[0]", "")]
    [InlineData("Stack(T)[0] * Stack(X, T / 8).Dense(1)[0]", "")]
    [InlineData("Concat(Stack(X).Dense(3), Stack(T))[3]", "")]
    [InlineData("Concat(Stack(X).Dense(3), Stack(T)).Tanh().Dense(1)[0]", "")]
    public void Stacks_are_mapped_where_dense_layers_alone_read_them(string value, string expected)
    {
        LowerModel model = Lower($$"""
            [Residual] Equation Law => {{value}} == V;
            static Scalar Mix(Tensor x) => (x.Dense(4).Tanh() * x.Dense(4)).Dense(1)[0];
            """);
        Assert.Equal(
            expected.Replace("Mix", "Law", StringComparison.Ordinal),
            string.Join("; ", model.ScaledInputs.Select(input => string.Create(
                CultureInfo.InvariantCulture,
                $"{input.Network} {input.Element} {input.Text} {input.Lower} {input.Upper}"))));
    }

    [Fact]
    public void Generated_code_says_what_is_mapped_and_documents_it()
    {
        var run = new GeneratorRun("[Pinn] public sealed partial class M { " + Declarations + """
            Scalar[] Inputs => [Sin(T), Log(1 + T), Where(X > 0.5, S, T)];
            [Mlp(4, Inputs = nameof(Inputs))] public partial Field U { get; }
            [Residual] Equation Law => K * U == Nu * V;
            """ + "}");
        string text = string.Concat(run.Sources.Select(source => source.SourceText.ToString()));
        Assert.Empty(run.CompilerErrors.Concat(run.GeneratedWarnings).Select(fault => fault.ToString()));
        Assert.Contains(
            "/// <remarks>Inputs of 'U' mapped to [-1, 1]: Log(1 + T) from [0, 2.197], Where(X &gt; 0.5, S, T) from [-11.5, 25.3].</remarks>",
            text,
            StringComparison.Ordinal);
        Assert.Contains("new ScaledInputDescription(\"U\", 1, \"Log(1 + T)\", 0.0, 2.19722457734),", text, StringComparison.Ordinal);
    }

    // network 1 as it reads the input, and beside it the input as it is declared
    private static (LowerModel Model, ScaledInput? Scaled) Read(string input, string option = "")
    {
        LowerModel model = Lower($$"""
            Scalar[] Inputs => [{{input}}];
            Scalar[] Raw => [{{input}}];
            [Mlp(4, Inputs = nameof(Inputs){{option}})] public partial Field U { get; }
            [Mlp(4, Inputs = nameof(Raw), ScaleInputs = false)] public partial Field W { get; }
            [Residual] Equation Law => U + W == V;
            """);
        model.NetworkInputs[1] = [model.NetworkInputs[1][0], model.NetworkInputs[2][0]];
        return (model, model.ScaledInputs.SingleOrDefault());
    }

    private static LowerModel Lower(string members)
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = GeneratorRun.Compile(
            $"[Pinn] public sealed partial class M {{ {Declarations} {members} }}");
        ModelSpec spec = ModelGen.Generators.Parsing.ModelParser.Parse(compilation.GetTypeByMetadataName("M")!, compilation, CancellationToken.None).Spec!;
        Assert.False(spec.HasErrors);
        return new LowerModel(spec, CancellationToken.None);
    }

    private static double[] Values(LowerModel model) => [.. model.NetworkInputs[1].Select(Value)];

    private static double Value(IrNode node) => IrInterpreter.Evaluate([node], leaf => s_point[leaf.A])[0];
}
