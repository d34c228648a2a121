using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>What parsing one class gives; the spec is null where nothing can be generated.</summary>
internal sealed record ParseResult(ModelSpec? Spec, EquatableArray<DiagnosticInfo> Diagnostics)
{
    public static ParseResult Nothing { get; } = new(null, EquatableArray<DiagnosticInfo>.Empty);
}

/// <summary>Reads a marked class: first its shape, then its declarations, then its bodies. What is declared is for the kinds of classes to say.</summary>
internal abstract class ModelParser(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel)
{
    private readonly List<DiagnosticInfo> _diagnostics = [];

    protected INamedTypeSymbol Type => type;

    protected Compilation Compilation => compilation;

    protected CancellationToken Cancel => cancel;

    protected KnownSymbols Known { get; } = KnownSymbols.Of(compilation);

    protected GraphBuilder Graph { get; } = new();

    protected bool HasErrors => DeclaredProperties.HasDuplicates(type)
        || _diagnostics.Any(diagnostic => Rules.ById[diagnostic.Id].DefaultSeverity == DiagnosticSeverity.Error);

    /// <summary>The class from which the generated part derives.</summary>
    protected abstract INamedTypeSymbol? BaseClass { get; }

    public static ParseResult Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel)
    {
        var parser = new PinnParser(type, compilation, cancel);
        ModelSpec? spec = parser.Parse();
        return new ParseResult(spec, parser._diagnostics.Distinct().ToEquatable());
    }

    /// <summary>A class that declares symbols and carries no attribute of a model: it is said so, and its symbols get bodies that throw.</summary>
    public static ParseResult ParseUnmarked(INamedTypeSymbol type, ISymbol first, Compilation compilation, CancellationToken cancel)
    {
        var parser = new PinnParser(type, compilation, cancel);
        parser.Report(Rules.NotMarked, type, type.Name, first.Name);
        ShapeVerdict shape = TypeShape.Check(type, parser.BaseClass, _ => { }, cancel);
        EquatableArray<UnreadableSpec> unreadable = parser.GiveUp();
        return new ParseResult(
            shape == ShapeVerdict.Impossible || unreadable.Count == 0
                ? null
                : new ModelSpec { Type = TypeShape.Spec(type, isComplete: false), Unreadable = unreadable, Graph = parser.Graph.ToSpec(), HasErrors = true },
            parser._diagnostics.ToEquatable());
    }

    /// <summary>All of a class whose shape is right.</summary>
    protected abstract ModelSpec ParseComplete();

    /// <summary>Bodies for the partial properties of a class that cannot become a model.</summary>
    protected abstract EquatableArray<UnreadableSpec> GiveUp();

    /// <summary>Adds a diagnostic. Where a name is declared twice the compiler says so, and what follows from it in bodies need not be said.</summary>
    protected void Report(DiagnosticInfo diagnostic)
    {
        if (!diagnostic.Id.StartsWith("MG3", StringComparison.Ordinal) || !DeclaredProperties.HasDuplicates(type))
        {
            _diagnostics.Add(diagnostic);
        }
    }

    protected void Report(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments) =>
        Report(DiagnosticInfo.Create(rule, symbol.Locations.FirstOrDefault(), arguments));

    private ModelSpec? Parse()
    {
        ShapeVerdict shape = TypeShape.Check(type, BaseClass, Report, cancel);
        if (shape != ShapeVerdict.Complete)
        {
            EquatableArray<UnreadableSpec> unreadable = GiveUp();
            return shape == ShapeVerdict.Impossible
                ? null
                : new ModelSpec { Type = TypeShape.Spec(type, isComplete: false), Unreadable = unreadable, Graph = Graph.ToSpec(), HasErrors = true };
        }

        ModelSpec spec = ParseComplete();
        new NameChecks(type, BaseClass, spec, Report).Run();
        return spec with { HasErrors = HasErrors };
    }
}
