namespace ModelGen.Generators.Operations;

/// <summary>
/// Every operation by its canonical name. A new operation is a new file with a class. The run-time library must know it too, by a method
/// of Calculus, its name in ExpressionPrinter and a method of the lanes: a test says which of them is missing.
/// </summary>
internal static class OperationTable
{
    public static readonly IReadOnlyDictionary<string, Operation> ByName = typeof(Operation).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(Operation).IsAssignableFrom(type))
        .Select(type => (Operation)(type.GetField("Instance", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)?.GetValue(null)
            ?? throw new InvalidOperationException(type.Name + " has no Instance")))
        .ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    /// <summary>Every operation by the methods of ModelGen.Calculus that build it.</summary>
    public static readonly IReadOnlyDictionary<string, Operation> ByMethod = ByName.Values
        .SelectMany(operation => operation.Methods.Select(method => (method, operation)))
        .ToDictionary(pair => pair.method, pair => pair.operation, StringComparer.Ordinal);
}
