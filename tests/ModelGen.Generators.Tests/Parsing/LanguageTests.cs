using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Parsing;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Parsing.Languages;

namespace ModelGen.Generators.Tests.Parsing;

/// <summary>A second language beside that of scalars: layers, written as text.</summary>
public class LanguageTests
{
    private const string Source = """
        sealed class Layers
        {
            public static Layers Stack(params Scalar[] inputs) => throw null!;
            public Layers Dense(int width, bool bias = true) => throw null!;
            public Layers Mirrored => throw null!;
            public Scalar this[int i] => throw null!;
            public static Layers operator +(Layers a, Layers b) => throw null!;
            public static Layers operator -(Layers a) => throw null!;
            public static implicit operator Layers(Scalar scalar) => throw null!;
        }

        sealed class M
        {
            Scalar X => 1.5;
            Scalar First => 2 * U[0];
            Layers U => Block(Layers.Stack(X, 2, X * X), 64 / 2) + -Gate;
            Layers Gate => ((Layers)X).Mirrored.Dense(3, bias: false);
            static Layers Block(Layers x, int width)
            {
                for (int i = 0; i < 2; i++) x = x.Dense(width * (i + 1));
                return x;
            }

            Layers Wrong => U.Dense(-1);
        }
        """;

    [Fact]
    public void Symbols_have_methods_indexers_operators_conversions_and_paths()
    {
        (Value? value, List<DiagnosticInfo> diagnostics) = Read("U");
        Assert.Empty(diagnostics);
        Assert.Equal(
            "(U/Block/Dense64(U/Block/Dense32(Stack[Symbol,Symbol,Symbol])) + -Gate/Dense3~(Mirrored(Layers)))", Assert.IsType<LayersValue>(value).Text);
    }

    [Fact]
    public void An_element_goes_on_in_the_language_of_scalars()
    {
        (Value? value, List<DiagnosticInfo> diagnostics) = Read("First");
        Assert.Empty(diagnostics);
        Assert.IsType<SymbolValue>(value);
    }

    [Fact]
    public void A_mistake_is_reported_at_the_call()
    {
        (Value? value, List<DiagnosticInfo> diagnostics) = Read("Wrong");
        Assert.Null(value);
        DiagnosticInfo diagnostic = Assert.Single(diagnostics);
        Assert.Equal("MG3008", diagnostic.Id);
        Assert.Equal(["U.Dense(-1)", "Wrong", "Wrong/Dense needs a positive width"], diagnostic.Arguments);
    }

    [Fact]
    public void MG3013_a_failure_of_the_generator_is_not_blamed_on_a_class_that_compiles()
    {
        DiagnosticInfo diagnostic = Assert.Single(Read("First", new FailingLanguage()).Diagnostics);
        Assert.Equal("MG3013", diagnostic.Id);
        Assert.Equal(["First", "InvalidCastException: a slip"], diagnostic.Arguments);
    }

    [Fact]
    public void A_failure_in_text_that_does_not_compile_says_what_the_compiler_says()
    {
        string source = Source.Replace("2 * U[0]", "U[0] *", StringComparison.Ordinal);
        DiagnosticInfo diagnostic = Assert.Single(Read("First", new FailingLanguage(), source).Diagnostics);
        Assert.Equal("MG3008", diagnostic.Id);
        Assert.Equal(["First", "First", "the compiler says: Invalid expression term ';' (CS1525)"], diagnostic.Arguments);
    }

    private static (Value? Value, List<DiagnosticInfo> Diagnostics) Read(string property, ISymbolLanguage? first = null, string source = Source)
    {
        Compilation compilation = GeneratorRun.Compile(source);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("M")!;
        var graph = new GraphBuilder();
        var diagnostics = new List<DiagnosticInfo>();
        var language = new LanguageList(first ?? new LayerLanguage(graph), new ScalarLanguage(KnownSymbols.Of(compilation), graph, []));
        var evaluator = new BodyEvaluator(compilation, type, new NoDeclarations(), language, diagnostics.Add, CancellationToken.None);
        return (evaluator.Property(type.GetMembers(property).OfType<IPropertySymbol>().Single()), diagnostics);
    }

    private sealed class NoDeclarations : IDeclarations
    {
        public Value? Leaf(IPropertySymbol property) => null;

        public bool IsUnreadable(ISymbol member) => false;
    }

    private sealed record LayersValue(string Text) : LanguageValue;

    private class LayerLanguage(GraphBuilder graph) : ISymbolLanguage
    {
        public bool IsSymbol(ITypeSymbol type) => type.Name == "Layers";

        public Value? Convert(Value value, ITypeSymbol target, CallSite site) => IsSymbol(target) && value is SymbolValue ? new LayersValue("Layers") : null;

        public Value? Operator(BinaryOperatorKind kind, Value left, Value right, CallSite site) =>
            kind == BinaryOperatorKind.Add && left is LayersValue a && right is LayersValue b ? new LayersValue($"({a.Text} + {b.Text})") : null;

        public Value? Operator(UnaryOperatorKind kind, Value operand, CallSite site) =>
            kind == UnaryOperatorKind.Minus && operand is LayersValue a ? new LayersValue("-" + a.Text) : null;

        public virtual Value? Call(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, CallSite site) => (method.Name, receiver) switch
        {
            ("Stack", null) => new LayersValue(
                $"Stack[{string.Join(",", ((ListValue)arguments[0]).Items.Select(item => item.GetType().Name.Replace("Value", "")))}]"),
            ("Dense", LayersValue) when ((IntegerValue)arguments[0]).Number < 1 => throw site.Unsupported($"{site.Path}/Dense needs a positive width"),
            ("Dense", LayersValue x) => new LayersValue(
                $"{site.Path}/Dense{((IntegerValue)arguments[0]).Number}{(((BooleanValue)arguments[1]).IsTrue ? "" : "~")}({x.Text})"),
            _ => null,
        };

        public virtual Value? Member(ISymbol member, Value? receiver, IReadOnlyList<Value> indices, CallSite site) => receiver is not LayersValue x ? null
            : indices is [IntegerValue i] ? new SymbolValue(graph.Node("element", [i.Number], graph.Constant(1)))
            : new LayersValue($"{member.Name}({x.Text})");

        public string? RemedyOfName(string name, INamedTypeSymbol model) => null;

        public string? RemedyOfCall(InvocationExpressionSyntax call, SemanticModel semantics, CallSite site) => null;

        public string? RemedyOfProperty(IPropertySymbol property) => null;
    }

    private sealed class FailingLanguage() : LayerLanguage(new GraphBuilder())
    {
        public override Value? Member(ISymbol member, Value? receiver, IReadOnlyList<Value> indices, CallSite site) =>
            throw new InvalidCastException("a slip");
    }
}
