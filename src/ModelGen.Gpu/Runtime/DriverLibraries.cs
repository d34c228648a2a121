using System.Reflection;
using System.Runtime.InteropServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>ILGPU looks for libOpenCL.so and libcuda.so, which only developer packages install, and silently finds nothing; this also tries the names that drivers install.</summary>
internal static partial class DriverLibraries
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
                ChooseWorkGroupMethod();
            }
        }
    }

    // PoCL 6's default way of running a group on a processor compiles a large kernel wrongly now and then (twice in twenty compilations of the
    // same text, where continuations were right in twenty-four). The user's own choice stands. .NET keeps its environment to itself, hence libc.
    private static void ChooseWorkGroupMethod()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetEnvironment("POCL_WORK_GROUP_METHOD", "cbs", 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

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
