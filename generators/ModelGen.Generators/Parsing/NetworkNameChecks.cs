using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>Names that a [Network] declares and that would meet a generated member, a member of the base class, or one another.</summary>
internal sealed class NetworkNameChecks(INamedTypeSymbol type, INamedTypeSymbol? baseClass, SampleModelSpec spec, Action<DiagnosticInfo> report)
{
    private static readonly string[] s_types = ["Data", "Kernels", "KernelFactory"];

    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public void Run()
    {
        foreach (string name in MemberNames.All(spec).Distinct())
        {
            if (name == type.Name)
            {
                Report(type, name, "a generated member of the same name");
            }

            foreach (ISymbol member in type.GetMembers(name).Where(member => !IsOverload(member)))
            {
                Report(member, name, "a generated member of the same name");
            }
        }

        InheritedNames.Check(type, baseClass, Report);
        InheritedNames.CheckCalled(type, Report);
        CheckParameters([.. spec.Columns.Select(column => column.Name)]);
        CheckParameters([.. spec.Columns.Where(column => column.IsInput).Select(column => column.Name), .. spec.Outputs.Select(output => output.Name)]);
    }

    /// <summary>Whether a method takes what no generated one does: they take spans, numbers and the data set.</summary>
    private static bool IsOverload(ISymbol member) => member is IMethodSymbol method && !s_types.Contains(method.Name)
        && method.Parameters.Any(parameter => parameter.Type.Name is not ("Span" or "ReadOnlySpan" or "Int32" or "Data" or "String"));

    /// <summary>Columns and outputs become parameters, which start with a small letter.</summary>
    private void CheckParameters(string[] names)
    {
        for (int i = 0; i < names.Length; i++)
        {
            int first = Array.FindIndex(names, other => MemberNames.Parameter(other) == MemberNames.Parameter(names[i]));
            if (first < i)
            {
                Report(
                    type.GetMembers(names[i]).FirstOrDefault() ?? type,
                    names[i],
                    $"'{names[first]}': both become '{MemberNames.Parameter(names[i])}' in the generated code");
            }
        }
    }

    private void Report(ISymbol where, string name, string with)
    {
        if (_reported.Add(name))
        {
            report(DiagnosticInfo.Create(Rules.NameCollision, where.Locations.FirstOrDefault(), name, with));
        }
    }
}
