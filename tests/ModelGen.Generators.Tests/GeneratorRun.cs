using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generators.Parsing;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tests;

/// <summary>Source files compiled in memory with the generator, as the compiler would.</summary>
internal sealed class GeneratorRun
{
    /// <summary>What a project with implicit usings has, and ModelGen's own.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using ModelGen;
        global using static ModelGen.Calculus;
        """;

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "ModelGen.dll" or "netstandard.dll" or "mscorlib.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly MetadataReference[] s_devices =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "ModelGen.Gpu.dll" or "ILGPU.dll").Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public GeneratorRun(params string[] files) : this(Compile(files))
    {
    }

    private GeneratorRun(CSharpCompilation input)
    {
        Input = input;
        Driver = CreateDriver().RunGeneratorsAndUpdateCompilation(Input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Output = output;
        Reported = [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
        Sources = [.. Driver.GetRunResult().Results.Single().GeneratedSources];
    }

    /// <summary>A project that references ModelGen.Gpu.</summary>
    public static GeneratorRun WithDevices(params string[] files) => new(Compile(files).AddReferences(s_devices));

    /// <summary>A project without implicit usings and without ModelGen's.</summary>
    public static GeneratorRun WithoutUsings(string file) => new(CSharpCompilation.Create(
        "Declared",
        [CSharpSyntaxTree.ParseText(file, ParseOptions, "File0.cs")],
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));

    /// <summary>A program, with usings of its own and statements at the top.</summary>
    public static GeneratorRun OfProgram(IEnumerable<SyntaxTree> files) => new(CSharpCompilation.Create(
        "Program",
        files,
        s_references,
        new CSharpCompilationOptions(
            OutputKind.ConsoleApplication,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: true)));

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public CSharpCompilation Input { get; }

    public GeneratorDriver Driver { get; }

    /// <summary>The compilation with the generated files in it.</summary>
    public Compilation Output { get; }

    /// <summary>The generator's own diagnostics, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Reported { get; }

    public IReadOnlyList<GeneratedSourceResult> Sources { get; }

    /// <summary>Errors of the compiler after generation.</summary>
    public IReadOnlyList<Diagnostic> CompilerErrors => [.. Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>Warnings of the compiler about generated files, documentation included.</summary>
    public IReadOnlyList<Diagnostic> GeneratedWarnings => [.. Output.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && Sources.Any(source => source.SyntaxTree == diagnostic.Location.SourceTree))];

    public static GeneratorDriver CreateDriver(bool tracksSteps = false) => CSharpGeneratorDriver.Create(
        [new ModelGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    public static CSharpCompilation Compile(params string[] files) => CSharpCompilation.Create(
        "Declared",
        files.Prepend(Usings).Select((text, i) => CSharpSyntaxTree.ParseText(text, ParseOptions, $"File{i}.cs")),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>What the parser reads of a class.</summary>
    public ParseResult<ModelSpec> Parse(string type) => ModelParser.Parse(Input.GetTypeByMetadataName(type)!, Input, CancellationToken.None);

    /// <summary>Emits and loads the compilation; fails on any error.</summary>
    public Assembly Load()
    {
        Assert.Empty(CompilerErrors);
        using var image = new MemoryStream();
        Assert.True(Output.Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }
}
