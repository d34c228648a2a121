using ModelGen.CudaEmulator.Execution;
using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.Cuda.Tests;

/// <summary>The emulator finds what it is there to find.</summary>
public class EmulatorTests
{
    private const string Index = "mov.b32 %r1, %tid.x; mul.wide.u32 %rd2, %r1, 4; mov.b64 %rd1, memory; add.u64 %rd2, %rd1, %rd2;";

    [Fact]
    public void Threads_exchange_numbers_through_shared_memory_and_a_barrier()
    {
        uint[] result = Run(Index + """
            st.shared.b32 [%rd2], %r1;
            bar.sync 0;
            xor.b32 %r3, %r1, 1;
            mul.wide.u32 %rd3, %r3, 4;
            add.u64 %rd3, %rd1, %rd3;
            ld.shared.b32 %r4, [%rd3];
            """ + Store("%r4"));
        Assert.Equal([1, 0, 3, 2], result);
    }

    [Fact]
    public void A_missing_barrier_is_a_race() => AssertFault("reads what thread 0 writes before the same barrier", Index + """
        st.shared.b32 [%rd2], %r1;
        ld.shared.b32 %r4, [%rd1];
        """);

    [Fact]
    public void Two_threads_that_write_one_word_are_a_race() =>
        AssertFault("writes what thread 0 writes before the same barrier", Index + "st.shared.b32 [%rd1], %r1;");

    [Fact]
    public void A_write_after_the_read_of_another_thread_is_a_race() => AssertFault("writes what another thread reads before the same barrier", Index + """
        setp.eq.s32 %p1, %r1, 3;
        @%p1 st.shared.b32 [%rd1], %r1;
        bar.sync 0;
        ld.shared.b32 %r4, [%rd1];
        setp.eq.s32 %p1, %r1, 1;
        @%p1 st.shared.b32 [%rd1], %r1;
        """);

    [Fact]
    public void Groups_that_write_one_word_are_a_race() => AssertFault("touches in the same launch", Store("%r1"), groups: 2);

    [Fact]
    public void Reading_what_nobody_wrote_is_a_fault() => AssertFault("reads what nobody has written", Index + "ld.shared.b32 %r4, [%rd2];");

    [Fact]
    public void Accesses_end_with_the_allocation() => AssertFault("outside of every allocation", """
        ld.param.b64 %rd4, [result];
        st.global.b32 [%rd4+16], 1;
        """);

    [Fact]
    public void Shared_memory_ends() => AssertFault("of 16 bytes of shared memory", "mov.b64 %rd1, memory; st.shared.b32 [%rd1+16], 1;");

    [Fact]
    public void Vectors_are_aligned() => AssertFault("no multiple", """
        ld.param.b64 %rd4, [result];
        st.global.v2.b32 [%rd4+4], {1, 1};
        """);

    [Fact]
    public void A_barrier_waits_for_all_threads() => AssertFault("wait at a barrier", Index + """
        setp.eq.s32 %p1, %r1, 2;
        @%p1 bra END;
        bar.sync 0;
        END:
        """);

    [Fact]
    public void Unknown_instructions_are_named() =>
        Assert.Contains("'tanh.approx.f32'", Assert.Throws<PtxException>(() => Run("tanh.approx.f32 %f1, %f2;")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ltu", 1)]
    [InlineData("lt", 0)]
    [InlineData("ne", 0)]
    [InlineData("neu", 1)]
    public void A_comparison_with_NaN_holds_where_it_is_unordered(string relation, uint holds)
    {
        uint[] result = Run($"mov.b32 %r1, %tid.x; mov.f32 %f1, 0f7FC00000; setp.{relation}.f32 %p1, %f1, 0f00000000; selp.b32 %r4, 1, 0, %p1;" + Store("%r4"));
        Assert.All(result, value => Assert.Equal(holds, value));
    }

    [Fact]
    public void Functions_are_called_with_values()
    {
        uint[] result = Run("mov.b32 %r1, %tid.x; { .param .b32 in; st.param.b32 [in], %r1; .param .b32 out; "
            + "call.uni (out), Twice, (in); ld.param.b32 %r4, [out]; }" + Store("%r4"));
        Assert.Equal([0, 2, 4, 6], result);
    }

    private static void AssertFault(string message, string body, int groups = 1) =>
        Assert.Contains(message, Assert.Throws<PtxException>(() => Run(body, groups)).Message, StringComparison.Ordinal);

    private static string Store(string register) =>
        $" mov.b32 %r9, %tid.x; mul.wide.u32 %rd8, %r9, 4; ld.param.b64 %rd9, [result]; add.u64 %rd9, %rd9, %rd8; st.global.b32 [%rd9], {register};";

    /// <summary>Four threads, 16 bytes that they share, and 16 bytes for the result.</summary>
    private static unsafe uint[] Run(string body, int groups = 1)
    {
        PtxModule module = PtxModule.Parse($$"""
            .version 8.4
            .target sm_90
            .address_size 64
            .visible .func (.param .b32 twice) Twice(.param .b32 x)
            {
                .reg .b32 %r<3>;
                ld.param.b32 %r1, [x];
                add.s32 %r2, %r1, %r1;
                st.param.b32 [twice], %r2;
                ret;
            }
            .visible .entry Kernel(.param .b64 result)
            .maxntid 4, 1, 1
            {
                .shared .align 16 .b8 memory[16];
                .reg .b32 %r<10>;
                mov.b32 %r1, %tid.x;
                {{body}}
                ret;
            }
            """);
        var machine = new Machine();
        nint memory = machine.Global.Allocate(16);
        new Launch(module, module.Entry("Kernel")!, machine).Run(groups, 4, BitConverter.GetBytes((long)memory));
        return new ReadOnlySpan<uint>((void*)memory, 4).ToArray();
    }
}
