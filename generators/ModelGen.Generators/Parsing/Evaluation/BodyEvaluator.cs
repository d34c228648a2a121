using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelGen.Generators.Diagnostics;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>
/// Runs declared bodies while compiling: plain numbers (locals, loop counters, Math on constants) are computed, methods and properties of
/// the same project are entered, and what symbols mean is asked of a language. What can be called is here; expressions, operators,
/// statements and assignments are in the other parts.
/// </summary>
internal sealed partial class BodyEvaluator(
    Compilation compilation,
    INamedTypeSymbol model,
    IDeclarations declarations,
    ISymbolLanguage language,
    Action<DiagnosticInfo> report,
    CancellationToken cancel)
{
    private const int LargestStepCount = 200_000;

    private readonly KnownSymbols _known = KnownSymbols.Of(compilation);
    private readonly Dictionary<ISymbol, Value> _properties = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _failed = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _calls = [];
    private readonly List<SharedCall> _shared = [];
    private int _sharedCalls;
    private int _steps;

    /// <summary>The declared member whose body is read.</summary>
    public string Member { get; private set; } = "";

    /// <summary>The properties, methods and fields that have been entered, outermost first.</summary>
    public IReadOnlyList<ISymbol> Calls => _calls;

    /// <summary>The innermost call of a helper marked [Shared]; null outside of any, and in a property that it reads, which is read once for all.</summary>
    public SharedCall? Shared => _shared.Count > 0 && !_calls.Skip(_shared[_shared.Count - 1].Depth).Any(call => call is IPropertySymbol)
        ? _shared[_shared.Count - 1]
        : null;

    /// <summary>Raised after a diagnostic has been reported; the member is given up.</summary>
    internal sealed class EvaluationException : Exception;

    /// <summary>The value of a property's body, or null after a diagnostic.</summary>
    public Value? Property(IPropertySymbol property) => Read(property, () => Evaluate(property, property.Locations.FirstOrDefault()));

    /// <summary>A static method applied to a value, its other parameters at their defaults, or null after a diagnostic.</summary>
    public Value? Method(IMethodSymbol method, Value argument) => Read(method, () =>
    {
        var arguments = new List<Value> { argument };
        arguments.AddRange(method.Parameters.Skip(1).Select(parameter => NumberMath.OfConstant(parameter.ExplicitDefaultValue) ?? new NoValue()));
        return language.Call(method, null, arguments, new CallSite(this, null)) ?? Invoke(method, arguments, null, method.Locations.FirstOrDefault());
    });

    /// <summary>A method that was handed to another, or a lambda, applied to values.</summary>
    public Value Apply(MethodValue method, IReadOnlyList<Value> arguments, CallSite site)
    {
        if (method.Lambda is { } body)
        {
            var frame = new Frame(method.Outer);
            for (int i = 0; i < arguments.Count; i++)
            {
                frame.Declare(method.Method.Parameters[i], arguments[i]);
            }

            return Run(body, frame) ?? new NoValue();
        }

        return language.Call(method.Method, null, arguments, site) ?? Invoke(method.Method, arguments, method.Outer, site.Syntax?.GetLocation());
    }

    public EvaluationException Fail(DiagnosticDescriptor rule, SyntaxNode? where, params string[] arguments)
    {
        Report(rule, where, arguments);
        return new EvaluationException();
    }

    public void Report(DiagnosticDescriptor rule, SyntaxNode? where, params string[] arguments) =>
        report(DiagnosticInfo.Create(rule, where?.GetLocation(), arguments));

    /// <summary>The text on one line, cut where it is long.</summary>
    public static string Shorten(SyntaxNode syntax)
    {
        string text = string.Join(" ", syntax.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 60 ? text.Substring(0, 57) + "..." : text;
    }

    private Value? Read(ISymbol member, Func<Value> value)
    {
        try
        {
            _steps = 0;
            _calls.Clear();
            _shared.Clear();
            Member = member.Name;
            return value();
        }
        catch (EvaluationException)
        {
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // text that does not compile yet, such as U + "x", gives values of the wrong kind; anything else is a mistake of this program
            Location? where = member.Locations.FirstOrDefault();
            report(_calls.Prepend(member).Select(CompilerError).FirstOrDefault(error => error is not null) is { } error
                ? DiagnosticInfo.Create(Rules.Unsupported, where, member.Name, member.Name, WordsOf(error))
                : DiagnosticInfo.Create(Rules.Defect, where, member.Name, exception.GetType().Name + ": " + exception.Message));
            return null;
        }
    }

    private EvaluationException Unsupported(IOperation operation, string remedy) => Unsupported(operation.Syntax, remedy);

    private EvaluationException Unsupported(SyntaxNode syntax, string remedy) => Fail(Rules.Unsupported, syntax, Shorten(syntax), Member, remedy);

    private void Count(IOperation operation)
    {
        cancel.ThrowIfCancellationRequested();
        if (++_steps > LargestStepCount)
        {
            throw Fail(Rules.TooLong, operation.Syntax, Member, LargestStepCount.ToString(CultureInfo.InvariantCulture));
        }
    }

    private Value Evaluate(IPropertySymbol property, Location? where, IOperation? reference = null)
    {
        if (_properties.TryGetValue(property, out Value? cached))
        {
            return Fresh(cached);
        }

        bool isOfModel = SymbolEqualityComparer.Default.Equals(property.ContainingType, model);
        if (isOfModel && declarations.Leaf(property) is { } leaf)
        {
            return leaf;
        }

        if (isOfModel && declarations.IsUnreadable(property))
        {
            throw new EvaluationException();
        }

        if (language.Member(property, null, [], new CallSite(this, reference)) is { } constant)
        {
            return constant;
        }

        SyntaxNode? syntax = property.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancel))
            .FirstOrDefault(node => node is PropertyDeclarationSyntax { ExpressionBody: not null } or PropertyDeclarationSyntax { Initializer: not null }
                || (node is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors }
                    && accessors.Any(accessor => accessor.Body is not null || accessor.ExpressionBody is not null)));
        if (syntax is not PropertyDeclarationSyntax declaration)
        {
            string remedy = property.DeclaringSyntaxReferences.Length == 0
                ? "only members of this project can be compiled; copy the expression into the project"
                : language.RemedyOfProperty(property) ?? "give it a body, or an attribute such as [Coefficient]";
            report(DiagnosticInfo.Create(Rules.CannotCompile, where, property.Name, Member, remedy));
            throw new EvaluationException();
        }

        if (!_failed.Add(property) && !_calls.Contains(property, SymbolEqualityComparer.Default))
        {
            // reported where it was met first
            throw new EvaluationException();
        }

        Enter(property, where);
        SyntaxNode body = (SyntaxNode?)declaration.ExpressionBody ?? (SyntaxNode?)declaration.Initializer
            ?? declaration.AccessorList!.Accessors.First(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        Value value = Body(body, new Frame(), property.Name);
        _calls.RemoveAt(_calls.Count - 1);
        if (declaration.Initializer is not null && value is ListValue shared)
        {
            value = shared.ReadOnly();
        }

        _properties[property] = value;
        _failed.Remove(property);
        return Fresh(value);
    }

    /// <summary>A body makes a new array each time that it runs; so does the value that is kept in its place.</summary>
    private static Value Fresh(Value value) => value is ListValue list ? list.Copy() : value;

    private void Enter(ISymbol symbol, Location? where)
    {
        if (_calls.Contains(symbol, SymbolEqualityComparer.Default))
        {
            string circle = string.Join(
                " -> ",
                _calls.SkipWhile(call => !SymbolEqualityComparer.Default.Equals(call, symbol)).Append(symbol).Select(call => call.Name));
            report(DiagnosticInfo.Create(Rules.Recursion, where, symbol.Name, circle));
            throw new EvaluationException();
        }

        _calls.Add(symbol);
    }

    private Value Invoke(IMethodSymbol method, IReadOnlyList<Value> arguments, Frame? outer, Location? where)
    {
        SyntaxNode? syntax = method.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancel)).FirstOrDefault(node =>
            node is MethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null } or LocalFunctionStatementSyntax);
        if (syntax is null)
        {
            report(DiagnosticInfo.Create(
                Rules.CannotCompile,
                where,
                method.Name,
                Member,
                "only Calculus, System.Math on plain numbers, and methods of this project can be used"));
            throw new EvaluationException();
        }

        Enter(method, where);
        var frame = new Frame(outer);
        for (int i = 0; i < method.Parameters.Length && i < arguments.Count; i++)
        {
            frame.Declare(method.OriginalDefinition.Parameters[i], arguments[i]);
        }

        bool isShared = _known.Attribute(method.OriginalDefinition, "Shared") is not null;
        if (isShared)
        {
            _shared.Add(new SharedCall(method.OriginalDefinition, _calls.Count - 1, ++_sharedCalls, where));
        }

        Value value = Body(syntax, frame, method.Name);
        _calls.RemoveAt(_calls.Count - 1);
        if (isShared)
        {
            _shared.RemoveAt(_shared.Count - 1);
        }

        return value;
    }

    private Value Body(SyntaxNode syntax, Frame frame, string name)
    {
        IOperation? operation = compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancel);
        switch (operation)
        {
            case IMethodBodyOperation body:
                return Run(body.BlockBody ?? body.ExpressionBody, frame) ?? new NoValue();
            case ILocalFunctionOperation function:
                return Run(function.Body, frame) ?? new NoValue();
            case IBlockOperation block:
                return Run(block, frame) ?? new NoValue();
            case ISymbolInitializerOperation initializer:
                return Evaluate(initializer.Value, frame);
            case null:
                throw Fail(Rules.Unsupported, syntax, name, Member, "give it a body that is an expression or a list of statements");
            default:
                return Evaluate(operation, frame);
        }
    }
}
