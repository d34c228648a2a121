using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>Names that the class declares and that would meet a generated member, a member of the base class, or one another.</summary>
internal sealed class NameChecks(INamedTypeSymbol type, INamedTypeSymbol? baseClass, ModelSpec spec, Action<DiagnosticInfo> report)
{
    private static readonly string[] s_generatedTypes = [MemberNames.Values, "Kernels", "KernelFactory"];

    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public void Run()
    {
        CheckGenerated();
        InheritedNames.Check(type, baseClass, Report);
        CheckSymbols();
        InheritedNames.CheckCalled(type, Report);
    }

    private static bool IsNumeric(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_Double || parameter.Type.Name is "Span" or "ReadOnlySpan";

    private void CheckGenerated()
    {
        foreach (IGrouping<string, string> names in MemberNames.All(spec).GroupBy(name => name, StringComparer.Ordinal))
        {
            if (names.Key == type.Name)
            {
                Report(type, type.Name, "a generated member of the same name");
            }

            foreach (ISymbol member in type.GetMembers(names.Key))
            {
                bool isOverload = member is IMethodSymbol method && !s_generatedTypes.Contains(names.Key) && !method.Parameters.All(IsNumeric);
                if (!isOverload)
                {
                    Report(member, member.Name, "a generated member of the same name");
                }
            }

            if (names.Skip(1).Any())
            {
                ReportGenerated(names.Key);
            }
        }
    }

    /// <summary>Two declarations whose generated members have one name, such as an expression Grid and EvaluateGrid.</summary>
    private void ReportGenerated(string name)
    {
        string? quantity = MemberNames.Quantities(spec)
            .FirstOrDefault(candidate => MemberNames.Quantity(candidate) == name || MemberNames.QuantityGrid(candidate) == name);
        string culprit = quantity ?? spec.Observed.Last(observed => MemberNames.Observe(observed.Set) == name).Name;
        Report(Member(culprit), culprit, $"another declaration: both give '{name}'");
    }

    /// <summary>Symbols become parameters and local variables, which start with a small letter.</summary>
    private void CheckSymbols()
    {
        (string Property, string Name)[] fields = [.. spec.Networks.SelectMany(network => network.Fields.Select(field => (network.Name, field.Name)))];
        CheckGroup([.. spec.Coordinates.Select(coordinate => (coordinate.Name, coordinate.Name)), .. fields]);
        CheckGroup([.. spec.Learnables.Select(learnable => (learnable.Name, learnable.Name)), .. spec.Coefficients
            .Select(coefficient => (coefficient.Name, coefficient.Name))]);
        foreach (IGrouping<string, ObservedSpec> set in spec.Observed.GroupBy(observed => observed.Set, StringComparer.Ordinal))
        {
            CheckGroup(
                [.. spec.Coordinates.Select(coordinate => (coordinate.Name, coordinate.Name)), .. set.Select(observed => (observed.Name, observed.Name))]);
        }

        foreach ((string property, string name) in fields)
        {
            string? other = fields.Select(field => field.Name)
                .FirstOrDefault(field => MemberNames.Parameter(name).StartsWith(MemberNames.Parameter(field) + "_", StringComparison.Ordinal));
            if (other is not null)
            {
                Report(Member(property), name, $"the derivatives of '{other}', which are named {MemberNames.Parameter(other)}_... in the generated code");
            }
        }
    }

    private void CheckGroup((string Property, string Name)[] group)
    {
        for (int i = 0; i < group.Length; i++)
        {
            int first = Array.FindIndex(group, other => MemberNames.Parameter(other.Name) == MemberNames.Parameter(group[i].Name));
            if (first < i)
            {
                Report(
                    Member(group[i].Property),
                    group[i].Name,
                    $"'{group[first].Name}': both become '{MemberNames.Parameter(group[i].Name)}' in the generated code");
            }
        }
    }

    private ISymbol Member(string name) => type.GetMembers(name).FirstOrDefault() ?? type;

    private void Report(ISymbol where, string name, string with)
    {
        if (_reported.Add(name))
        {
            report(DiagnosticInfo.Create(Rules.NameCollision, where.Locations.FirstOrDefault(), name, with));
        }
    }
}
