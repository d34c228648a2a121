namespace ModelGen.CudaEmulator.Ptx;

/// <summary>
/// The instructions that the emulator knows, as the text spells them: those that ILGPU writes for ModelGen's kernels and their nearest relatives.
/// </summary>
internal static class Mnemonics
{
    private static readonly Dictionary<string, Opcode> s_known = new(StringComparer.Ordinal)
    {
        ["mov.b32"] = Opcode.Move32,
        ["mov.f32"] = Opcode.Move32,
        ["mov.u32"] = Opcode.Move32,
        ["mov.s32"] = Opcode.Move32,
        ["mov.pred"] = Opcode.Move32,
        ["mov.b64"] = Opcode.Move64,
        ["mov.f64"] = Opcode.Move64,
        ["mov.u64"] = Opcode.Move64,
        ["mov.s64"] = Opcode.Move64,
        ["cvta.to.global.u64"]
            = Opcode.Move64,
        ["add.s32"] = Opcode.AddI32,
        ["add.u32"] = Opcode.AddI32,
        ["add.s64"] = Opcode.AddI64,
        ["add.u64"] = Opcode.AddI64,
        ["sub.s32"] = Opcode.SubI32,
        ["sub.u32"] = Opcode.SubI32,
        ["sub.s64"] = Opcode.SubI64,
        ["sub.u64"] = Opcode.SubI64,
        ["mul.lo.s32"] = Opcode.MulI32,
        ["mul.lo.u32"] = Opcode.MulI32,
        ["mul.lo.s64"] = Opcode.MulI64,
        ["mul.lo.u64"] = Opcode.MulI64,
        ["mul.wide.s32"] = Opcode.MulWideI32,
        ["mul.wide.u32"] = Opcode.MulWideU32,
        ["mul.hi.u32"] = Opcode.MulHighU32,
        ["mul.hi.u64"] = Opcode.MulHighU64,
        ["mad.lo.s32"] = Opcode.MadI32,
        ["mad.lo.u32"] = Opcode.MadI32,
        ["mad.lo.s64"] = Opcode.MadI64,
        ["mad.lo.u64"] = Opcode.MadI64,
        ["mad.wide.u32"]
            = Opcode.MadWideU32,
        ["div.s32"] = Opcode.DivI32,
        ["div.u32"] = Opcode.DivU32,
        ["div.s64"] = Opcode.DivI64,
        ["div.u64"] = Opcode.DivU64,
        ["rem.s32"] = Opcode.RemI32,
        ["rem.u32"] = Opcode.RemU32,
        ["rem.s64"] = Opcode.RemI64,
        ["rem.u64"] = Opcode.RemU64,
        ["neg.s32"] = Opcode.NegI32,
        ["neg.s64"] = Opcode.NegI64,
        ["and.b32"] = Opcode.And,
        ["and.b64"] = Opcode.And,
        ["and.pred"] = Opcode.And,
        ["or.b32"] = Opcode.Or,
        ["or.b64"] = Opcode.Or,
        ["or.pred"] = Opcode.Or,
        ["xor.b32"] = Opcode.Xor,
        ["xor.b64"] = Opcode.Xor,
        ["xor.pred"] = Opcode.Xor,
        ["not.b32"] = Opcode.Not32,
        ["not.b64"] = Opcode.Not64,
        ["not.pred"] = Opcode.NotPredicate,
        ["shl.b32"] = Opcode.ShiftLeft32,
        ["shl.b64"] = Opcode.ShiftLeft64,
        ["shr.s32"] = Opcode.ShiftRightI32,
        ["shr.u32"] = Opcode.ShiftRightU32,
        ["shr.s64"] = Opcode.ShiftRightI64,
        ["shr.u64"] = Opcode.ShiftRightU64,
        ["cvt.s64.s32"] = Opcode.SignExtend32,
        ["cvt.u64.u32"] = Opcode.ZeroExtend32,
        ["cvt.u32.u64"] = Opcode.Move32,
        ["cvt.s32.s64"] = Opcode.Move32,
        ["add.f32"] = Opcode.AddF32,
        ["add.f64"] = Opcode.AddF64,
        ["sub.f32"] = Opcode.SubF32,
        ["sub.f64"] = Opcode.SubF64,
        ["mul.f32"] = Opcode.MulF32,
        ["mul.f64"] = Opcode.MulF64,
        ["fma.rn.f32"] = Opcode.FmaF32,
        ["fma.rn.f64"] = Opcode.FmaF64,
        ["div.rn.f32"] = Opcode.DivF32,
        ["div.rn.f64"] = Opcode.DivF64,
        ["rcp.rn.f32"] = Opcode.RcpF32,
        ["rcp.rn.f64"] = Opcode.RcpF64,
        ["sqrt.rn.f32"] = Opcode.SqrtF32,
        ["sqrt.rn.f64"] = Opcode.SqrtF64,
        ["neg.f32"] = Opcode.NegF32,
        ["neg.f64"] = Opcode.NegF64,
        ["abs.f32"] = Opcode.AbsF32,
        ["abs.f64"] = Opcode.AbsF64,
        ["cvt.rn.f32.s32"] = Opcode.ConvertI32F32,
        ["cvt.rn.f64.s32"] = Opcode.ConvertI32F64,
        ["cvt.rn.f32.s64"] = Opcode.ConvertI64F32,
        ["cvt.rn.f64.s64"]
            = Opcode.ConvertI64F64,
        ["cvt.f64.f32"] = Opcode.ConvertF32F64,
        ["cvt.rn.f32.f64"] = Opcode.ConvertF64F32,
        ["bar.sync"] = Opcode.Barrier,
        ["bra"] = Opcode.Branch,
        ["bra.uni"] = Opcode.Branch,
        ["call.uni"] = Opcode.Call,
        ["ret"] = Opcode.Return,
        ["ret.uni"]
            = Opcode.Return,
    };

    private static readonly Dictionary<string, Relation> s_relations = new(StringComparer.Ordinal)
    {
        ["eq"] = Relation.Equal,
        ["ne"] = Relation.NotEqual,
        ["lt"] = Relation.Less,
        ["le"] = Relation.LessOrEqual,
        ["gt"] = Relation.Greater,
        ["ge"]
            = Relation.GreaterOrEqual,
        ["ltu"] = Relation.LessUnordered,
        ["leu"] = Relation.LessOrEqualUnordered,
        ["gtu"] = Relation.GreaterUnordered,
        ["geu"]
            = Relation.GreaterOrEqualUnordered,
        ["equ"] = Relation.EqualUnordered,
        ["neu"] = Relation.NotEqualUnordered,
        ["lo"] = Relation.Less,
        ["ls"] = Relation.LessOrEqual,
        ["hi"]
            = Relation.Greater,
        ["hs"] = Relation.GreaterOrEqual,
    };

    /// <exception cref="PtxException">The emulator does not know it.</exception>
    public static (Opcode Opcode, Relation Relation) Decode(string mnemonic, int line)
    {
        if (s_known.TryGetValue(mnemonic, out Opcode opcode))
        {
            return (opcode, default);
        }

        string[] parts = mnemonic.Split('.');
        bool is64 = parts[^1].EndsWith("64", StringComparison.Ordinal);
        switch (parts[0])
        {
            case "setp" when parts.Length == 3 && s_relations.TryGetValue(parts[1], out Relation relation):
                return (Comparison(parts[2]), relation);
            case "selp":
                return (Opcode.Select, default);
            case "ld" or "st" when parts[1] is "global" or "shared" or "param":
                return (Memory(parts[0] == "ld", parts[1], is64), default);
            default:
                throw new PtxException($"line {line}: the emulator does not know '{mnemonic}'");
        }
    }

    private static Opcode Comparison(string type) => type switch
    {
        "s32" => Opcode.SetI32,
        "u32" or "b32" => Opcode.SetU32,
        "s64" => Opcode.SetI64,
        "u64" or "b64" => Opcode.SetU64,
        "f32" => Opcode.SetF32,
        _ => Opcode.SetF64,
    };

    private static Opcode Memory(bool loads, string space, bool is64) => (loads, space) switch
    {
        (true, "global") => is64 ? Opcode.LoadGlobal64 : Opcode.LoadGlobal32,
        (false, "global") => is64 ? Opcode.StoreGlobal64 : Opcode.StoreGlobal32,
        (true, "shared") => is64 ? Opcode.LoadShared64 : Opcode.LoadShared32,
        (false, "shared") => is64 ? Opcode.StoreShared64 : Opcode.StoreShared32,
        (true, _) => is64 ? Opcode.LoadParameter64 : Opcode.LoadParameter32,
        _ => is64 ? Opcode.Move64 : Opcode.Move32,
    };
}
