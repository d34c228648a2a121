namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>What the declared properties can get wrong.</summary>
public class DeclarationDiagnosticTests
{
    private const string Flat = "[Residual] Equation Flat => D(U, X) + D(U, T) == 0;";

    [Theory]
    [InlineData("1, 0", "[1, 0]", "reversed")]
    [InlineData("0.5, 0.5", "[0.5, 0.5]", "empty")]
    [InlineData("0, double.PositiveInfinity", "[0, Infinity]", "not finite")]
    [InlineData("double.NaN, 1", "[NaN, 1]", "not finite")]
    public void MG1009_the_domain_is_empty(string bounds, string interval, string fault) => Diagnosed.InFiles("MG1009", "Y",
        $"The domain {interval} of 'Y' is {fault}; give a finite lower bound below a finite upper bound",
        $$"""
        [Pinn] public partial class M
        {
            [Domain({{bounds}})] public partial Coordinate Y { get; }
            [Mlp(4)] public partial Field U { get; }
            [Residual] Equation Flat => D(U, Y) == 0;
        }
        """);

    [Theory]
    [InlineData("[Mlp]", "There are no numbers")]
    [InlineData("[Mlp(4, 0)]", "0 is not positive")]
    [InlineData("[Mlp(-3)]", "-3 is not positive")]
    public void MG1010_widths_are_positive(string attribute, string fault) => Diagnosed.InModel("MG1010", "V",
        $"{fault} in the widths of 'V'; give one positive number for each hidden layer, such as [Mlp(50, 50)]",
        $$"""{{attribute}} public partial Field V { get; } [Residual] Equation Flat => D(U, X) + D(V, T) == 0;""");

    [Theory]
    [InlineData("Scale = 0", "Field", "has the scale 0.0; give a positive, finite number, about the largest value that the field takes")]
    [InlineData("Scale = -3", "Field", "has the scale -3.0; give a positive, finite number, about the largest value that the field takes")]
    [InlineData("Scale = 2", "(Field P, Field Q)", "has 1 scale for 2 fields; write Scales = [...] with one number for each, in their order")]
    [InlineData("Scales = [1, 2, 3]", "(Field P, Field Q)", "has 3 scales for 2 fields; write Scales = [...] with one number for each, in their order")]
    [InlineData("Scale = 2, Scales = [2]", "Field", "has both Scale and Scales; keep one of them")]
    [InlineData("Scales = [1, 2]", "Field", "has 2 scales for 1 field; write Scale = 1e3")]
    public void MG1023_scales_are_positive_and_one_for_each_field(string scale, string fields, string fault) => Diagnosed.InModel("MG1023", "V", $"'V' {fault}",
        $$"""
        [Mlp(8, {{scale}})] public partial {{fields}} V { get; }
        [Residual] Equation Flat => D(U, X) + D({{(fields.StartsWith('(') ? "V.P + V.Q" : "V")}}, T) == 0;
        """);

    [Fact]
    public void MG1010_parameters_fit_an_array() => Diagnosed.InModel("MG1010", "V",
        "More than 2,147,483,647 parameters in the widths of 'V'; give one positive number for each hidden layer, such as [Mlp(50, 50)]",
        "[Mlp(50_000, 50_000)] public partial Field V { get; } [Residual] Equation Flat => D(U, X) + D(V, T) == 0;");

    [Theory]
    [InlineData("[Domain(0, 1)] public partial Field Y { get; }", "[Domain] needs 'Y' to be a Coordinate, not 'ModelGen.Field'")]
    [InlineData("[Mlp(4)] public partial Scalar Y { get; }", "[Mlp] needs 'Y' to be a Field, a ComplexField or a tuple of them, not 'ModelGen.Scalar'")]
    [InlineData(
        "[Mlp(4)] public partial (Field A, double B) Y { get; }",
        "[Mlp] needs 'Y' to be a Field, a ComplexField or a tuple of them, not '(ModelGen.Field A, double B)'")]
    [InlineData("[Learnable(1)] public partial double Y { get; }", "[Learnable] needs 'Y' to be a Scalar, not 'double'")]
    [InlineData("[Residual] Scalar Y => U;", "[Residual] needs 'Y' to be an Equation or an Equation[], not 'ModelGen.Scalar'")]
    public void MG1011_the_attribute_needs_another_type(string declaration, string message) => Diagnosed.InModel("MG1011", "Y", message, Flat + declaration);

    [Theory]
    [InlineData("[Coefficient(1)] public partial Scalar K { get; }", "{ get; set; }")]
    [InlineData("[Learnable(1)] public partial Scalar K { get; set; }", "{ get; }")]
    [InlineData("[Learnable(1)] public Scalar K => 2;", "{ get; }")]
    public void MG1012_declarations_are_partial_with_the_right_accessors(string declaration, string accessors) => Diagnosed.InModel("MG1012", "K",
        $"'K' is completed by the generator; declare it as 'public partial Scalar K {accessors}'", Flat + declaration + " Scalar Twice => 2 * K;");

    [Fact]
    public void A_declaration_that_is_not_partial_is_not_also_missed()
    {
        var run = new GeneratorRun("[Pinn] public partial class M { [Domain(0, 1)] public Coordinate X { get; } [Mlp(4)] public Field U { get; } "
            + "[Residual] Equation Flat => D(U, X) == 0; }");
        Assert.Equal(["MG1012", "MG1012"], run.Reported.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void An_equation_of_the_wrong_type_is_not_also_missed() => Diagnosed
        .InFiles("MG1011", "Flat", "[Residual] needs 'Flat' to be an Equation or an Equation[], not 'bool'",
            "[Pinn] public partial class M { [Domain(0, 1)] public partial Coordinate X { get; } [Mlp(4)] public partial Field U { get; } "
            + "[Residual] bool Flat => X == U; }");

    [Theory]
    [InlineData("public Scalar Flux => Math.Sin(X);")]
    [InlineData("public Scalar Flux => D(U, X); [Learnable(double.NaN)] public partial Scalar K { get; }")]
    [InlineData("public ComplexScalar Flux => 1/2 * U;")]
    public void A_wrong_program_keeps_the_methods_of_its_quantities(string flux)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial Field U { get; }
                {{flux}}
                [Residual] Equation Flat => 1/2 * D(U, X) == 0;
                object Use() => (EvaluateFlux(0.5), EvaluateFlat(0.5));
            }
            """);
        Assert.NotEmpty(run.Reported);
        Assert.DoesNotContain(run.CompilerErrors, error => error.Id is "CS0103" or "CS1061");
    }

    [Fact]
    public void MG1013_the_activation_exists() => Diagnosed.InModel("MG1013", "V",
        "Activation of 'V' names 'Swish', which is not a static method Scalar -> Scalar of this class or of Calculus; use nameof with one",
        """[Mlp(4, Activation = "Swish")] public partial Field V { get; } [Residual] Equation Flat => D(U, X) + D(V, T) == 0;""");

    [Fact]
    public void MG1013_the_inputs_exist() => Diagnosed.InModel("MG1013", "V",
        "Inputs of 'V' names 'Slope', which is not a property 'Scalar[] ...' of this class; use nameof with one",
        """[Mlp(4, Inputs = nameof(Slope))] public partial Field V { get; } Scalar Slope => X; [Residual] Equation Flat => D(U, X) + D(V, T) == 0;""");

    [Theory]
    [InlineData("[]", "a property 'Scalar[] ...' with at least one element")]
    [InlineData("new Scalar[2]", "a property 'Scalar[] ...' whose elements are all set")]
    public void MG1013_the_inputs_are_there(string inputs, string needed) => Diagnosed.InModel("MG1013", "V",
        $"Inputs of 'V' names 'Features', which is not {needed}; use nameof with one",
        $"[Mlp(4, Inputs = nameof(Features))] public partial Field V {{ get; }} Scalar[] Features => {inputs}; "
        + "[Residual] Equation Flat => D(U, X) + D(V, T) == 0;");

    [Fact]
    public void MG1013_the_activation_depends_on_its_argument() => Diagnosed.InModel("MG1013", "V",
        "Activation of 'V' names 'Two', which is not a function of its argument; use nameof with one",
        "[Mlp(4, Activation = nameof(Two))] public partial Field V { get; } static Scalar Two(Scalar z) => 2; "
        + "[Residual] Equation Flat => D(U, X) + D(V, T) == 0;");

    [Theory]
    [InlineData("Points = 0", "Points of 'Flat' is 0; give at least one point")]
    [InlineData("Weight = -1.5", "Weight of 'Flat' is -1.5; give a positive, finite number")]
    [InlineData("Weight = double.NaN", "Weight of 'Flat' is NaN; give a positive, finite number")]
    public void MG1015_points_and_weights_are_positive(string argument, string message) =>
        Diagnosed.InModel("MG1015", "Flat", message, Flat.Replace("[Residual]", $"[Residual({argument})]", StringComparison.Ordinal));

    [Fact]
    public void MG1016_fields_of_a_tuple_have_names() => Diagnosed.InModel("MG1016", "Flow",
        "Element 2 of 'Flow' has no name; write '(Field U, Field V) Flow'",
        "[Mlp(4)] public partial (Field V, Field) Flow { get; } [Residual] Equation Flat => D(U, X) + D(Flow.V, T) == Flow.Item2;");

    [Fact]
    public void MG1017_a_network_cannot_feed_itself() => Diagnosed.InModel("MG1017", "V",
        "The inputs of 'V' depend on 'V' itself; break the circle",
        "[Mlp(4, Inputs = nameof(Loop))] public partial Field V { get; } Scalar[] Loop => [X, V]; [Residual] Equation Flat => D(U, X) + D(V, T) == 0;");

    [Fact]
    public void MG1017_networks_cannot_feed_each_other_in_a_circle() => Diagnosed.InModel("MG1017", "V",
        "The inputs of 'V' depend on 'V' itself; break the circle",
        """
        [Mlp(4, Inputs = nameof(OfW))] public partial Field V { get; }
        [Mlp(4, Inputs = nameof(OfV))] public partial Field W { get; }
        Scalar[] OfW => [X, W];
        Scalar[] OfV => [X, V];
        [Residual] Equation Flat => D(U, X) + D(V, T) == W;
        """);

    [Theory]
    [InlineData("[Learnable(double.NaN)] public partial Scalar K { get; }", "NaN")]
    [InlineData("[Coefficient(double.PositiveInfinity)] public partial Scalar K { get; set; }", "Infinity")]
    public void MG1018_values_are_finite(string declaration, string value) => Diagnosed.InModel("MG1018", "K",
        $"The value of 'K' is {value}; give a finite number", Flat + declaration);

    [Theory]
    [InlineData(
        "[Learnable(1), Coefficient(2)] public partial Scalar K { get; } [Residual] Equation Flat => D(U, X) + D(U, T) == K;",
        "K",
        "[Learnable] and [Coefficient]")]
    [InlineData("[Residual, Condition] Equation Flat => D(U, X) + D(U, T) == 0;", "Flat", "[Residual] and [Condition]")]
    public void MG1020_a_declaration_has_one_role(string members, string name, string roles) => Diagnosed.InModel("MG1020", name,
        $"'{name}' is marked {roles}, and a declaration has one role; keep one of them", members);

    [Theory]
    [InlineData("Coordinate Y", "[Domain(0, 1)]")]
    [InlineData("Field Y", "[Mlp(50, 50)]")]
    [InlineData("Scalar Y", "[Learnable(1.0)], [Coefficient(1.0)] or [Observed]")]
    public void MG1019_partial_symbols_have_an_attribute(string declaration, string attribute) => Diagnosed.InModel("MG1019", "Y",
        $"'Y' is a partial symbol without an attribute that says what it is; add {attribute}",
        $$"""{{Flat}} public partial {{declaration}} { get; } Scalar Twice => 2 * Y;""");
}
