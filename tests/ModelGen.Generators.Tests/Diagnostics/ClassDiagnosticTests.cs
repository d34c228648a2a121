namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>What the class itself can get wrong.</summary>
public class ClassDiagnosticTests
{
    private const string Body = """
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Mlp(4)] public partial Field U { get; }
            [Residual] Equation Flat => D(U, X) == 0;
        }
        """;

    [Fact]
    public void MG1001_the_class_must_be_partial() => Diagnosed.InFiles("MG1001", "Heat",
        "'Heat' cannot be completed because it is not partial; write 'partial class Heat'",
        "[Pinn] public sealed class Heat { [Residual] Equation Flat => (Scalar)1 == 2; }");

    [Fact]
    public void MG1002_enclosing_types_must_be_partial() => Diagnosed.InFiles("MG1002", "Heat",
        "'Heat' is nested in 'Outer', which is not partial; make 'Outer' partial or move 'Heat' out of it",
        "class Outer { [Pinn] public sealed partial class Heat { [Residual] Equation Flat => (Scalar)1 == 2; } }");

    [Fact]
    public void MG1003_the_class_cannot_be_generic() => Diagnosed.InFiles("MG1003", "Heat",
        "'Heat' has type parameters, but a model is compiled for exactly one set of equations; remove them",
        "[Pinn] public sealed partial class Heat<TKind>\n" + Body);

    [Fact]
    public void MG1003_an_enclosing_class_cannot_be_generic() => Diagnosed.InFiles("MG1003", "Heat",
        "'Outer' has type parameters, but a model is compiled for exactly one set of equations; remove them",
        "partial class Outer<T> { [Pinn] public sealed partial class Heat\n" + Body + "}");

    [Fact]
    public void MG1004_the_class_cannot_be_abstract() => Diagnosed.InFiles("MG1004", "Heat",
        "'Heat' cannot be a model because it is abstract; remove 'abstract'",
        "[Pinn] public abstract partial class Heat\n" + Body);

    [Fact]
    public void MG1004_the_class_cannot_be_static() => Diagnosed.InFiles("MG1004", "Heat",
        "'Heat' cannot be a model because it is static; remove 'static'",
        "[Pinn] public static partial class Heat { static Equation Flat => (Scalar)1 == 2; }");

    [Fact]
    public void MG1004_the_class_cannot_be_a_record() => Diagnosed.InFiles("MG1004", "Heat",
        "'Heat' cannot be a model because it is a record; declare a class",
        "[Pinn] public sealed partial record Heat\n" + Body);

    [Fact]
    public void MG1004_the_class_cannot_be_file_local()
    {
        var run = new GeneratorRun("[Pinn] file sealed partial class Heat\n" + Body);
        Assert.Equal("'Heat' cannot be a model because it is file-local, so that no other file can add to it; remove 'file'",
            Assert.Single(run.Reported).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void MG1004_the_constructor_is_generated() => Diagnosed.InFiles("MG1004", "Heat",
        "'Heat' cannot be a model because it is declared with constructor parameters, and its constructor is generated; "
        + "declare [Coefficient] or plain properties instead",
        "[Pinn] public sealed partial class Heat(int size) { public int Size => size;\n" + Body[1..]);

    [Fact]
    public void MG1005_the_class_cannot_inherit() => Diagnosed.InFiles("MG1005", "Heat",
        "'Heat' inherits from 'Physics', but its base class is generated (PinnModel); share equations through static methods instead",
        "public class Physics { }\n[Pinn] public sealed partial class Heat : Physics\n" + Body);

    [Fact]
    public void MG1007_no_coordinates() => Diagnosed.InFiles("MG1007", "Heat",
        "'Heat' has no coordinates; declare one, such as '[Domain(0, 1)] public partial Coordinate X { get; }'",
        "[Pinn] public sealed partial class Heat { [Mlp(4)] public partial Field U { get; } [Residual] Equation Flat => U == 0; }");

    [Fact]
    public void MG1008_equations_that_are_not_marked() => Diagnosed.InFiles("MG1008", "Heat",
        "'Heat' has equations, but none of them is marked; mark what is to be trained, such as '[Residual] Equation Heat => D(U, T) == D(U, X, X);'",
        """
        [Pinn] public sealed partial class Heat
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Mlp(4)] public partial Field U { get; }
            Equation Law => D(U, X) == 0;
        }
        """);

    [Theory]
    [InlineData("public sealed partial class Heat", "X")]
    [InlineData("partial class Outer { public partial class Heat", "X")]
    public void MG1022_a_class_that_is_not_marked(string header, string first) => Diagnosed.InFiles("MG1022", "Heat",
        $"'Heat' declares {first}, but is not marked as a model; write [Pinn] above the class",
        header + "\n" + Body + (header.Contains("Outer", StringComparison.Ordinal) ? "}" : ""));

    [Fact]
    public void MG1022_a_class_that_has_equations_only() => Diagnosed.InFiles("MG1022", "Heat",
        "'Heat' declares Flat, but is not marked as a model; write [Pinn] above the class",
        "public sealed class Heat { [Condition] Equation Flat => (Scalar)1 == 2; [Residual] Equation Other => (Scalar)1 == 2; }");

    [Fact]
    public void An_attribute_on_two_parts_is_the_compilers_error_alone()
    {
        var run = new GeneratorRun("[Pinn] public sealed partial class Heat\n" + Body + "\n[Pinn] public sealed partial class Heat { }");
        Assert.Empty(run.Reported);
        Assert.Equal("CS0579", Assert.Single(run.CompilerErrors).Id);
    }

    [Fact]
    public void Keywords_can_be_names()
    {
        var run = new GeneratorRun("""
            [Pinn] public sealed partial class @class
            {
                [Domain(0, 1)] public partial Coordinate In { get; }
                [Domain(0, 1)] public partial Coordinate @out { get; }
                [Mlp(4)] public partial Field Ref { get; }
                [Mlp(4)] public partial (Field @this, ComplexField Base) @event { get; }
                [Learnable(1)] public partial Scalar @fixed { get; }
                [Coefficient(1)] public partial Scalar @if { get; set; }
                [Observed(Set = "in")] public partial Scalar @else { get; }
                [Residual] Equation @for => D(Ref, In) + D(@event.@this, @out) == @event.Base * @fixed * @if;
                [Condition] Equation Data => Ref == @else;
                public Scalar @while => Ref;
                static double Use(@class m) => m.Evaluate(0.5, 0.5).@this + m.Evaluatewhile(0.5, 0.5);
            }
            """);
        Assert.Empty(run.Reported);
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Scalar Hidden => X * K;")]
    public void MG1014_nothing_to_train_or_to_evaluate(string member) => Diagnosed.InFiles("MG1014", "Heat",
        "'Heat' has nothing to train or to evaluate; declare a network, such as '[Mlp(50, 50)] public partial Field U { get; }', "
            + "or a public expression, such as 'public Scalar Wave => Sin(X);'",
        "[Pinn] public sealed partial class Heat { [Domain(0, 1)] public partial Coordinate X { get; } "
            + $"[Learnable(1)] public partial Scalar K {{ get; }} {member} }}");

    [Theory]
    [InlineData("public Scalar Slope => D(K * X * X, X);", "EvaluateSlope(3)")]
    [InlineData("[Observed] public partial Scalar Y { get; } [Residual] Equation Fit => Y == K * X;", "K.Value")]
    [InlineData("[Residual] Equation Fit => K * X == X * X; public ComplexScalar Turned => Exp(I * X);", "EvaluateFit(2)")]
    public void Neither_a_network_nor_an_equation_is_needed(string members, string use)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Learnable(1)] public partial Scalar K { get; }
                {{members}}
                static double Use(M m) => m.{{use}};
            }
            """);
        Assert.Empty(run.Reported);
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
    }

    [Fact]
    public void A_network_without_equations_is_evaluated_and_said_to_be_untrained()
    {
        var run = new GeneratorRun("""
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial Field U { get; }
                static double Use(M m) => m.Evaluate(0.5).U;
            }
            """);
        Assert.Equal("MG5002", Assert.Single(run.Reported).Id);
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
    }

    [Theory]
    [InlineData("wall probes", "wall_probes")]
    [InlineData("2nd", "_2nd")]
    [InlineData("a\\\"b", "a_b")]
    [InlineData("pro\\u200Dbes", "pro_bes")]
    [InlineData("x; }", "x___")]
    [InlineData("line\\nbreak", "line_break")]
    [InlineData("</summary>", "__summary_")]
    public void MG1021_a_set_has_a_name(string set, string remedy)
    {
        string value = System.Text.RegularExpressions.Regex.Unescape(set);
        Diagnosed.InModel("MG1021", "Measured",
            $"The set \"{value.Replace("\n", "\\n", StringComparison.Ordinal)}\" of 'Measured' gives its name to a method, so it must be a name of C#: "
                + $"letters, digits and _, such as \"{remedy}\"",
            $"[Observed(Set = \"{set}\")] public partial Scalar Measured {{ get; }} [Residual] Equation Fit => D(U, X, T) == Measured;");
    }

    [Theory]
    [InlineData("probes", "Probes")]
    [InlineData("\u00e4u\u00dferes", "\u00c4u\u00dferes")]
    public void MG1006_sets_that_give_one_method(string first, string second) => Diagnosed.InModel("MG1006", "B",
        $"'B' collides with another declaration: the sets \"{first}\" and \"{second}\" both give 'Observe{second}'; rename 'B'",
        $"[Observed(Set = \"{first}\")] public partial Scalar A {{ get; }} [Observed(Set = \"{second}\")] public partial Scalar B {{ get; }} "
            + "[Residual] Equation One => D(U, X, T) == A; [Residual] Equation Two => D(U, X, T) == B;");

    [Fact]
    public void MG1006_a_property_that_hides_what_generated_code_calls() => Diagnosed.InModel("MG1006", "Math",
        "'Math' collides with System.Math, which the generated code calls; rename 'Math'",
        "[Learnable(1)] public partial Scalar Math { get; } [Residual] Equation Fit => D(U, X, T) == Math;");

    [Fact]
    public void Classes_whose_names_differ_in_case_stand_beside_one_another()
    {
        string[] names = ["Heat", "HEAT", "heat"];
        var run = new GeneratorRun([.. names.Select(name => $"namespace Physics; [Pinn] public sealed partial class {name}\n{Body}")]);
        Assert.Empty(run.Reported);
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
        Assert.Equal(
            [
                "Physics.HEAT.Kernels.g.cs", "Physics.HEAT.g.cs", "Physics.Heat-2.Kernels.g.cs", "Physics.Heat-2.g.cs", "Physics.heat-3.Kernels.g.cs",
                "Physics.heat-3.g.cs",
            ],
            run.Sources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_of_every_kind_leave_the_generated_text_whole()
    {
        // keywords, other alphabets, escapes, combining and formatting signs, names that generated code uses itself
        var run = new GeneratorRun("""
            namespace @namespace.\u0041bc.Größe.@int;
            public partial struct @struct
            {
                [Pinn] public sealed partial class Ψ\u0061é‿क़
                {
                    [Domain(0, 1)] public partial Coordinate Tile { get; }
                    [Domain(0, 1)] public partial Coordinate \u0058 { get; }
                    [Domain(0, 1)] public partial Coordinate Device { get; }
                    [Mlp(4)] public partial Field Ψ { get; }
                    [Mlp(4)] public partial (Field P, ComplexField System) Span { get; }
                    [Mlp(4)] public partial Field Complex { get; }
                    [Mlp(4)] public partial Field ModelGen { get; }
                    [Learnable(1)] public partial Scalar Dense { get; }
                    [Learnable(1)] public partial Scalar Length { get; }
                    [Coefficient(1)] public partial Scalar ReadOnlySpan { get; set; }
                    [Coefficient(1)] public partial Scalar Pi { get; set; }
                    [Observed(Set = "class")] public partial Scalar Value { get; }
                    [Observed(Set = "größe")] public partial Scalar Buffer { get; }
                    [Observed(Set = "_")] public partial Scalar Count { get; }
                    [Residual] Equation Forward => D(Ψ, Tile) + D(Complex, X) * Dense * Pi + D(Ψ, Device) == Span.System * ReadOnlySpan + Right;
                    Scalar Right => Span.P * Length + ModelGen;
                    [Residual] Equation Pack => Ψ == Value;
                    [Residual] Equation Describe_ => Ψ * Complex == Buffer;
                    [Residual] Equation Dispose_ => Ψ + Complex == Count;
                    public Scalar Grid_ => Ψ;
                    public Scalar Double => Complex;
                    public Scalar Unsafe => ModelGen * X;
                }
            }
            """);
        Assert.Empty(run.Reported.Select(diagnostic => diagnostic.ToString()));
        Assert.True(run.CompilerErrors.Count == 0, string.Join("\n", run.CompilerErrors));
        Assert.Equal(2, run.Sources.Count);
    }
}
