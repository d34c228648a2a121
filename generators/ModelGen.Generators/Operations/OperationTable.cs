namespace ModelGen.Generators.Operations;

/// <summary>Every operation by its canonical name. A new operation is a new file with a class; nothing else lists it.</summary>
internal static class OperationTable
{
    public static readonly IReadOnlyDictionary<string, Operation> ByName = typeof(Operation).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(Operation).IsAssignableFrom(type))
        .Select(type => (Operation)(type.GetField("Instance", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)?.GetValue(null)
            ?? throw new InvalidOperationException(type.Name + " has no Instance")))
        .ToDictionary(operation => operation.Name, StringComparer.Ordinal);
}
