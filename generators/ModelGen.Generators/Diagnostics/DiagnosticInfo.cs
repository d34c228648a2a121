using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Diagnostics;

/// <summary>A diagnostic with value equality: only these hold spans, so that an edit above a class does not regenerate it.</summary>
internal sealed record DiagnosticInfo(string Id, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, Location? location, params string[] arguments)
    {
        FileLinePositionSpan lines = location?.GetLineSpan() ?? default;
        return new DiagnosticInfo(descriptor.Id, lines.Path ?? "", location?.SourceSpan ?? default, lines.Span, arguments.ToEquatable());
    }

    /// <summary>The diagnostic in its syntax tree: only there does <c>#pragma warning disable</c> reach it.</summary>
    public Diagnostic ToDiagnostic(Compilation compilation) => Diagnostic.Create(Rules.ById[Id], Place(compilation), [.. Arguments]);

    private Location Place(Compilation compilation)
    {
        SyntaxTree? tree = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == Path && tree.Length >= Span.End);
        return Path.Length == 0 ? Location.None : tree is null ? Location.Create(Path, Span, Lines) : Location.Create(tree, Span);
    }
}
