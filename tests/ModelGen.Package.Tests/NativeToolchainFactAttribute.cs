namespace ModelGen.Package.Tests;

/// <summary>A test that links native code; skipped, with the reason, where there is no linker.</summary>
public sealed class NativeToolchainFactAttribute : FactAttribute
{
    public NativeToolchainFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!OperatingSystem.IsLinux())
        {
            Skip = "NativeAOT is tested on Linux only.";
        }
        else if (!folders.Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc"))))
        {
            Skip = "NativeAOT links with clang or gcc, of which neither is on the PATH: "
                + "install clang and zlib's headers (eng/install-native-toolchain.sh does, as root on Debian or Ubuntu).";
        }
    }
}
