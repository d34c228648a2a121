using System.Runtime.InteropServices;
using System.Text;
using ModelGen.CudaEmulator.Execution;
using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.CudaEmulator.Driver;

/// <summary>What the exported functions share: the device, modules and functions by number, and the last fault's message.</summary>
internal static unsafe class Driver
{
    private static readonly Lock s_gate = new();
    private static readonly Machine s_machine = new();
    private static readonly List<PtxModule> s_modules = [];
    private static readonly List<(PtxModule Module, PtxFunction Kernel)> s_kernels = [];
    private static nint s_message;

    /// <summary>Text for cuGetErrorString.</summary>
    public static nint Message(CudaResult result) =>
        s_message != 0 && result is CudaResult.IllegalAddress or CudaResult.InvalidPtx ? s_message : Marshal.StringToCoTaskMemUTF8(result.ToString());

    public static CudaResult Load(string text, Span<byte> log, out nint handle)
    {
        lock (s_gate)
        {
            handle = 0;
            try
            {
                s_modules.Add(PtxModule.Parse(text));
                handle = s_modules.Count;
                return CudaResult.Success;
            }
            catch (PtxException fault)
            {
                if (!log.IsEmpty)
                {
                    byte[] message = Encoding.ASCII.GetBytes(fault.Message);
                    message.AsSpan(0, Math.Min(message.Length, log.Length - 1)).CopyTo(log);
                }

                return Fail(CudaResult.InvalidPtx, fault.Message);
            }
        }
    }

    public static CudaResult Function(nint module, string name, out nint handle)
    {
        lock (s_gate)
        {
            handle = 0;
            if (s_modules[(int)module - 1].Entry(name) is not { } kernel)
            {
                return CudaResult.NotFound;
            }

            s_kernels.Add((s_modules[(int)module - 1], kernel));
            handle = s_kernels.Count;
            return CudaResult.Success;
        }
    }

    public static CudaResult Launch(nint function, int groups, int threads, void** parameters, void** extra)
    {
        lock (s_gate)
        {
            (PtxModule module, PtxFunction kernel) = s_kernels[(int)function - 1];
            var arguments = new byte[(kernel.ParameterBytes + 7) & ~7];
            if (parameters is not null)
            {
                return Fail(CudaResult.InvalidValue, "arguments come in one buffer here");
            }

            // pairs of a key and a value: 1, the buffer; 2, its length; 0, the end
            for (; *extra is not null; extra += 2)
            {
                if ((nint)extra[0] == 1)
                {
                    new Span<byte>(extra[1], kernel.ParameterBytes).CopyTo(arguments);
                }
                else if ((nint)extra[0] == 2 && *(nint*)extra[1] < kernel.ParameterBytes)
                {
                    return Fail(CudaResult.InvalidValue, $"{kernel.Name} takes {kernel.ParameterBytes} bytes of arguments and was given {*(nint*)extra[1]}");
                }
            }

            try
            {
                WarpProfile? profile = ProfileReport.Start(kernel);
                new Launch(module, kernel, s_machine, profile).Run(groups, threads, arguments);
                if (profile is not null)
                {
                    ProfileReport.Write(profile, groups, threads);
                }

                return CudaResult.Success;
            }
            catch (PtxException fault)
            {
                return Fail(CudaResult.IllegalAddress, fault.Message);
            }
        }
    }

    public static CudaResult Allocate(nint bytes, out nint address)
    {
        lock (s_gate)
        {
            address = 0;
            if (bytes > GlobalMemory.Capacity - s_machine.Global.Used)
            {
                return CudaResult.OutOfMemory;
            }

            address = s_machine.Global.Allocate(bytes);
            return CudaResult.Success;
        }
    }

    public static CudaResult Free(nint address)
    {
        lock (s_gate)
        {
            return s_machine.Global.Free(address) ? CudaResult.Success : CudaResult.InvalidValue;
        }
    }

    public static CudaResult Copy(nint destination, nint source, nint bytes)
    {
        lock (s_gate)
        {
            Buffer.MemoryCopy((void*)source, (void*)destination, bytes, bytes);
            s_machine.Global.MarkWritten(destination, bytes);
            return CudaResult.Success;
        }
    }

    public static CudaResult Fill(nint destination, byte value, nint bytes)
    {
        lock (s_gate)
        {
            NativeMemory.Fill((void*)destination, (nuint)bytes, value);
            s_machine.Global.MarkWritten(destination, bytes);
            return CudaResult.Success;
        }
    }

    public static bool IsOnDevice(nint address)
    {
        lock (s_gate)
        {
            return s_machine.Global.IsOnDevice(address);
        }
    }

    public static nint FreeBytes
    {
        get
        {
            lock (s_gate)
            {
                return (nint)(GlobalMemory.Capacity - s_machine.Global.Used);
            }
        }
    }

    private static CudaResult Fail(CudaResult result, string message)
    {
        Console.Error.WriteLine("CUDA emulator: " + message);
        s_message = Marshal.StringToCoTaskMemUTF8(message);
        return result;
    }
}
