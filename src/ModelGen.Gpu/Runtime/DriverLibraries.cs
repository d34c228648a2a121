using System.Reflection;
using System.Runtime.InteropServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>ILGPU looks for libOpenCL.so and libcuda.so, which only developer packages install, and silently finds nothing; this also tries the names that drivers install.</summary>
internal static class DriverLibraries
{
    private static readonly Lock Gate = new();
    private static bool _isInstalled;

    /// <summary>What was looked for, for messages.</summary>
    public const string Description = "the CUDA driver (libcuda.so.1, nvcuda.dll) and an OpenCL loader (libOpenCL.so.1, OpenCL.dll) with a device of OpenCL C 2.0 or newer";

    /// <summary>Call before the first context.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (!_isInstalled)
            {
                _isInstalled = true;
                NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, Resolve);
            }
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (NativeLibrary.TryLoad(name, assembly, path, out nint handle))
        {
            return handle;
        }

        string stem = name.StartsWith("lib", StringComparison.Ordinal) ? name : "lib" + name;
        stem = stem.EndsWith(".so", StringComparison.Ordinal) ? stem : stem + ".so";
        return OperatingSystem.IsLinux() && NativeLibrary.TryLoad(stem + ".1", assembly, path, out handle) ? handle : 0;
    }
}
