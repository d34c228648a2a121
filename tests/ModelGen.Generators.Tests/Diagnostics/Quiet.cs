namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Compiles a right program and checks that nothing is said about it.</summary>
internal static class Quiet
{
    public static void InFiles(params string[] files)
    {
        var run = new GeneratorRun(files);
        Assert.Empty(run.Reported.Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
    }
}
