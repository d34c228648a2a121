using System.Globalization;
using ModelGen.CudaEmulator.Execution;
using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.Cuda.Tests;

/// <summary>The emulator counts what a GPU would issue and transfer.</summary>
public class WarpProfileTests
{
    [Theory]
    [InlineData(1, 1)]         // neighbours: one row of banks
    [InlineData(2, 2)]         // every other word: two words of 64 in each bank
    [InlineData(8, 8)]
    [InlineData(33, 1)]        // an odd step meets no bank twice
    [InlineData(0, 1)]         // all threads read the same word
    public void Words_of_one_bank_are_read_one_after_the_other(int step, long transfers)
    {
        InstructionCounts counts = Load("ld.shared.b32 %r4, [%rd2]", 4 * step);
        Assert.Equal((transfers, 1), (counts.Transfers, counts.FewestTransfers));
    }

    [Theory]
    [InlineData(1, 4, 4)]      // a quarter of the warp reads 32 neighbouring words
    [InlineData(2, 8, 4)]      // 8 quads of every other place meet in pairs
    [InlineData(3, 4, 4)]
    [InlineData(0, 4, 1)]
    public void Quads_are_read_by_quarters_of_a_warp(int step, long transfers, long fewest)
    {
        InstructionCounts counts = Load("ld.shared.v4.b32 {%r4, %r5, %r6, %r7}, [%rd2]", 16 * step);
        Assert.Equal((transfers, fewest), (counts.Transfers, counts.FewestTransfers));
    }

    [Theory]
    [InlineData(1, 4, 4)]
    [InlineData(8, 32, 4)]
    [InlineData(0, 1, 1)]
    public void Global_memory_is_read_by_sectors(int step, long transfers, long fewest)
    {
        InstructionCounts counts = Load("ld.global.b32 %r4, [%rd3]", 4 * step);
        Assert.Equal((transfers, fewest), (counts.Transfers, counts.FewestTransfers));
    }

    [Fact]
    public void A_warp_issues_a_loop_as_often_as_its_longest_lane()
    {
        // thread i turns i + 1 times
        WarpProfile profile = Run("""
            NEXT:
            sub.s32 %r1, %r1, 1;
            setp.ge.s32 %p1, %r1, 0;
            @%p1 bra NEXT;
            """, threads: 40, step: 0);
        InstructionCounts counts = profile.Counts[Array.FindIndex(profile.Kernel.Instructions, i => i.Opcode == Opcode.SubI32)];
        Assert.Equal(32 + 40, counts.Issued);
        Assert.Equal(40 * 41 / 2, counts.Lanes);
    }

    private static InstructionCounts Load(string load, int step)
    {
        WarpProfile profile = Run(load + ";", threads: 32, step);
        int at = Array.FindIndex(profile.Kernel.Instructions, i => i.Opcode is Opcode.LoadShared32 or Opcode.LoadGlobal32);
        Assert.Equal(1, profile.Counts[at].Issued);
        Assert.Equal(32, profile.Counts[at].Lanes);
        return profile.Counts[at];
    }

    /// <summary>Every thread's %rd2 and %rd3 point to memory of its own, that many bytes apart, in shared and in global memory.</summary>
    private static WarpProfile Run(string body, int threads, int step)
    {
        const int Bytes = 8192;
        string bytes = Bytes.ToString(CultureInfo.InvariantCulture);
        PtxModule module = PtxModule.Parse($$"""
            .version 8.4
            .target sm_90
            .address_size 64
            .visible .entry Kernel(.param .b64 global)
            .maxntid 64, 1, 1
            {
                .shared .align 16 .b8 memory[{{bytes}}];
                .reg .b32 %r<12>;
                mov.b32 %r1, %tid.x;
                setp.ne.s32 %p2, %r1, 0;
                @%p2 bra FILLED;
                mov.b32 %r9, 0;
                mov.b64 %rd4, memory;
                FILL:
                st.shared.b32 [%rd4], %r9;
                add.s32 %r9, %r9, 4;
                add.u64 %rd4, %rd4, 4;
                setp.lt.s32 %p3, %r9, {{bytes}};
                @%p3 bra FILL;
                FILLED:
                bar.sync 0;
                mul.wide.u32 %rd2, %r1, {{step}};
                ld.param.b64 %rd3, [global];
                add.u64 %rd3, %rd3, %rd2;
                mov.b64 %rd1, memory;
                add.u64 %rd2, %rd1, %rd2;
                {{body}}
                ret;
            }
            """);
        var machine = new Machine();
        nint memory = machine.Global.Allocate(Bytes);
        machine.Global.MarkWritten(memory, Bytes);
        PtxFunction kernel = module.Entry("Kernel")!;
        var profile = new WarpProfile(kernel);
        new Launch(module, kernel, machine, profile).Run(1, threads, BitConverter.GetBytes((long)memory));
        return profile;
    }
}
