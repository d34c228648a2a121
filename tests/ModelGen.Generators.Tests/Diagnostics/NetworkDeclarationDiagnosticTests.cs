using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>What the declaration of a [Network] can get wrong.</summary>
public class NetworkDeclarationDiagnosticTests
{
    private const string Output = "[Output] public Tensor Y => X.Dense(2); ";

    private const string Input = "[Input(3)] public partial Tensor X { get; } ";

    [Theory]
    [InlineData(
        "X",
        "[Input] public partial Tensor X { get; } " + Output,
        "has no sizes; give its extents, channels last, such as [Input(28, 28, 1)] for a grey picture or [Input(784)] for a vector")]
    [InlineData(
        "X",
        "[Input(3, 0)] public partial Tensor X { get; } " + Output,
        "has the sizes [3, 0]; every extent must be positive, and their product at most 268435456")]
    [InlineData(
        "K",
        Input + Output + "[Target] public partial Label K { get; }",
        "is a label of an unknown number of classes; write '[Target(Classes = 10)]'")]
    [InlineData(
        "K",
        Input + Output + "[Target(3, Classes = 3)] public partial Tensor K { get; }",
        "is a Tensor with Classes; declare it as 'public partial Label K { get; }'")]
    [InlineData(
        "M",
        "[Parameter(3)] public partial Tensor X { get; } " + Output,
        "has no inputs; declare one, such as '[Input(28, 28, 1)] public partial Tensor Image { get; }'")]
    [InlineData(
        "M",
        Input + "Tensor Y => X.Dense(2);",
        "has neither an [Output] nor a [Loss]; mark what it predicts, such as '[Output] public Tensor Prediction => ...;'")]
    public void MG1024_the_declaration_is_wrong(string name, string members, string message) =>
        Diagnosed.InFiles("MG1024", name, $"'{name}' {message}", Class(members));

    [Theory]
    [InlineData("Mlp(4)", "Field", "write its layers, such as 'Tensor Z => X.Dense(50).Tanh().Dense(1);'")]
    [InlineData("Observed", "Scalar", "write '[Target(1)] public partial Tensor Z { get; }'")]
    public void MG1025_an_attribute_of_a_Pinn_in_a_network(string attribute, string type, string remedy) => Diagnosed.InFiles(
        "MG1025",
        "Z",
        $"[{attribute.Split('(')[0]}] of 'Z' belongs to classes marked [Pinn], and 'M' is marked [Network]; {remedy}",
        Class($"{Input}{Output}[{attribute}] public partial {type} Z {{ get; }}"));

    [Theory]
    [InlineData("[Output] public Scalar Z => U;", "Output", "leave the attribute out: every public expression can be evaluated")]
    [InlineData("[Metric] public Scalar Z => U;", "Metric", "leave the attribute out: every public expression can be evaluated")]
    [InlineData("[Loss] Scalar Z => U;", "Loss", "write an equation, such as '[Residual] Equation Heat => D(U, T) == D(U, X, X);'")]
    [InlineData("[Input(3)] public partial Tensor Z { get; }", "Input", "write '[Domain(0, 1)] public partial Coordinate Z { get; }'")]
    [InlineData("[Target(3)] public partial Tensor Z { get; }", "Target", "write '[Observed] public partial Scalar Z { get; }'")]
    [InlineData("[Parameter(3)] public partial Tensor Z { get; }", "Parameter", "write '[Learnable(1.0)] public partial Scalar Z { get; }'")]
    public void MG1025_an_attribute_of_a_network_in_a_Pinn(string member, string attribute, string remedy) => Diagnosed.InModel(
        "MG1025",
        "Z",
        $"[{attribute}] of 'Z' belongs to classes marked [Network], and 'M' is marked [Pinn]; {remedy}",
        member + " [Residual] Equation Use => D(U, X) == T;");

    [Fact]
    public void MG1022_a_network_that_is_not_marked() => Diagnosed.InFiles(
        "MG1022",
        "M",
        "'M' declares X, but is not marked as a model; write [Network] above the class",
        Class(Input + Output).Replace("[Network] ", "", StringComparison.Ordinal));

    [Fact]
    public void MG1020_a_class_that_is_marked_twice()
    {
        var run = new GeneratorRun("[Pinn] " + Class(Input + Output));
        Assert.Contains(run.Reported, diagnostic => diagnostic.Id == "MG1020"
            && diagnostic.GetMessage(CultureInfo.InvariantCulture) == "'M' is marked [Pinn] and [Network], and a declaration has one role; keep one of them");
    }

    [Fact]
    public void MG1005_a_network_that_inherits() => Diagnosed.InFiles(
        "MG1005",
        "M",
        "'M' inherits from 'Model', but its base class is generated (NetworkModel); share equations through static methods instead",
        "public class Model { } [Network] public sealed partial class M : Model { " + Input + Output + "}");

    [Theory]
    [InlineData("Predict", "int Predict => 0;")]
    [InlineData("Predict", "void Predict(ReadOnlySpan<double> x, Span<double> y) { }")]
    [InlineData("Data", "class Data { }")]
    [InlineData("Train", "int Train;")]
    [InlineData("Measure", "int Measure => 0;")]
    [InlineData("ValuesOf", "int ValuesOf => 0;")]
    [InlineData("GradientByX", "int GradientByX => 0;")]
    public void MG1006_a_member_with_the_name_of_a_generated_one(string name, string member) => Diagnosed.InFiles(
        "MG1006", name, $"'{name}' collides with a generated member of the same name; rename '{name}'", Class(Input + Output + member));

    [Fact]
    public void MG1006_a_member_that_hides_one_of_the_base_class() => Diagnosed.InFiles(
        "MG1006",
        "Seed",
        "'Seed' collides with the member of NetworkModel of the same name; rename 'Seed'",
        Class(Input + Output + "[Learnable(1.0)] public partial Scalar Seed { get; }"));

    [Fact]
    public void MG1006_columns_that_differ_in_case_only() => Diagnosed.InFiles(
        "MG1006",
        "x",
        "'x' collides with 'X': both become 'x' in the generated code; rename 'x'",
        Class(Input + Output + "[Target(2)] public partial Tensor x { get; }"));

    [Fact]
    public void An_overload_of_another_kind_collides_with_nothing()
    {
        var run = new GeneratorRun(Class(Input + Output + "public static Scalar Predict(Scalar z) => z;"));
        Assert.Empty(run.Reported.Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
    }

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "MG*.md")
        .Where(page => File.ReadAllText(page).Contains("[Network]\n", StringComparison.Ordinal)).Select(page => Path.GetFileNameWithoutExtension(page)!)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_page_of_a_rule_is_right_about_what_is_wrong(string id)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md")).ReplaceLineEndings("\n");
        string[] blocks = [.. Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];
        Assert.All(new GeneratorRun(blocks[0]).Reported, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.NotEmpty(new GeneratorRun(blocks[0]).Reported);
        var right = new GeneratorRun(blocks[1]);
        Assert.Empty(right.Reported.Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(right.CompilerErrors.Select(error => error.ToString()));
    }

    private static string Class(string members) => $"[Network] public sealed partial class M {{ {members} }}";
}
