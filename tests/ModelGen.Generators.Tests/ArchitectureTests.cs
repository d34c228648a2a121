using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.Generators.Tests;

/// <summary>
/// Folders use one another as the tables of docs/architecture.md say, and no other way. The sources are compiled, so that a use counts however it is
/// written: by a qualified name, by a variable of an inferred type, by an extension method.
/// </summary>
public class ArchitectureTests
{
    private const string Page = "docs/architecture.md";

    private const string Generator = "generators/ModelGen.Generators";

    private const string Library = "src/ModelGen";

    private const string Devices = "src/ModelGen.Gpu";

    private const string Compiler = "Microsoft.CodeAnalysis";

    // the generators of .NET, which write imports of native libraries, do not run here
    private const string UnwrittenPart = "CS8795";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<Use[]> s_generatorUses = new(() => Uses(Generator));

    // together, because the library shows the device library what it hides from everybody else
    private static readonly Lazy<Use[]> s_libraryUses = new(() => Uses(Library, Devices));

    [Fact]
    public void The_folders_of_the_generator_use_what_the_page_allows() => Repository.AssertNone(Forbidden(Generator, s_generatorUses.Value));

    [Fact]
    public void The_folders_of_the_library_use_what_the_page_allows() => Repository.AssertNone(Forbidden(Library, s_libraryUses.Value));

    [Fact]
    public void The_folders_of_the_device_library_use_what_the_page_allows() => Repository.AssertNone(Forbidden(Devices, s_libraryUses.Value));

    [Fact]
    public void The_library_does_without_the_device_library() => Repository.AssertNone(s_libraryUses.Value
        .Where(use => use.From.Project == Library && use.To.Project == Devices)
        .Select(use => $"{use.Where}: {Library} uses '{use.To.Name}' of {Devices}"));

    [Fact]
    public void The_page_allows_nothing_that_is_not_used() => Repository.AssertNone(new[] { Generator, Library, Devices }.SelectMany(project =>
    {
        Use[] uses = project == Generator ? s_generatorUses.Value : s_libraryUses.Value;
        return Rooms(project).SelectMany(room => room.Allowed
            .Where(allowed => !uses.Any(use => use.IsWithin(project) && RoomOf(project, use.From) == room && Allows(project, allowed, use.To)))
            .Select(allowed => $"{Page}: {project}/{room.Name} no longer uses {allowed}"));
    }));

    // what is cached and what is planned and written must hold no symbol of the compiler; SyntaxFacts are questions about text
    [Fact]
    public void Only_parsing_and_diagnostics_know_the_compiler() => Repository.AssertNone(s_generatorUses.Value
        .Where(use => use.To.Project == Compiler && use.To.Name is not ("SyntaxFacts" or "SyntaxKind") && use.From.Folder.Length > 0)
        .Where(use => !use.From.IsIn("Parsing") && !use.From.IsIn("Diagnostics"))
        .Select(use => $"{use.Where}: {use.From.Folder} uses '{use.To.Name}' of {Compiler}"));

    /// <summary>An outermost type and the folder that it is declared in, below its project; in the project's own folder that is empty.</summary>
    private sealed record Place(string Project, string Folder, string Name)
    {
        public string Path => Folder.Length == 0 ? Name : Folder + "/" + Name;

        public bool IsIn(string folder) => Folder == folder || Folder.StartsWith(folder + "/", StringComparison.Ordinal);
    }

    private sealed record Use(Place From, Place To, string Where)
    {
        public bool IsWithin(string project) => From.Project == project && To.Project == project;
    }

    /// <summary>A row of the page: a folder and what it may use, folders and single types.</summary>
    private sealed record Room(string Name, string[] Allowed);

    private static IEnumerable<string> Forbidden(string project, IEnumerable<Use> uses)
    {
        Use[] own = [.. uses.Where(use => use.IsWithin(project))];
        Assert.NotEmpty(own);
        foreach (IGrouping<Room?, Use> room in own.Where(use => use.From.Folder.Length > 0).GroupBy(use => RoomOf(project, use.From)))
        {
            if (room.Key is null)
            {
                yield return $"{room.First().Where}: {Page} has no row for {project}/{room.First().From.Folder}";
                continue;
            }

            foreach (Use use in room.DistinctBy(use => use.To).Where(use => RoomOf(project, use.To) != room.Key
                && !room.Key.Allowed.Any(allowed => Allows(project, allowed, use.To))))
            {
                yield return $"{use.Where}: {room.Key.Name} -> {use.To.Path} is not in {Page}";
            }
        }
    }

    /// <summary>Whether it is the one type, or in the folder but not in one below that has a row of its own.</summary>
    private static bool Allows(string project, string allowed, Place place) => place.Path == allowed || RoomOf(project, place)?.Name == allowed;

    /// <summary>The row of the folder, or of the nearest one around it; null in the project's own folder, which may use everything.</summary>
    private static Room? RoomOf(string project, Place place) => Rooms(project).Where(room => place.IsIn(room.Name)).MaxBy(room => room.Name.Length);

    private static readonly Dictionary<string, Room[]> s_rooms = [];

    /// <summary>The rows of the table in the section whose heading names the project: `folder`, what it is for, `what`, `it`, `uses`.</summary>
    private static Room[] Rooms(string project)
    {
        lock (s_rooms)
        {
            if (!s_rooms.TryGetValue(project, out Room[]? rooms))
            {
                string page = File.ReadAllText(Path.Combine(Repository.Root, Page)).ReplaceLineEndings("\n");
                string section = Regex.Match(page, $"^## [^\n]*`{Regex.Escape(project)}`\n(.*?)(?=^## |\\z)", RegexOptions.Singleline | RegexOptions.Multiline)
                    .Groups[1].Value;
                rooms = [.. Regex.Matches(section, "^\\| `([^`]+)` \\|.*\\|([^|]*)\\|$", RegexOptions.Multiline)
                    .Select(row => new Room(row.Groups[1].Value, [.. Regex.Matches(row.Groups[2].Value, "`([^`]+)`").Select(name => name.Groups[1].Value)]))];
                Assert.True(rooms.Length > 0, $"{Page} has no table of {project}");
                s_rooms.Add(project, rooms);
            }

            return rooms;
        }
    }

    /// <summary>Which folders of some projects name which types of theirs, or members of these, or some of the compiler's; each with the first place.</summary>
    private static Use[] Uses(params string[] projects)
    {
        CSharpCompilation compilation = Compile(projects);
        Repository.AssertNone(compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != UnwrittenPart)
            .Select(error => error.ToString()));
        var found = new Dictionary<(Place From, Place To), Use>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            SemanticModel semantics = compilation.GetSemanticModel(tree);
            Place from = PlaceOf(tree, "", projects);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax).Where(MayUse))
            {
                if (Outermost(semantics.GetSymbolInfo(node).Symbol) is { } type && PlaceOf(type, projects) is { } to && !found.ContainsKey((from, to)))
                {
                    found.Add((from, to), new Use(from, to, Where(node)));
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>Names, and what uses a member without naming it: constructors, indexers, operators.</summary>
    private static bool MayUse(SyntaxNode node) => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax
        or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax;

    private static string Where(SyntaxNode node) => $"{node.SyntaxTree.FilePath}({node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1})";

    /// <summary>The type, or the type of the member, without the types that it is nested in.</summary>
    private static INamedTypeSymbol? Outermost(ISymbol? symbol)
    {
        INamedTypeSymbol? type = symbol switch
        {
            INamedTypeSymbol named => named,
            IMethodSymbol method => (method.ReducedFrom ?? method).ContainingType,
            IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType,
            _ => null,
        };
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition;
    }

    private static Place? PlaceOf(INamedTypeSymbol type, string[] projects) =>
        type.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration ? PlaceOf(declaration.SyntaxTree, type.Name, projects)
        : type.ContainingAssembly?.Name.StartsWith(Compiler, StringComparison.Ordinal) == true ? new Place(Compiler, "", type.Name)
        : null;

    private static Place PlaceOf(SyntaxTree tree, string name, string[] projects)
    {
        string project = projects.Single(project => tree.FilePath.StartsWith(project + "/", StringComparison.Ordinal));
        string folder = tree.FilePath[(project.Length + 1)..];
        return new Place(project, folder.Contains('/') ? folder[..folder.LastIndexOf('/')] : "", name);
    }

    private static SyntaxTree Parse(string text, string path = "") =>
        CSharpSyntaxTree.ParseText(text, GeneratorRun.ParseOptions.WithDocumentationMode(DocumentationMode.None), path);

    private static CSharpCompilation Compile(string[] projects) => CSharpCompilation.Create(
        "Sources",
        [Parse(Usings), .. projects.SelectMany(Repository.Sources).Select(path => Parse(File.ReadAllText(Path.Combine(Repository.Root, path)), path))],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("ModelGen.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
}
