using System.Reflection;
using ModelGen.Generators.Operations;
using ModelGen.Numerics;

namespace ModelGen.Generators.Tests.Operations;

/// <summary>An operation is one file of the generator; what the run-time library must know of it is asked for here, by file.</summary>
public class OperationPlacesTests
{
    // what Calculus has besides operations
    private static readonly string[] s_composed = ["D", "Laplacian", "Square"];

    private static string[] CalculusMethods =>
        [.. typeof(Calculus).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.ReturnType != typeof(Tensor)
                && !method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Tensor)))
            .Select(method => method.Name).Except(s_composed).Distinct()];

    private static IEnumerable<(string Method, Operation Operation)> Named => OperationTable.ByMethod.Select(pair => (pair.Key, pair.Value));

    [Fact]
    public void Every_method_of_Calculus_has_an_operation() =>
        NothingLacks("generators/ModelGen.Generators/Operations", CalculusMethods.Except(OperationTable.ByMethod.Keys));

    [Fact]
    public void Every_operation_has_its_methods_in_Calculus() =>
        NothingLacks("src/ModelGen/Symbols/Calculus.*.cs", OperationTable.ByMethod.Keys.Except(CalculusMethods));

    [Fact]
    public void Every_operation_prints_as_a_method_that_builds_it()
    {
        var missing = new List<string>();
        foreach ((string name, Operation operation) in Named.Where(named => CalculusMethods.Contains(named.Method)))
        {
            foreach (MethodInfo method in typeof(Calculus).GetMethods().Where(method => method.Name == name))
            {
                object[] arguments = [.. method.GetParameters().Select(Argument)];
                string? printed = Print(method, arguments);
                if (printed is null || !operation.Methods.Any(spelling => printed.StartsWith(spelling + "(", StringComparison.Ordinal)))
                {
                    missing.Add($"{operation.Name} (of {name}, printed as {printed ?? "nothing"})");
                }
            }
        }

        NothingLacks("src/ModelGen/Symbols/ExpressionPrinter.cs", missing);
    }

    [Fact]
    public void Every_operation_that_is_computed_lane_by_lane_has_a_method_of_the_lanes()
    {
        IEnumerable<Type> types = typeof(ILanes<,>).GetInterfaces().Append(typeof(ILanes<,>));
        string[] methods = [.. types.SelectMany(type => type.GetMethods()).Select(method => method.Name)];
        NothingLacks(
            "src/ModelGen/Numerics/ILanes.cs",
            Named.Select(named => named.Operation).OfType<Elementwise>().Select(operation => operation.Spelling).Except(methods));
    }

    [Fact]
    public void Every_method_is_compiled_and_compared_with_the_oracle()
    {
        string folder = Path.Combine(Repository.Root, "tests", "ModelGen.Compiled.Tests", "Models");
        string models = string.Concat(Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText));
        NothingLacks(
            "tests/ModelGen.Compiled.Tests/Models",
            CalculusMethods.Where(method => OperationTable.ByMethod.TryGetValue(method, out Operation? operation)
                && !operation.Methods.Any(name => models.Contains(name + "(", StringComparison.Ordinal))));
    }

    private static void NothingLacks(string file, IEnumerable<string> missing)
    {
        string[] names = [.. missing];
        Assert.True(names.Length == 0, $"{file} lacks {string.Join(", ", names)}");
    }

    private static string? Print(MethodInfo method, object[] arguments)
    {
        try
        {
            return method.Invoke(null, arguments)!.ToString();
        }
        catch (TargetInvocationException)
        {
            return null;
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }

    private static object Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(Predicate) => new Field("A") > new Field("B"),
        var type when type == typeof(int) => 3,
        var type when type == typeof(double) => 0.5,
        var type when type == typeof(ComplexScalar) => new ComplexField("H"),
        _ => new Field("U"),
    };
}
