namespace ModelGen.Package.Tests;

/// <summary>A test that links native code; skipped, with the reason, where there is no linker.</summary>
public sealed class NativeToolchainFactAttribute : FactAttribute
{
    public NativeToolchainFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!OperatingSystem.IsLinux() || !folders.Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc"))))
        {
            Skip = "NativeAOT links with clang or gcc; run eng/install-native-toolchain.sh.";
        }
    }
}
