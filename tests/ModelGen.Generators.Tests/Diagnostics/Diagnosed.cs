using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Compiles a wrong program and checks what is said about it.</summary>
internal static class Diagnosed
{
    // CS9248: no implementing part; the others: names that a generated member would have had
    private static readonly string[] s_consequences = ["CS9248", "CS9249", "CS0100", "CS0103", "CS0117", "CS0246", "CS1061", "CS8795"];

    /// <summary>Compiles a class M with coordinates X and T, a field U and these members.</summary>
    public static void InModel(string id, string squiggle, string message, string members, params string[] otherFiles) => InFiles(id, squiggle, message,
    [
        $$"""
        [Pinn] public sealed partial class M
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Domain(0, 2)] public partial Coordinate T { get; }
            [Mlp(4)] public partial Field U { get; }
            {{members}}
            static object Uses(M m) => (m.X, m.T, m.U, m.Evaluate(0.5, 0.5).U);
        }
        """, .. otherFiles,
    ]);

    /// <summary>The rule is reported once, there, in these words, and is the only error: the compiler has none that a missing member causes.</summary>
    public static void InFiles(string id, string squiggle, string message, params string[] files)
    {
        var run = new GeneratorRun(files);
        Diagnostic diagnostic = Assert.Single(run.Reported, diagnostic => diagnostic.Id == id);
        Assert.Equal(message, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(squiggle, Text(run, diagnostic.Location));
        Assert.DoesNotContain(run.Reported, other => other.Id != id && other.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.CompilerErrors.Where(error => s_consequences.Contains(error.Id)).Select(error => error.ToString()));
        if (diagnostic.Severity == DiagnosticSeverity.Warning)
        {
            Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
        }
    }

    private static string Text(GeneratorRun run, Location location)
    {
        SyntaxTree tree = run.Input.SyntaxTrees.Single(tree => tree.FilePath == location.GetLineSpan().Path);
        return tree.GetText().ToString(location.SourceSpan);
    }
}
