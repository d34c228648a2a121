using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.CudaEmulator.Execution;

internal sealed unsafe partial class Interpreter
{
    private static void Compute(in Instruction i, ulong* r)
    {
        ulong a = r[i.A];
        ulong b = r[i.B];
        r[i.D] = i.Opcode switch
        {
            Opcode.Move32 or Opcode.ZeroExtend32 => (uint)a,
            Opcode.Move64 => a,
            Opcode.AddI32 => (uint)(a + b),
            Opcode.AddI64 => a + b,
            Opcode.SubI32 => (uint)(a - b),
            Opcode.SubI64 => a - b,
            Opcode.MulI32 => (uint)(a * b),
            Opcode.MulI64 => a * b,
            Opcode.MulWideI32 => (ulong)((long)(int)a * (int)b),
            Opcode.MulWideU32 => (ulong)(uint)a * (uint)b,
            Opcode.MulHighU32 => ((ulong)(uint)a * (uint)b) >> 32,
            Opcode.MulHighU64 => Math.BigMul(a, b, out _),
            Opcode.MadI32 => (uint)(a * b + r[i.C]),
            Opcode.MadI64 => a * b + r[i.C],
            Opcode.MadWideU32 => (ulong)(uint)a * (uint)b + r[i.C],
            Opcode.DivI32 => (uint)((int)a / (int)b),
            Opcode.DivU32 => (uint)a / (uint)b,
            Opcode.DivI64 => (ulong)((long)a / (long)b),
            Opcode.DivU64 => a / b,
            Opcode.RemI32 => (uint)((int)a % (int)b),
            Opcode.RemU32 => (uint)a % (uint)b,
            Opcode.RemI64 => (ulong)((long)a % (long)b),
            Opcode.RemU64 => a % b,
            Opcode.NegI32 => (uint)-(int)a,
            Opcode.NegI64 => (ulong)-(long)a,
            Opcode.And => a & b,
            Opcode.Or => a | b,
            Opcode.Xor => a ^ b,
            Opcode.Not32 => (uint)~a,
            Opcode.Not64 => ~a,
            Opcode.NotPredicate => a ^ 1,

            // shifts by the width or more give zero, or the sign
            Opcode.ShiftLeft32 => (uint)b > 31 ? 0 : (uint)a << (int)b,
            Opcode.ShiftLeft64 => (uint)b > 63 ? 0 : a << (int)b,
            Opcode.ShiftRightI32 => (uint)((int)a >> (int)Math.Min((uint)b, 31)),
            Opcode.ShiftRightU32 => (uint)b > 31 ? 0 : (uint)a >> (int)b,
            Opcode.ShiftRightI64 => (ulong)((long)a >> (int)Math.Min((uint)b, 63)),
            Opcode.ShiftRightU64 => (uint)b > 63 ? 0 : a >> (int)b,
            Opcode.SignExtend32 => (ulong)(int)a,
            Opcode.Select => r[i.C] != 0 ? a : b,
            _ => throw new PtxException($"{i.Opcode} is not executed"),
        };
    }

    private static void Calculate(in Instruction i, ulong* r)
    {
        float x = BitConverter.UInt32BitsToSingle((uint)r[i.A]);
        float y = BitConverter.UInt32BitsToSingle((uint)r[i.B]);
        double p = BitConverter.UInt64BitsToDouble(r[i.A]);
        double q = BitConverter.UInt64BitsToDouble(r[i.B]);
        r[i.D] = i.Opcode switch
        {
            Opcode.AddF32 => Bits(x + y),
            Opcode.AddF64 => Bits(p + q),
            Opcode.SubF32 => Bits(x - y),
            Opcode.SubF64 => Bits(p - q),
            Opcode.MulF32 => Bits(x * y),
            Opcode.MulF64 => Bits(p * q),
            Opcode.FmaF32 => Bits(MathF.FusedMultiplyAdd(x, y, BitConverter.UInt32BitsToSingle((uint)r[i.C]))),
            Opcode.FmaF64 => Bits(Math.FusedMultiplyAdd(p, q, BitConverter.UInt64BitsToDouble(r[i.C]))),
            Opcode.DivF32 => Bits(x / y),
            Opcode.DivF64 => Bits(p / q),
            Opcode.RcpF32 => Bits(1 / x),
            Opcode.RcpF64 => Bits(1 / p),
            Opcode.SqrtF32 => Bits(MathF.Sqrt(x)),
            Opcode.SqrtF64 => Bits(Math.Sqrt(p)),
            Opcode.NegF32 => Bits(-x),
            Opcode.NegF64 => Bits(-p),
            Opcode.AbsF32 => Bits(MathF.Abs(x)),
            Opcode.AbsF64 => Bits(Math.Abs(p)),
            Opcode.ConvertI32F32 => Bits((float)(int)r[i.A]),
            Opcode.ConvertI32F64 => Bits((double)(int)r[i.A]),
            Opcode.ConvertI64F32 => Bits((float)(long)r[i.A]),
            Opcode.ConvertI64F64 => Bits((double)(long)r[i.A]),
            Opcode.ConvertF32F64 => Bits((double)x),
            Opcode.ConvertF64F32 => Bits((float)p),
            _ => throw new PtxException($"{i.Opcode} is not executed"),
        };
    }

    private static ulong Bits(float value) => BitConverter.SingleToUInt32Bits(value);

    private static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);
}
