using System.Runtime.InteropServices;
using System.Text;
using ModelGen.CudaEmulator.Execution;
using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.CudaEmulator.Driver;

/// <summary>What the exported functions share: the device, modules and functions by number, and the last fault's message.</summary>
internal static unsafe class Driver
{
    private static readonly Lock Gate = new();
    private static readonly Machine Machine = new();
    private static readonly List<PtxModule> Modules = [];
    private static readonly List<(PtxModule Module, PtxFunction Kernel)> Kernels = [];
    private static nint _message;

    /// <summary>Text for cuGetErrorString.</summary>
    public static nint Message(CudaResult result) => _message != 0 && result is CudaResult.IllegalAddress or CudaResult.InvalidPtx ? _message : Marshal.StringToCoTaskMemUTF8(result.ToString());

    public static CudaResult Load(string text, Span<byte> log, out nint handle)
    {
        lock (Gate)
        {
            handle = 0;
            try
            {
                Modules.Add(PtxModule.Parse(text));
                handle = Modules.Count;
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
        lock (Gate)
        {
            handle = 0;
            if (Modules[(int)module - 1].Entry(name) is not { } kernel)
            {
                return CudaResult.NotFound;
            }

            Kernels.Add((Modules[(int)module - 1], kernel));
            handle = Kernels.Count;
            return CudaResult.Success;
        }
    }

    public static CudaResult Launch(nint function, int groups, int threads, void** parameters, void** extra)
    {
        lock (Gate)
        {
            (PtxModule module, PtxFunction kernel) = Kernels[(int)function - 1];
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
                new Launch(module, kernel, Machine, profile).Run(groups, threads, arguments);
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
        lock (Gate)
        {
            address = 0;
            if (bytes > GlobalMemory.Capacity - Machine.Global.Used)
            {
                return CudaResult.OutOfMemory;
            }

            address = Machine.Global.Allocate(bytes);
            return CudaResult.Success;
        }
    }

    public static CudaResult Free(nint address)
    {
        lock (Gate)
        {
            return Machine.Global.Free(address) ? CudaResult.Success : CudaResult.InvalidValue;
        }
    }

    public static CudaResult Copy(nint destination, nint source, nint bytes)
    {
        lock (Gate)
        {
            Buffer.MemoryCopy((void*)source, (void*)destination, bytes, bytes);
            Machine.Global.MarkWritten(destination, bytes);
            return CudaResult.Success;
        }
    }

    public static CudaResult Fill(nint destination, byte value, nint bytes)
    {
        lock (Gate)
        {
            NativeMemory.Fill((void*)destination, (nuint)bytes, value);
            Machine.Global.MarkWritten(destination, bytes);
            return CudaResult.Success;
        }
    }

    public static bool IsOnDevice(nint address)
    {
        lock (Gate)
        {
            return Machine.Global.IsOnDevice(address);
        }
    }

    public static nint FreeBytes
    {
        get
        {
            lock (Gate)
            {
                return (nint)(GlobalMemory.Capacity - Machine.Global.Used);
            }
        }
    }

    private static CudaResult Fail(CudaResult result, string message)
    {
        Console.Error.WriteLine("CUDA emulator: " + message);
        _message = Marshal.StringToCoTaskMemUTF8(message);
        return result;
    }
}
