using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Parsing.Languages;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>Reads a class marked [Pinn]: coordinates, networks, scalars, observed data, equations and expressions.</summary>
internal sealed class PinnParser : ModelParser<ModelSpec>
{
    private readonly DeclarationReader _declarations;

    public PinnParser(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel) : base(type, compilation, cancel) =>
        _declarations = new DeclarationReader(type, Known, Graph, Report);

    protected override INamedTypeSymbol? BaseClass => Known.PinnModel;

    protected override EquatableArray<UnreadableSpec> GiveUp()
    {
        _declarations.GiveUpAll();
        return _declarations.Unreadable.ToEquatable();
    }

    protected override ModelSpec OnlyDeclarations(EquatableArray<UnreadableSpec> unreadable) =>
        new() { Type = TypeShape.Spec(Type, isComplete: false), Unreadable = unreadable, Graph = Graph.ToSpec(), HasErrors = true };

    protected override void CheckNames(ModelSpec spec) => new NameChecks(Type, BaseClass, spec, Report).Run();

    protected override ModelSpec ParseComplete()
    {
        _declarations.Read();
        var language = new LanguageList(new TensorLanguage(Known, Graph), new ScalarLanguage(Known, Graph, _declarations.Coordinates));
        var evaluator = new BodyEvaluator(Compilation, Type, _declarations, language, Report, Cancel);
        NetworkSpec[] networks = [.. _declarations.Networks.Select(network => CompleteNetwork(network, evaluator))];
        CheckCircles(networks);
        CheckSizes(networks);
        (EquationSpec[] equations, ExpressionSpec[] expressions) = Bodies(evaluator);
        if (!HasErrors)
        {
            new EquationChecks(Type, Graph, _declarations, networks, equations, expressions, Report).Run();
        }

        return new ModelSpec
        {
            Type = TypeShape.Spec(Type, isComplete: true),
            Coordinates = _declarations.Coordinates.ToEquatable(),
            Networks = networks.ToEquatable(),
            Learnables = _declarations.Learnables.ToEquatable(),
            Coefficients = _declarations.Coefficients.ToEquatable(),
            Observed = _declarations.Observed.ToEquatable(),
            Equations = equations.ToEquatable(),
            Expressions = expressions.ToEquatable(),
            Unreadable = _declarations.Unreadable.ToEquatable(),
            Graph = Graph.ToSpec(),
            HasErrors = HasErrors,
        };
    }

    private NetworkSpec CompleteNetwork(NetworkDeclaration network, BodyEvaluator evaluator)
    {
        int argument = Graph.Leaf(NodeSpec.Argument);
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
        else if (evaluator.Method(method, new SymbolValue(argument)) is SymbolValue body)
        {
            activation = body.Node;
            if (!Graph.Reachable([activation]).Contains(argument))
            {
                Report(Rules.UnknownMember, network.Property, network.Property.Name, network.Activation, "Activation", "a function of its argument");
            }
        }

        EquatableArray<int>? inputs = null;
        if (network.Inputs is { } inputsName)
        {
            IPropertySymbol? property = Type.GetMembers(inputsName).OfType<IPropertySymbol>().FirstOrDefault();
            if (property is null || property.Type is not IArrayTypeSymbol array || !Known.IsReal(array.ElementType))
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

                inputs = list.Items.Select(item => CalculusCalls.Node(Graph, item)).ToEquatable();
            }
        }

        return new NetworkSpec
        {
            Property = DeclarationReader.Property(network.Property),
            IsTuple = network.IsTuple,
            Fields = network.Fields.ToEquatable(),
            Widths = network.Widths.ToEquatable(),
            ActivationName = method?.Name ?? "Tanh",
            Activation = activation,
            Inputs = inputs,
            ScalesInputs = network.ScalesInputs,
            Initializer = network.Initializer,
        };
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
        int[][] reads = [.. networks.Select(network => network.Inputs is not { } inputs ? [] : Graph.Reachable(inputs)
            .Select(node => Array.FindIndex(
                networks,
                other => other.Fields.Any(field => Graph[node].Operation is NodeSpec.Field or NodeSpec.ComplexField && field.Name == Graph[node].Name)))
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
        bool IsActivation(IMethodSymbol method) => method is { IsStatic: true, Parameters.Length: > 0 } && Known.IsReal(method.ReturnType)
            && Known.IsReal(method.Parameters[0].Type) && method.Parameters.Skip(1).All(parameter => parameter.IsOptional);
        IEnumerable<ISymbol> candidates = Type.GetMembers(network.Activation);
        if (Known.Calculus is { } calculus)
        {
            candidates = candidates.Concat(calculus.GetMembers(network.Activation));
        }

        if (network.Attribute.ApplicationSyntaxReference?.GetSyntax(Cancel) is AttributeSyntax { ArgumentList.Arguments: var arguments }
            && arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.Text == "Activation")?.Expression
                is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } named })
        {
            SymbolInfo info = Compilation.GetSemanticModel(named[0].SyntaxTree).GetSymbolInfo(named[0].Expression, Cancel);
            candidates = info.CandidateSymbols.Concat(info.Symbol is { } symbol ? [symbol] : []).Concat(candidates);
        }

        return candidates.OfType<IMethodSymbol>().FirstOrDefault(IsActivation);
    }

    private (EquationSpec[] Equations, ExpressionSpec[] Expressions) Bodies(BodyEvaluator evaluator)
    {
        var equations = new List<EquationSpec>();
        var expressions = new List<ExpressionSpec>();
        bool hasComplexFields = _declarations.Networks.Any(network => network.Fields.Any(field => field.IsComplex));
        var reader = new EquationReader(Known, Graph, evaluator, hasComplexFields, Report, Cancel);
        foreach (IPropertySymbol property in DeclaredProperties.Of(Type))
        {
            Cancel.ThrowIfCancellationRequested();
            if (Known.Attribute(property, "Residual") is { } residual)
            {
                if (Known.Attribute(property, "Condition") is not null)
                {
                    Report(Rules.TwoRoles, property, property.Name, "[Residual] and [Condition]");
                }

                equations.AddRange(reader.Read(property, residual, isCondition: false));
            }
            else if (Known.Attribute(property, "Condition") is { } condition)
            {
                equations.AddRange(reader.Read(property, condition, isCondition: true));
            }
            else if ((Known.IsReal(property.Type) || Known.IsComplex(property.Type)) && !_declarations.Declares(property) && HasBody(property)
                && evaluator.Property(property) is var value and (null or SymbolValue))
            {
                // a wrong body keeps its members, which throw
                expressions.Add(new ExpressionSpec(
                    property.Name,
                    (value as SymbolValue)?.Node ?? Graph.Constant(0),
                    Known.IsComplex(property.Type),
                    property.DeclaredAccessibility == Accessibility.Public));
            }
        }

        CheckPurpose(expressions);
        return ([.. equations], [.. expressions]);
    }

    /// <summary>A class without equations may serve to evaluate; where there is nothing to evaluate, or equations are not marked, it is a mistake.</summary>
    private void CheckPurpose(List<ExpressionSpec> expressions)
    {
        ISymbol[] members = [.. Type.GetMembers()];
        if (members.Any(member => Known.Attribute(member, "Residual") is not null || Known.Attribute(member, "Condition") is not null))
        {
            return;
        }

        if (members.OfType<IPropertySymbol>().Any(property => Known.IsEquations(property.Type)))
        {
            Report(Rules.NoEquations, Type, Type.Name);
        }
        else if (!HasErrors && _declarations.Networks.Count == 0 && !expressions.Any(expression => expression.IsPublic))
        {
            Report(Rules.NoNetwork, Type, Type.Name);
        }
    }

    private static bool HasBody(IPropertySymbol property) => property is { IsPartialDefinition: false, GetMethod: not null, SetMethod: null };
}
