using System.Globalization;
using System.Text;
using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.CudaEmulator.Execution;

/// <summary>Writes profiles to the file that <see cref="Variable"/> names, if it names one: one of each kernel, the first time that it is launched.</summary>
internal static class ProfileReport
{
    public const string Variable = "MODELGEN_EMULATOR_PROFILE";

    // parts of a kernel below this share are left out
    private const double LeastShare = 0.002;

    private static readonly string? s_path = Environment.GetEnvironmentVariable(Variable);
    private static readonly HashSet<PtxFunction> s_seen = [];

    /// <summary>A profile for this launch, or null where none is wanted.</summary>
    public static WarpProfile? Start(PtxFunction kernel) => s_path is not null && s_seen.Add(kernel) ? new WarpProfile(kernel) : null;

    /// <summary>Appends it to the file.</summary>
    public static void Write(WarpProfile profile, int groups, int threads) => File.AppendAllText(s_path!, Text(profile, groups, threads));

    private static string Text(WarpProfile profile, int groups, int threads)
    {
        var text = new StringBuilder();
        long issued = profile.Counts.Sum(counts => counts.Issued);
        Line(text, $"{profile.Kernel.Name}: {groups} groups of {threads} threads issue {issued} instructions");
        Instruction[] code = profile.Kernel.Instructions;
        foreach (IGrouping<string, int> kind in Enumerable.Range(0, code.Length).GroupBy(i => KindOf(code[i].Opcode))
            .OrderByDescending(kind => Sum(profile, kind).Issued))
        {
            Line(text, $"  {kind.Key,-18} {Describe(Sum(profile, kind), issued)}");
        }

        foreach (int[] block in BasicBlocks(code))
        {
            InstructionCounts counts = Sum(profile, block);
            if (counts.Issued > LeastShare * issued)
            {
                int products = block.Count(i => KindOf(code[i].Opcode) is "multiply" or "multiply and add");
                Line(text, $"  from line {code[block[0]].Line,6}: {block.Length,4} instructions, {products,3} of them products {Describe(counts, issued)}");
            }
        }

        return text.ToString();
    }

    private static string Describe(InstructionCounts counts, long issued) => string.Create(CultureInfo.InvariantCulture,
        $"{100.0 * counts.Issued / issued,5:F1}% with {counts.Lanes / (double)Math.Max(1, counts.Issued),4:F1} of {WarpProfile.Warp} lanes, "
        + $"{counts.Transfers} transfers for {counts.FewestTransfers}");

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

    private static InstructionCounts Sum(WarpProfile profile, IEnumerable<int> instructions) =>
        instructions.Aggregate(default(InstructionCounts), (sum, i) => sum + profile.Counts[i]);

    private static IEnumerable<int[]> BasicBlocks(Instruction[] code)
    {
        SortedSet<int> starts = [0, code.Length];
        for (int i = 0; i < code.Length; i++)
        {
            if (code[i].Opcode >= Opcode.Branch)
            {
                _ = starts.Add(i + 1);
            }

            if (code[i].Opcode == Opcode.Branch)
            {
                _ = starts.Add(code[i].Target);
            }
        }

        return starts.Zip(starts.Skip(1), (start, end) => Enumerable.Range(start, end - start).ToArray());
    }

    private static string KindOf(Opcode opcode) => opcode switch
    {
        Opcode.FmaF32 or Opcode.FmaF64 => "multiply and add",
        Opcode.MulF32 or Opcode.MulF64 => "multiply",
        Opcode.AddF32 or Opcode.AddF64 or Opcode.SubF32 or Opcode.SubF64 => "add",
        Opcode.Move32 or Opcode.Move64 => "move",
        >= Opcode.DivF32 and <= Opcode.ConvertF64F32 => "other arithmetic",
        >= Opcode.SetI32 and <= Opcode.Select => "compare, select",
        Opcode.LoadParameter32 or Opcode.LoadParameter64 => "load argument",
        >= Opcode.LoadGlobal32 and <= Opcode.StoreGlobal64 => "global memory",
        >= Opcode.LoadShared32 and <= Opcode.StoreShared64 => "shared memory",
        >= Opcode.Branch => "control",
        _ => "integer",
    };
}
