using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Parsing.Languages;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing;

/// <summary>
/// What can be wrong with equations that parsed: nothing to train, the same sides, two data sets, unused declarations, vanishing derivatives.
/// </summary>
internal sealed class EquationChecks(INamedTypeSymbol type, GraphBuilder graph, DeclarationReader declarations, IReadOnlyList<NetworkSpec> networks,
    IReadOnlyList<EquationSpec> equations, IReadOnlyList<ExpressionSpec> expressions, Action<DiagnosticInfo> report)
{
    public void Run()
    {
        foreach (EquationSpec equation in equations)
        {
            CheckEquation(equation);
            CheckObserved(equation);
        }

        foreach (NetworkSpec network in networks)
        {
            foreach (string column in ObservedIn(Reached(network.Inputs ?? EquatableArray<int>.Empty)))
            {
                Report(
                    Rules.ObservedElsewhere,
                    network.Name,
                    network.Name,
                    column,
                    "wherever the network is evaluated",
                    "give it coordinates, fields and scalars as inputs");
            }
        }

        // without equations a class serves to evaluate expressions
        int[] roots = [.. equations.Count > 0 ? equations.Select(equation => equation.Node) : expressions.Select(expression => expression.Node)];
        HashSet<int> reached = Reached(roots);
        bool Uses(string operation, string name) => reached.Any(node => graph[node].Operation == operation && graph[node].Name == name);
        bool takesCoordinates = equations.Count == 0 && networks.Any(network => network.Inputs is null);
        foreach (CoordinateSpec coordinate in declarations.Coordinates
            .Where(coordinate => !takesCoordinates && !Uses(NodeSpec.Coordinate, coordinate.Name)))
        {
            Report(Rules.UnusedCoordinate, coordinate.Name, coordinate.Name, type.Name);
        }

        foreach (NetworkSpec network in networks)
        {
            foreach (FieldSpec field in network.Fields.Where(field => !Uses(field.IsComplex ? NodeSpec.ComplexField : NodeSpec.Field, field.Name)))
            {
                Report(Rules.UnusedField, network.Name, field.Name, type.Name);
            }
        }

        CheckScalars(reached, equations.Count > 0);
    }

    /// <summary>Scalars and columns that play no part; a coefficient may also serve an expression that is evaluated by name.</summary>
    private void CheckScalars(HashSet<int> reached, bool hasEquations)
    {
        HashSet<int> evaluated = Reached(expressions.Where(expression => expression.IsPublic).Select(expression => expression.Node));
        bool Uses(IEnumerable<int> nodes, string operation, string name) =>
            nodes.Any(node => graph[node].Operation == operation && graph[node].Name == name);
        string where = hasEquations ? "equation" : "expression";
        foreach (string name in declarations.Learnables.Select(learnable => learnable.Name).Where(name => !Uses(reached, NodeSpec.Learnable, name)))
        {
            Report(Rules.UnusedScalar, name, where, type.Name, "the learnable scalar", name, hasEquations ? ", so it is never trained" : "");
        }

        foreach (string name in declarations.Coefficients.Select(coefficient => coefficient.Name)
            .Where(name => !Uses(reached.Concat(evaluated), NodeSpec.Coefficient, name)))
        {
            Report(Rules.UnusedScalar, name, where, type.Name, "the coefficient", name, "");
        }

        foreach (string name in declarations.Observed.Select(observed => observed.Name).Where(name => !Uses(reached, NodeSpec.Observed, name)))
        {
            Report(Rules.UnusedScalar, name, where, type.Name, "the observed column", name, hasEquations ? ", so its data are never fitted" : "");
        }
    }

    /// <summary>What the roots reach, through the declared inputs of networks too.</summary>
    private HashSet<int> Reached(IEnumerable<int> roots)
    {
        HashSet<int> reached = graph.Reachable(roots);
        var entered = new HashSet<NetworkSpec>();
        bool grows = true;
        while (grows)
        {
            grows = false;
            foreach (NetworkSpec network in networks.Where(
                network => network.Inputs is not null && reached.Any(node => IsFieldOf(network, graph[node])) && entered.Add(network)))
            {
                reached.UnionWith(graph.Reachable(network.Inputs!.Value));
                grows = true;
            }
        }

        return reached;
    }

    private static bool IsFieldOf(NetworkSpec network, NodeSpec node) =>
        node.Operation is NodeSpec.Field or NodeSpec.ComplexField && network.Fields.Any(field => field.Name == node.Name);

    private void CheckEquation(EquationSpec equation)
    {
        NodeSpec node = graph[equation.Node];
        HashSet<int> reached = Reached([equation.Node]);
        if (node.Operands[0] == node.Operands[1])
        {
            Report(Rules.SameSides, equation.Property, equation.Name);
        }
        else if (!reached.Any(id => graph[id].Operation is NodeSpec.Field or NodeSpec.ComplexField or NodeSpec.Learnable or NodeSpec.Dense))
        {
            string unknowns = string.Join(
                " or ",
                networks.SelectMany(network => network.Fields.Select(field => network.IsTuple ? network.Name + "." + field.Name : field.Name))
                    .Concat(declarations.Learnables.Select(learnable => learnable.Name)).DefaultIfEmpty("a field or a [Learnable] scalar"));
            Report(Rules.NoUnknown, equation.Property, equation.Name, unknowns);
        }

        string[] sets = [.. reached.Where(id => graph[id].Operation == NodeSpec.Observed)
            .Select(id => declarations.Observed.First(observed => observed.Name == graph[id].Name).Set).Distinct().OrderBy(set => set, StringComparer.Ordinal)];
        if (sets.Length > 1)
        {
            Report(Rules.TwoSets, equation.Property, equation.Name, string.Join(" and ", sets.Select(set => $"\"{set}\"")));
        }

        foreach (NetworkSpec network in networks)
        {
            int order = DerivativeOrder([equation.Node], network);
            int smooth = PiecewiseDegree.Of(graph, network.Activation);
            if (order > smooth)
            {
                Report(
                    Rules.VanishingDerivative,
                    equation.Property,
                    equation.Name,
                    CodeWriter.Number(order),
                    network.Name,
                    network.ActivationName,
                    CodeWriter.Number(smooth));
            }
        }
    }

    /// <summary>A column has no derivatives and no values at other places.</summary>
    private void CheckObserved(EquationSpec equation)
    {
        foreach (int id in graph.Reachable([equation.Node]).Where(id => graph[id].Operation is NodeSpec.Derivative or NodeSpec.At))
        {
            bool isDerivative = graph[id].Operation == NodeSpec.Derivative;
            if (ObservedIn(graph.Reachable([graph[id].Operands[0]])).FirstOrDefault() is { } column)
            {
                Report(
                    Rules.ObservedElsewhere,
                    equation.Property,
                    equation.Name,
                    column,
                    isDerivative ? "differentiated" : "at another place",
                    isDerivative ? "keep it outside D" : "keep it outside At");
                return;
            }
        }
    }

    private IEnumerable<string> ObservedIn(IEnumerable<int> nodes) =>
        nodes.Where(id => graph[id].Operation == NodeSpec.Observed).Select(id => graph[id].Name!).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>
    /// How often the network is differentiated at the most, through networks that read it too; the table is in topological order, so one sweep suffices.
    /// </summary>
    private int DerivativeOrder(IReadOnlyList<int> roots, NetworkSpec network)
    {
        var orders = new Dictionary<int, int>();
        foreach (int id in graph.Reachable(roots).OrderBy(id => id))
        {
            NodeSpec node = graph[id];
            NetworkSpec? reader = networks.FirstOrDefault(other => other.Inputs is not null && IsFieldOf(other, node));
            int order = IsFieldOf(network, node) ? 0
                : reader is not null ? DerivativeOrder([.. reader.Inputs!.Value], network)
                : node.Operands.Select(operand => orders[operand]).DefaultIfEmpty(int.MinValue).Max();
            orders[id] = order >= 0 && node.Operation == NodeSpec.Derivative ? order + 1 : order;
        }

        return roots.Max(root => orders[root]);
    }

    private void Report(DiagnosticDescriptor rule, string member, params string[] arguments) =>
        report(DiagnosticInfo.Create(rule, (type.GetMembers(member).FirstOrDefault() ?? (ISymbol)type).Locations.FirstOrDefault(), arguments));
}
