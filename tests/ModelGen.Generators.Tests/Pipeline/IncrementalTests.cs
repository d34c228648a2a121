using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generators.Parsing;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tests.Pipeline;

/// <summary>What an edit recomputes.</summary>
public class IncrementalTests
{
    private const string Model = """
        [Pinn] public sealed partial class Heat
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Domain(0, 1)] public partial Coordinate T { get; }
            [Mlp(4)] public partial Field U { get; }
            [Coefficient(0.5)] public partial Scalar K { get; set; }
            [Residual] Equation Law => D(U, T) == K * Flux.Of(U, X);
        }
        """;

    private const string Helper = "static class Flux { public static Scalar Of(Scalar u, Coordinate x) => D(u, x, x); }";

    [Fact]
    public void A_comment_leaves_the_spec_unchanged() =>
        AssertReused(Reason(Model.Replace("[Mlp(4)]", "// the temperature\n    [Mlp(4)]", StringComparison.Ordinal), Helper));

    [Fact]
    public void Lines_above_the_class_leave_the_spec_unchanged() => AssertReused(Reason("// a header\n\n" + Model, Helper));

    [Fact]
    public void An_unrelated_file_leaves_the_spec_unchanged() => AssertReused(Reason(Model, Helper, "class Unrelated { int Two() => 2; }"));

    [Fact]
    public void No_edit_at_all_is_cached() => Assert.Equal(IncrementalStepRunReason.Cached, Reason(Model, Helper));

    [Fact]
    public void A_helper_in_another_file_modifies_the_spec() =>
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(Model, Helper.Replace("D(u, x, x)", "D(u, x)", StringComparison.Ordinal)));

    [Fact]
    public void A_helper_that_only_looks_different_leaves_the_spec_unchanged() =>
        AssertReused(Reason(Model, "static class Flux { public static Scalar Of(Scalar f, Coordinate y) { var slope = D(f, y); return D(slope, y); } }"));

    [Fact]
    public void A_rename_modifies_the_spec() =>
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(Model.Replace("U", "Temperature", StringComparison.Ordinal), Helper));

    [Fact]
    public void A_changed_coefficient_modifies_the_spec() =>
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(Model.Replace("0.5", "0.25", StringComparison.Ordinal), Helper));

    [Fact]
    public void A_zero_that_changes_its_sign_modifies_the_spec() =>
        Assert.Equal(
            IncrementalStepRunReason.Modified,
            Reason(Model.Replace("0.5", "-0.0", StringComparison.Ordinal), Model.Replace("0.5", "0.0", StringComparison.Ordinal), [Helper]));

    [Fact]
    public void Unrelated_edits_generate_no_source_again()
    {
        (CSharpCompilation before, GeneratorDriver driver) = Start(Model, Helper);
        foreach (string edit in new[] { "class Unrelated { }", "class Unrelated { int Two() => 2; }" })
        {
            driver = driver.RunGenerators(before.AddSyntaxTrees(CSharpSyntaxTree.ParseText(edit, GeneratorRun.ParseOptions, "Unrelated.cs")));
            GeneratorRunResult result = driver.GetRunResult().Results.Single();
            var outputs = result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).ToArray();
            Assert.NotEmpty(outputs);
            Assert.All(outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        }
    }

    [Fact]
    public void A_moved_diagnostic_does_not_modify_the_spec()
    {
        string wrong = Model.Replace("K * Flux.Of(U, X)", "K * Flux.Of(U, X) + 1/2", StringComparison.Ordinal);
        AssertReused(Reason("\n\n" + wrong, wrong, [Helper]));
    }

    [Fact]
    public void Specs_hold_no_Roslyn_objects_and_compare_by_value()
    {
        ModelSpec spec = new GeneratorRun(Model, Helper).Parse("Heat").Spec!;
        Assert.Contains(Walk(spec), item => item is NodeSpec);
        Assert.Equal(spec, new GeneratorRun(Model, Helper).Parse("Heat").Spec);
    }

    [Fact]
    public void Specs_of_networks_hold_no_Roslyn_objects_and_compare_by_value()
    {
        SampleModelSpec Parse()
        {
            var run = new GeneratorRun("""
                [Network] public sealed partial class Net
                {
                    [Input(8, 8, 1, Boundary = Boundary.Periodic)] public partial Tensor X { get; }
                    [Target(Classes = 3)] public partial Label Kind { get; }
                    [Parameter(3)] public partial Tensor Shift { get; }
                    [Learnable(0.5)] public partial Scalar Scale { get; }
                    [Coefficient(2)] public partial Scalar Rate { get; set; }
                    [Output] public Tensor Y => Scale * X.Conv2D(4, kernel: 3).BatchNorm().Flatten().Dense(3) + Shift;
                    [Loss(Weight = 0.5)] Scalar Error => Rate * CrossEntropy(Y, Kind);
                    [Metric] Scalar Right => Accuracy(Y, Kind);
                }
                """);
            return ModelParser.ParseNetwork(run.Input.GetTypeByMetadataName("Net")!, run.Input, CancellationToken.None).Spec!;
        }

        Assert.Contains(Walk(Parse()), item => item is ColumnSpec);
        Assert.Equal(Parse(), Parse());
    }

    private static HashSet<object> Walk(object spec)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(spec, "spec", seen);
        return seen;
    }

    private static void Walk(object? item, string path, HashSet<object> seen)
    {
        if (item is null || item is string || !seen.Add(item))
        {
            return;
        }

        Assert.False(item is ISymbol or SyntaxNode or Compilation or SemanticModel or Location or SyntaxTree, path + " holds " + item.GetType());
        Assert.True(item.GetType().Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) != true, path + " holds " + item.GetType());
        if (item is IEnumerable items)
        {
            foreach (object? inner in items)
            {
                Walk(inner, path + "[]", seen);
            }
        }

        if (item.GetType().IsPrimitive || item is Array)
        {
            return;
        }

        // private fields of base records too
        for (Type? type = item.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(item), path + "." + field.Name, seen);
            }
        }
    }

    // cached where the parse itself gave an equal result, because the step behind it then does not run
    private static void AssertReused(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"the spec is {reason}");

    private static IncrementalStepRunReason Reason(string edited, params string[] others) => Reason(edited, Model, [Helper], others);

    private static IncrementalStepRunReason Reason(string edited, string original, string[] helpers, string[]? after = null)
    {
        (CSharpCompilation before, GeneratorDriver driver) = Start([original, .. helpers]);
        string[] files = [edited, .. after ?? helpers];
        SyntaxTree[] trees = [.. before.SyntaxTrees];
        CSharpCompilation compilation = before;
        for (int i = 0; i < files.Length; i++)
        {
            // as an editor does: trees whose text is the same stay the same trees
            SyntaxTree next = CSharpSyntaxTree.ParseText(files[i], GeneratorRun.ParseOptions, $"File{i + 1}.cs");
            compilation = i + 1 >= trees.Length ? compilation.AddSyntaxTrees(next)
                : trees[i + 1].ToString() == files[i] ? compilation
                : compilation.ReplaceSyntaxTree(trees[i + 1], next);
        }

        return driver.RunGenerators(compilation).GetRunResult().Results.Single().TrackedSteps[ModelGenerator.SpecStep].Single().Outputs.Single().Reason;
    }

    private static (CSharpCompilation Compilation, GeneratorDriver Driver) Start(params string[] files)
    {
        CSharpCompilation compilation = GeneratorRun.Compile(files);
        return (compilation, GeneratorRun.CreateDriver(tracksSteps: true).RunGenerators(compilation));
    }
}
