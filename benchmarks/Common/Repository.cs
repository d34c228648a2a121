namespace ModelGen.Benchmarks;

/// <summary>The repository that the benchmarks were built in.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    /// <exception cref="DirectoryNotFoundException">The benchmarks were moved out of it.</exception>
    public static string Root
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ModelGen.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException("ModelGen.sln is not above the benchmarks; run them from the repository.");
        }
    }
}
