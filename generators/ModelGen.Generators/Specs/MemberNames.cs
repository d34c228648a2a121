using ModelGen.Generators.Text;

namespace ModelGen.Generators.Specs;

/// <summary>The names of generated members, in one place so that collisions can be reported.</summary>
internal static class MemberNames
{
    public const string Values = "Values";
    public const string Evaluate = "Evaluate";
    public const string EvaluateGrid = "EvaluateGrid";

    /// <summary>Types that generated code calls by their simple name, which a property of that name would hide.</summary>
    public static readonly IReadOnlyList<string> Called = ["Math"];

    public static string Quantity(string name) => "Evaluate" + name;

    public static string QuantityGrid(string name) => Quantity(name) + "Grid";

    /// <summary>The method that finds the program of an element of an array of equations.</summary>
    public static string ProgramOf(string array) => "__ProgramOf" + array;

    public static string Observe(string set) => set.Length == 0 ? "Observe" : "Observe" + char.ToUpperInvariant(set[0]) + set.Substring(1);

    /// <summary>X becomes x, Time becomes time; keywords get an @.</summary>
    public static string Parameter(string name) => CodeWriter.Identifier(char.ToLowerInvariant(name[0]) + name.Substring(1));

    /// <summary>Names that become parameters: those that collide have been reported, and the compiler is not to report them again.</summary>
    /// <param name="names">The names.</param>
    /// <param name="reserved">Variables of the generated method itself.</param>
    public static string[] Distinct(IEnumerable<string> names, params string[] reserved)
    {
        var taken = new HashSet<string>(reserved, StringComparer.Ordinal);
        return [.. names.Select(name =>
        {
            while (!taken.Add(Parameter(name)))
            {
                name += "_";
            }

            return name;
        })];
    }

    /// <summary>What is evaluated by name: public expressions and equations.</summary>
    public static IEnumerable<string> Quantities(ModelSpec spec) =>
        spec.Expressions.Where(expression => expression.IsPublic).Select(expression => expression.Name)
            .Concat(spec.Equations.Select(equation => equation.Property).Distinct());

    /// <summary>Every member that the generator adds to a network on samples, besides constructors.</summary>
    public static IEnumerable<string> All(SampleModelSpec spec) =>
    [
        "Data", "Train", "Measure", "Kernels", "KernelFactory", "Bind", "BindKernels", "Describe",
        .. spec.SampleOutputs.Any() ? ["Predict", "ValuesOf", .. spec.Columns.Where(column => column.IsInput).Select(column => "GradientBy" + column.Name)]
            : Enumerable.Empty<string>(),
        .. spec.PointOutputs.Any() ? [Evaluate] : Enumerable.Empty<string>(),
    ];

    /// <summary>Every member that the generator adds to the class, besides constructors.</summary>
    public static IEnumerable<string> All(ModelSpec spec) =>
    [
        Values, Evaluate, EvaluateGrid, "Kernels", "KernelFactory", "BindKernels",
        .. Quantities(spec).Select(Quantity),
        .. Quantities(spec).Select(QuantityGrid),
        .. spec.Observed.Select(observed => Observe(observed.Set)).Distinct(),
    ];
}
