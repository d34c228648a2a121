using System.Runtime.CompilerServices;
using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.CudaEmulator.Execution;

/// <summary>Executes a thread's instructions, with IEEE arithmetic and no contraction.</summary>
internal sealed unsafe partial class Interpreter(PtxModule module, Machine machine, byte[] arguments, WarpProfile? profile)
{
    /// <summary>Runs until the next barrier or the end.</summary>
    /// <returns>Where to go on after the barrier, or -1 at the end.</returns>
    /// <exception cref="PtxException">The thread did what it may not.</exception>
    public int Run(PtxFunction function, ulong* r, int start, int group, int thread)
    {
        Instruction[] code = function.Instructions;
        int at = start;
        try
        {
            while (true)
            {
                ref readonly Instruction i = ref code[at++];
                WarpProfile? counted = function.IsEntry ? profile : null;
                counted?.Execute(at - 1);
                if (i.Guard >= 0 && r[i.Guard] != 0 == i.IsGuardNegated)
                {
                    continue;
                }

                switch (i.Opcode)
                {
                    case Opcode.Branch:
                        at = i.Target;
                        break;
                    case Opcode.Barrier:
                        return at;
                    case Opcode.Return:
                        return -1;
                    case Opcode.Call:
                        Call(i, r, group, thread);
                        break;
                    case >= Opcode.LoadParameter32 and <= Opcode.StoreShared64:
                        if (i.Opcode >= Opcode.LoadGlobal32)
                        {
                            counted?.Access(at - 1, thread, r[i.A] + (ulong)i.Offset);
                        }

                        Move(i, r, thread);
                        break;
                    case >= Opcode.SetI32 and <= Opcode.SetF64:
                        r[i.D] = Holds(i, r) ? 1UL : 0;
                        break;
                    case >= Opcode.AddF32 and <= Opcode.ConvertF64F32:
                        Calculate(i, r);
                        break;
                    default:
                        Compute(i, r);
                        break;
                }
            }
        }
        catch (PtxException fault) when (!fault.Message.StartsWith("kernel", StringComparison.Ordinal))
        {
            throw new PtxException($"kernel {function.Name}, line {code[at - 1].Line}, group {group}: {fault.Message}");
        }
    }

    private void Call(in Instruction i, ulong* r, int group, int thread)
    {
        PtxFunction callee = module.Functions[i.Target];
        ulong* frame = stackalloc ulong[callee.Frame.Length];
        callee.Frame.CopyTo(new Span<ulong>(frame, callee.Frame.Length));
        for (int p = 0; p < callee.Parameters.Count; p++)
        {
            frame[callee.Parameters[p]] = r[i.List![p]];
        }

        if (Run(callee, frame, 0, group, thread) >= 0)
        {
            throw new PtxException($"a barrier inside of {callee.Name}, which is called");
        }

        if (i.D >= 0)
        {
            r[i.D] = frame[callee.Result];
        }
    }

    private void Move(in Instruction i, ulong* r, int thread)
    {
        int[] list = i.List!;
        bool is64 = i.Opcode is Opcode.LoadParameter64 or Opcode.LoadGlobal64 or Opcode.StoreGlobal64 or Opcode.LoadShared64 or Opcode.StoreShared64;
        int bytes = (is64 ? 8 : 4) * list.Length;
        bool stores = i.Opcode is Opcode.StoreGlobal32 or Opcode.StoreGlobal64 or Opcode.StoreShared32 or Opcode.StoreShared64;
        if (i.Opcode is Opcode.LoadParameter32 or Opcode.LoadParameter64)
        {
            r[list[0]] = is64 ? BitConverter.ToUInt64(arguments, (int)i.Offset) : BitConverter.ToUInt32(arguments, (int)i.Offset);
            return;
        }

        ulong address = r[i.A] + (ulong)i.Offset;
        byte* memory = i.Opcode is Opcode.LoadShared32 or Opcode.LoadShared64 or Opcode.StoreShared32 or Opcode.StoreShared64
            ? machine.Shared.Access(address, bytes, stores, thread)
            : machine.Global.Access(address, bytes, stores, thread);
        for (int k = 0; k < list.Length; k++)
        {
            if (stores)
            {
                if (is64)
                {
                    ((ulong*)memory)[k] = r[list[k]];
                }
                else
                {
                    ((uint*)memory)[k] = (uint)r[list[k]];
                }
            }
            else
            {
                r[list[k]] = is64 ? ((ulong*)memory)[k] : ((uint*)memory)[k];
            }
        }
    }

    private static bool Holds(in Instruction i, ulong* r)
    {
        ulong a = r[i.A];
        ulong b = r[i.B];
        if (i.Opcode is Opcode.SetF32 or Opcode.SetF64)
        {
            double x = i.Opcode == Opcode.SetF64 ? BitConverter.UInt64BitsToDouble(a) : BitConverter.UInt32BitsToSingle((uint)a);
            double y = i.Opcode == Opcode.SetF64 ? BitConverter.UInt64BitsToDouble(b) : BitConverter.UInt32BitsToSingle((uint)b);
            return double.IsNaN(x) || double.IsNaN(y) ? i.Relation >= Relation.LessUnordered : Holds(i.Relation, x.CompareTo(y));
        }

        return Holds(i.Relation, i.Opcode switch
        {
            Opcode.SetI32 => ((int)a).CompareTo((int)b),
            Opcode.SetU32 => ((uint)a).CompareTo((uint)b),
            Opcode.SetI64 => ((long)a).CompareTo((long)b),
            _ => a.CompareTo(b),
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Holds(Relation relation, int order) => relation switch
    {
        Relation.Equal or Relation.EqualUnordered => order == 0,
        Relation.NotEqual or Relation.NotEqualUnordered => order != 0,
        Relation.Less or Relation.LessUnordered => order < 0,
        Relation.LessOrEqual or Relation.LessOrEqualUnordered => order <= 0,
        Relation.Greater or Relation.GreaterUnordered => order > 0,
        _ => order >= 0,
    };
}
