namespace ModelGen.Generators.Tests;

/// <summary>The files of the repository, for tests of what is written in them.</summary>
internal static class Repository
{
    /// <summary>The folder of ModelGen.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>All C# files that are written by hand below a folder, relative to the root, with slashes, in order.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    /// <summary>Fails with every fault, a line each.</summary>
    public static void AssertNone(IEnumerable<string> faults)
    {
        string all = string.Join('\n', faults.Distinct());
        Assert.True(all.Length == 0, all);
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ModelGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("ModelGen.sln is not above the tests.");
    }
}
