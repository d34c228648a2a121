using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>What parsing one class gives; the spec is null where nothing can be generated.</summary>
internal sealed record ParseResult<TSpec>(TSpec? Spec, EquatableArray<DiagnosticInfo> Diagnostics) where TSpec : CompiledSpec
{
    public static ParseResult<TSpec> Nothing { get; } = new(null, EquatableArray<DiagnosticInfo>.Empty);
}

/// <summary>Reads marked classes by the parser of their kind.</summary>
internal static class ModelParser
{
    /// <summary>A class marked [Pinn].</summary>
    public static ParseResult<ModelSpec> Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel) =>
        new PinnParser(type, compilation, cancel).Parse();

    /// <summary>A class marked [Network].</summary>
    public static ParseResult<SampleModelSpec> ParseNetwork(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel)
    {
        if (KnownSymbols.Of(compilation).Attribute(type, "Pinn") is null)
        {
            return new NetworkParser(type, compilation, cancel).Parse();
        }

        var twice = DiagnosticInfo.Create(Rules.TwoRoles, type.Locations.FirstOrDefault(), type.Name, "[Pinn] and [Network]");
        return new ParseResult<SampleModelSpec>(null, new EquatableArray<DiagnosticInfo>([twice]));
    }
}

/// <summary>Reads a marked class: first its shape, then its declarations, then its bodies. What is declared is for the kinds of classes to say.</summary>
internal abstract class ModelParser<TSpec>(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel) where TSpec : CompiledSpec
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

    /// <summary>The class, and what is wrong with it.</summary>
    public ParseResult<TSpec> Parse() => new(ParseShape(), _diagnostics.Distinct().ToEquatable());

    /// <summary>A class that declares symbols and carries no attribute of a model: it is said so, and its symbols get bodies that throw.</summary>
    /// <param name="first">The first declared symbol.</param>
    /// <param name="attribute">The attribute that is missing.</param>
    public ParseResult<TSpec> ParseUnmarked(ISymbol first, string attribute)
    {
        Report(Rules.NotMarked, type, type.Name, first.Name, attribute);
        ShapeVerdict shape = TypeShape.Check(type, BaseClass, _ => { }, cancel);
        EquatableArray<UnreadableSpec> unreadable = GiveUp();
        return new ParseResult<TSpec>(
            shape == ShapeVerdict.Impossible || unreadable.Count == 0 ? null : OnlyDeclarations(unreadable),
            _diagnostics.ToEquatable());
    }

    /// <summary>All of a class whose shape is right.</summary>
    protected abstract TSpec ParseComplete();

    /// <summary>A class of which only declarations are written, with bodies that throw.</summary>
    protected abstract TSpec OnlyDeclarations(EquatableArray<UnreadableSpec> unreadable);

    /// <summary>Names that would meet generated members or members of the base class.</summary>
    protected abstract void CheckNames(TSpec spec);

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

    private TSpec? ParseShape()
    {
        ShapeVerdict shape = TypeShape.Check(type, BaseClass, Report, cancel);
        if (shape != ShapeVerdict.Complete)
        {
            EquatableArray<UnreadableSpec> unreadable = GiveUp();
            return shape == ShapeVerdict.Impossible ? null : OnlyDeclarations(unreadable);
        }

        TSpec spec = ParseComplete();
        CheckNames(spec);
        return spec with { HasErrors = HasErrors };
    }
}
