using System.Runtime.InteropServices;
using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.CudaEmulator.Execution;

/// <summary>Runs a kernel: one group after the other, a group's threads one after the other from barrier to barrier.</summary>
internal sealed unsafe class Launch(PtxModule module, PtxFunction kernel, Machine machine, WarpProfile? profile = null)
{
    /// <exception cref="PtxException">A thread did what it may not.</exception>
    public void Run(int groups, int threads, byte[] arguments)
    {
        if (threads > kernel.MaxThreads)
        {
            throw new PtxException($"{threads} threads; the kernel was compiled for {kernel.MaxThreads}");
        }

        machine.Rules.StartLaunch();
        int size = kernel.Frame.Length;
        var frames = (ulong*)NativeMemory.Alloc((nuint)(threads * size), sizeof(ulong));
        try
        {
            for (int group = 0; group < groups; group++)
            {
                machine.Rules.StartGroup();
                machine.Shared.Start(kernel.SharedBytes);
                for (int thread = 0; thread < threads; thread++)
                {
                    var frame = new Span<ulong>(frames + (long)thread * size, size);
                    kernel.Frame.CopyTo(frame);
                    Set(frame, kernel.ThreadIndex, thread);
                    Set(frame, kernel.ThreadCount, threads);
                    Set(frame, kernel.GroupIndex, group);
                    Set(frame, kernel.GroupCount, groups);
                }

                RunGroup(group, threads, frames, size, arguments);
            }
        }
        finally
        {
            NativeMemory.Free(frames);
        }
    }

    private void RunGroup(int group, int threads, ulong* frames, int size, byte[] arguments)
    {
        var at = new int[threads];
        var interpreter = new Interpreter(module, machine, arguments, profile);
        for (int running = threads; running > 0; machine.Rules.PassBarrier())
        {
            int ended = 0;
            for (int thread = 0; thread < threads; thread++)
            {
                at[thread] = interpreter.Run(kernel, frames + (long)thread * size, at[thread], group, thread);
                ended += at[thread] < 0 ? 1 : 0;
                profile?.Pause(thread, threads);
            }

            if (ended != 0 && ended != threads)
            {
                throw new PtxException($"group {group}: {ended} threads have ended while {threads - ended} wait at a barrier");
            }

            if (ended == 0 && at.AsSpan().ContainsAnyExcept(at[0]))
            {
                throw new PtxException($"group {group}: threads wait at different barriers");
            }

            running = threads - ended;
        }
    }

    private static void Set(Span<ulong> frame, int place, int value)
    {
        if (place >= 0)
        {
            frame[place] = (uint)value;
        }
    }
}
