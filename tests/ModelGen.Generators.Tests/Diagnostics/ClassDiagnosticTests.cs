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
    public void MG1008_no_equations() => Diagnosed.InFiles("MG1008", "Heat",
        "'Heat' has no equations; declare one, such as '[Residual] Equation Heat => D(U, T) == D(U, X, X);'",
        "[Pinn] public sealed partial class Heat { [Domain(0, 1)] public partial Coordinate X { get; } [Mlp(4)] public partial Field U { get; } }");

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

    [Fact]
    public void MG1014_no_network() => Diagnosed.InFiles("MG1014", "Heat",
        "'Heat' has no network; declare one, such as '[Mlp(50, 50)] public partial Field U { get; }'",
        "[Pinn] public sealed partial class Heat { [Domain(0, 1)] public partial Coordinate X { get; } "
        + "[Learnable(1)] public partial Scalar K { get; } [Residual] Equation Flat => K == X; }");
}
