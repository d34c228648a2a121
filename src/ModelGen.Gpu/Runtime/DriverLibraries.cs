using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>
/// ILGPU looks for libOpenCL.so and libcuda.so, which only developer packages install, and silently finds nothing; this also tries the names that drivers
/// install.
/// </summary>
internal static unsafe partial class DriverLibraries
{
    // where the loader looks, and where containers, WSL and NixOS put drivers without telling it
    private static readonly string[] s_folders = ["", "/usr/local/nvidia/lib64/", "/usr/lib/wsl/lib/", "/run/opengl-driver/lib/"];

    private static readonly Lock s_gate = new();
    private static bool s_isInstalled;

    /// <summary>What was looked for, for messages.</summary>
    public const string Description
        = "the CUDA driver (libcuda.so.1, nvcuda.dll) and an OpenCL loader (libOpenCL.so.1, OpenCL.dll) with a device of OpenCL C 2.0 or newer";

    /// <summary>Call before the first context.</summary>
    public static void Install()
    {
        lock (s_gate)
        {
            if (!s_isInstalled)
            {
                s_isInstalled = true;
                Assembly assembly = typeof(Context).Assembly;

                // not NativeLibrary.SetDllImportResolver: an assembly takes one, and under WSL ILGPU sets its own
                (AssemblyLoadContext.GetLoadContext(assembly) ?? AssemblyLoadContext.Default).ResolvingUnmanagedDll += (asking, name) => asking == assembly
                    ? Resolve(name)
                    : 0;
                ChooseWorkGroupMethod();
            }
        }
    }

    /// <summary>
    /// Says what a CUDA driver that is there answers where no device of it was found, as ILGPU keeps it to itself; empty where there is no driver.
    /// </summary>
    public static string CudaFailure()
    {
        nint driver = OperatingSystem.IsWindows() && NativeLibrary.TryLoad("nvcuda", out nint handle) ? handle : Resolve("cuda");
        if (driver == 0 || !NativeLibrary.TryGetExport(driver, "cuInit", out nint initialize))
        {
            return "";
        }

        int error = ((delegate* unmanaged<uint, int>)initialize)(0);
        return error switch
        {
            0 => " There is a CUDA driver, but it has no device, or one that it is too old for.",
            100 => " There is a CUDA driver, but it sees no device (CUDA error 100).",
            803 => " There is a CUDA driver, but not the one that runs in the kernel (CUDA error 803): restart the machine after an update.",
            _ => string.Create(CultureInfo.InvariantCulture, $" There is a CUDA driver, but it does not start (CUDA error {error})."),
        };
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

    // asked where the usual search has found nothing
    private static nint Resolve(string name)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        string stem = name.StartsWith("lib", StringComparison.Ordinal) ? name : "lib" + name;
        stem = stem.EndsWith(".so", StringComparison.Ordinal) ? stem : stem + ".so";
        foreach (string folder in s_folders)
        {
            if (NativeLibrary.TryLoad(folder + stem + ".1", out nint handle))
            {
                return handle;
            }
        }

        return 0;
    }
}
