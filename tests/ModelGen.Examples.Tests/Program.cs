namespace ModelGen.Examples.Tests;

/// <summary>An example that waits to be cancelled, for tests that send signals: <c>dotnet ModelGen.Examples.Tests.dll --out FOLDER</c>.</summary>
internal static class Program
{
    /// <summary>What it prints when it listens to signals.</summary>
    public const string Ready = "ready";

    private static int Main(string[] args) => new ExampleCommand("heat", "Waits to be cancelled.", (_, cancel) =>
    {
        Console.WriteLine(Ready);
        cancel.WaitHandle.WaitOne(TimeSpan.FromMinutes(2));
        cancel.ThrowIfCancellationRequested();
        return [];
    }).Invoke(args);
}
