using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>What parsing one class gives; the spec is null where nothing can be generated.</summary>
internal sealed record ParseResult(ModelSpec? Spec, EquatableArray<DiagnosticInfo> Diagnostics)
{
    public static ParseResult Nothing { get; } = new(null, EquatableArray<DiagnosticInfo>.Empty);
}

/// <summary>Reads a class marked [Pinn]: first its shape, then its declarations, then the bodies of its equations.</summary>
internal sealed class ModelParser
{
    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancel;
    private readonly List<DiagnosticInfo> _diagnostics = [];
    private readonly GraphBuilder _graph = new();
    private readonly DeclarationReader _declarations;

    private ModelParser(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel)
    {
        _type = type;
        _compilation = compilation;
        _cancel = cancel;
        _declarations = new DeclarationReader(type, _graph, _diagnostics.Add);
    }

    public static ParseResult Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel)
    {
        var parser = new ModelParser(type, compilation, cancel);
        ModelSpec? spec = parser.Parse();
        return new ParseResult(spec, parser._diagnostics.Distinct().ToEquatable());
    }

    private ModelSpec? Parse()
    {
        ShapeVerdict shape = TypeShape.Check(_type, _diagnostics.Add, _cancel);
        if (shape != ShapeVerdict.Complete)
        {
            _declarations.GiveUpAll();
            return shape == ShapeVerdict.Impossible ? null : Incomplete();
        }

        _declarations.Read();
        var evaluator = new BodyEvaluator(_compilation, _type, _graph, _declarations.Leaf, _declarations.IsUnreadable, CheckPlace, _diagnostics.Add, _cancel);
        NetworkSpec[] networks = [.. _declarations.Networks.Select(network => CompleteNetwork(network, evaluator))];
        CheckCircles(networks);
        CheckSizes(networks);
        (EquationSpec[] equations, ExpressionSpec[] expressions) = Bodies(evaluator);
        var checks = new EquationChecks(_type, _graph, _declarations, networks, equations, _diagnostics.Add);
        if (_diagnostics.All(diagnostic => Rules.ById[diagnostic.Id].DefaultSeverity != DiagnosticSeverity.Error))
        {
            checks.Run();
        }

        bool emitsGpu = _compilation.GetTypeByMetadataName("ModelGen.Gpu.Device") is not null;
        var spec = new ModelSpec(
            TypeShape.Spec(_type, isComplete: true),
            _declarations.Coordinates.ToEquatable(),
            networks.ToEquatable(),
            _declarations.Learnables.ToEquatable(),
            _declarations.Coefficients.ToEquatable(),
            _declarations.Observed.ToEquatable(),
            equations.ToEquatable(),
            expressions.ToEquatable(),
            _declarations
                .Unreadable
                .ToEquatable(),
            _graph.ToSpec(),
            false,
            emitsGpu);
        new NameChecks(_type, _compilation, spec, _diagnostics.Add).Run();
        return spec with { HasErrors = _diagnostics.Any(diagnostic => Rules.ById[diagnostic.Id].DefaultSeverity == DiagnosticSeverity.Error) };
    }

    /// <summary>The class cannot become a model, but its partial properties still get bodies.</summary>
    private ModelSpec Incomplete() => new(
        TypeShape.Spec(_type, isComplete: false),
        EquatableArray<CoordinateSpec>.Empty,
        EquatableArray<NetworkSpec>.Empty,
        EquatableArray<LearnableSpec>.Empty,
        EquatableArray<CoefficientSpec>.Empty,
        EquatableArray<ObservedSpec>.Empty,
        EquatableArray<EquationSpec>.Empty,
        EquatableArray<ExpressionSpec>.Empty,
        _declarations.Unreadable.ToEquatable(),
        _graph.ToSpec(),
        HasErrors: true,
        EmitsGpu: false);

    private NetworkSpec CompleteNetwork(NetworkDeclaration network, BodyEvaluator evaluator)
    {
        int argument = _graph.Leaf(NodeSpec.Argument);
        int activation = argument;
        IMethodSymbol? method = Activation(network);
        if (method is null)
        {
            Report(
                Rules.UnknownMember,
                network.Property,
                network.Property.Name,
                network.Activation,
                "Activation",
                "a static method Scalar -> Scalar of this class or of Calculus");
        }
        else if (evaluator.Method(method, argument) is SymbolValue body)
        {
            activation = body.Node;
            if (!_graph.Reachable([activation]).Contains(argument))
            {
                Report(Rules.UnknownMember, network.Property, network.Property.Name, network.Activation, "Activation", "a function of its argument");
            }
        }

        EquatableArray<int>? inputs = null;
        if (network.Inputs is { } inputsName)
        {
            IPropertySymbol? property = _type.GetMembers(inputsName).OfType<IPropertySymbol>().FirstOrDefault();
            if (property is null || property.Type is not IArrayTypeSymbol array || !Names.IsReal(array.ElementType))
            {
                Report(Rules.UnknownMember, network.Property, network.Property.Name, inputsName, "Inputs", "a property 'Scalar[] ...' of this class");
            }
            else if (evaluator.Property(property) is ListValue list)
            {
                if (list.Items.Length == 0 || list.Items.Any(item => item is null))
                {
                    string needed = list.Items.Length == 0
                        ? "a property 'Scalar[] ...' with at least one element"
                        : "a property 'Scalar[] ...' whose elements are all set";
                    Report(Rules.UnknownMember, network.Property, network.Property.Name, inputsName, "Inputs", needed);
                    list = new ListValue([new NumberValue(0)]);
                }

                inputs = list.Items.Select(item => CalculusCalls.Node(_graph, item)).ToEquatable();
            }
        }

        return new NetworkSpec(DeclarationReader.Property(network.Property), network.IsTuple, network.Fields.ToEquatable(), network.Widths.ToEquatable(),
            method?.Name ?? "Tanh", activation, inputs, network.Initializer);
    }

    /// <summary>Reports the network with which the parameters no longer fit one array.</summary>
    private void CheckSizes(NetworkSpec[] networks)
    {
        double parameters = 0;
        for (int n = 0; n < networks.Length; n++)
        {
            double inputs = networks[n].Inputs?.Count ?? _declarations.Coordinates.Count;
            foreach (int outputs in networks[n].Widths.Append(networks[n].Fields.Sum(field => field.IsComplex ? 2 : 1)))
            {
                parameters += (inputs + 1) * outputs;
                inputs = outputs;
            }

            if (parameters > int.MaxValue)
            {
                Report(Rules.BadWidths, _declarations.Networks[n].Property, networks[n].Name, "More than 2,147,483,647 parameters");
                return;
            }
        }
    }

    /// <summary>Reports networks that read themselves, directly or through others.</summary>
    private void CheckCircles(NetworkSpec[] networks)
    {
        int[][] reads = [.. networks.Select(network => network.Inputs is not { } inputs ? [] : _graph.Reachable(inputs)
            .Select(node => Array.FindIndex(
                networks,
                other => other.Fields.Any(field => _graph[node].Operation is NodeSpec.Field or NodeSpec.ComplexField && field.Name == _graph[node].Name)))
            .Where(n => n >= 0).Distinct().ToArray())];
        for (int n = 0; n < networks.Length; n++)
        {
            var reached = new HashSet<int>();
            var stack = new Stack<int>(reads[n]);
            while (stack.Count > 0)
            {
                int next = stack.Pop();
                foreach (int further in reached.Add(next) ? reads[next] : [])
                {
                    stack.Push(further);
                }
            }

            if (reached.Contains(n))
            {
                Report(Rules.CircularInputs, _declarations.Networks[n].Property, networks[n].Name);
                return;
            }
        }
    }

    /// <summary>The method that nameof names: in this class, in Calculus, or wherever nameof(Other.Method) points.</summary>
    private IMethodSymbol? Activation(NetworkDeclaration network)
    {
        static bool IsActivation(IMethodSymbol method) => method is { IsStatic: true, Parameters.Length: > 0 } && Names.IsReal(method.ReturnType)
            && Names.IsReal(method.Parameters[0].Type) && method.Parameters.Skip(1).All(parameter => parameter.IsOptional);
        IEnumerable<ISymbol> candidates = _type.GetMembers(network.Activation);
        if (_compilation.GetTypeByMetadataName("ModelGen.Calculus") is { } calculus)
        {
            candidates = candidates.Concat(calculus.GetMembers(network.Activation));
        }

        if (network.Attribute.ApplicationSyntaxReference?.GetSyntax(_cancel) is AttributeSyntax { ArgumentList.Arguments: var arguments }
            && arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.Text == "Activation")?.Expression is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } named })
        {
            SymbolInfo info = _compilation.GetSemanticModel(named[0].SyntaxTree).GetSymbolInfo(named[0].Expression, _cancel);
            candidates = info.CandidateSymbols.Concat(info.Symbol is { } symbol ? [symbol] : []).Concat(candidates);
        }

        return candidates.OfType<IMethodSymbol>().FirstOrDefault(IsActivation);
    }

    private (EquationSpec[] Equations, ExpressionSpec[] Expressions) Bodies(BodyEvaluator evaluator)
    {
        var equations = new List<EquationSpec>();
        var expressions = new List<ExpressionSpec>();
        foreach (IPropertySymbol property in _type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsIndexer))
        {
            _cancel.ThrowIfCancellationRequested();
            if (Names.Attribute(property, "Residual") is { } residual)
            {
                if (Names.Attribute(property, "Condition") is not null)
                {
                    Report(Rules.TwoRoles, property, property.Name, "[Residual] and [Condition]");
                }

                AddEquation(property, residual, false);
            }
            else if (Names.Attribute(property, "Condition") is { } condition)
            {
                AddEquation(property, condition, true);
            }
            else if (Names.IsSymbol(property.Type) && !_declarations.Declares(property) && HasBody(property)
                && evaluator.Property(property) is var value and (null or SymbolValue))
            {
                // a wrong body keeps its members, which throw
                expressions.Add(new ExpressionSpec(
                    property.Name,
                    (value as SymbolValue)?.Node ?? _graph.Constant(0),
                    Names.IsComplex(property.Type),
                    property.DeclaredAccessibility == Accessibility.Public));
            }
        }

        if (!_type.GetMembers().Any(member => Names.Attribute(member, "Residual") is not null || Names.Attribute(member, "Condition") is not null))
        {
            Report(Rules.NoEquations, _type, _type.Name);
        }

        return ([.. equations], [.. expressions]);

        void AddEquation(IPropertySymbol property, AttributeData attribute, bool isCondition)
        {
            if (!Names.IsEquation(property.Type))
            {
                Report(Rules.WrongType, property, property.Name, isCondition ? "Condition" : "Residual", "an Equation", property.Type.ToDisplayString());
                return;
            }

            int points = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Points").Value.Value as int? ?? (isCondition ? 100 : 10_000);
            double weight = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Weight").Value.Value as double? ?? 1;
            if (points < 1)
            {
                Report(Rules.BadSampling, property, property.Name, "Points", Text.CodeWriter.Number(points), "give at least one point");
            }

            if (!(weight > 0) || double.IsInfinity(weight))
            {
                Report(
                    Rules.BadSampling,
                    property,
                    property.Name,
                    "Weight",
                    weight.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    "give a positive, finite number");
            }

            string written = (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancel) as PropertyDeclarationSyntax)?.ExpressionBody?.Expression.ToString() ?? property.Name;
            string text = string.Join(" ", written.Split(['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));
            Value? value = evaluator.Property(property);
            if (value is SymbolValue)
            {
                Report(Rules.Unsupported, property, text, property.Name, "it is an expression, not an equation; say what it equals, such as '== 0'");
            }

            if (value is null or SymbolValue or EquationValue)
            {
                int node = (value as EquationValue)?.Node ?? _graph.Constant(0);
                bool isComplex = value is not EquationValue
                    ? _declarations.Networks.Any(network => network.Fields.Any(field => field.IsComplex))
                    : _graph[node].Operands.Any(operand => ComplexNodes.IsComplex(_graph, operand));
                equations.Add(new EquationSpec(property.Name, isCondition, points, BitConverter.DoubleToInt64Bits(weight), node, isComplex, text));
            }
        }
    }

    private static bool HasBody(IPropertySymbol property) => property is { IsPartialDefinition: false, GetMethod: not null, SetMethod: null };

    /// <summary>Reports a constant place outside the coordinate's domain.</summary>
    private void CheckPlace(string coordinate, NodeSpec place, SyntaxNode syntax, string member)
    {
        double? constant = place.Operation == NodeSpec.Const
            ? place.Number
            : place.Operation == "neg" && _graph[place.Operands[0]].Operation == NodeSpec.Const ? -_graph[place.Operands[0]].Number : null;
        CoordinateSpec? spec = _declarations.Coordinates.FirstOrDefault(candidate => candidate.Name == coordinate);
        double slack = spec is null ? 0 : 1e-12 * (Math.Abs(spec.Lower) + Math.Abs(spec.Upper));
        if (constant is { } value && spec is not null && !(value >= spec.Lower - slack && value <= spec.Upper + slack))
        {
            static string Number(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            _diagnostics.Add(
                DiagnosticInfo.Create(Rules.OutsideDomain, syntax.GetLocation(), member, coordinate, Number(value), Number(spec.Lower), Number(spec.Upper)));
        }
    }

    private void Report(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments) =>
        _diagnostics.Add(DiagnosticInfo.Create(rule, symbol.Locations.FirstOrDefault(), arguments));
}
