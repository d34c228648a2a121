using ModelGen.Generators.Emit.Cpu;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Emit;

/// <summary>The names of generated members, in one place so that collisions can be reported.</summary>
internal static class MemberNames
{
    public const string Values = "Values";
    public const string Evaluate = "Evaluate";
    public const string EvaluateGrid = "EvaluateGrid";

    public static string Quantity(string name) => "Evaluate" + name;

    public static string Observe(string set) => set.Length == 0 ? "Observe" : "Observe" + char.ToUpperInvariant(set[0]) + set.Substring(1);

    public static string Parameter(string name) => LeafNames.LowerFirst(name);

    /// <summary>Every member that the generator adds to the class, besides constructors.</summary>
    public static IEnumerable<string> All(ModelSpec spec) =>
    [
        Values, Evaluate, EvaluateGrid, "Kernels", "KernelFactory", "BindKernels",
        .. spec.Expressions.Where(expression => expression.IsPublic).Select(expression => Quantity(expression.Name)),
        .. spec.Equations.Select(equation => Quantity(equation.Name)),
        .. spec.Observed.Select(observed => Observe(observed.Set)).Distinct(),
    ];
}
