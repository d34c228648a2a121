using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ModelGen.Samples;

/// <summary>Numbers in a row, in an array or in a file; never written to.</summary>
/// <param name="type">How each is held.</param>
/// <param name="count">Numbers.</param>
/// <param name="isSwapped">Whether their bytes are in the order that this machine does not have.</param>
/// <param name="source">Where they come from, for messages; null for an array of the caller's.</param>
internal abstract unsafe class NumberStore(NumberType type, long count, bool isSwapped, string? source)
{
    public NumberType Type { get; } = type;

    public long Count { get; } = count;

    public bool IsSwapped { get; } = isSwapped && type.Size() > 1;

    public string? Source { get; } = source;

    /// <summary>The first byte.</summary>
    public abstract ref byte Bytes { get; }

    /// <summary>Copies numbers.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="numbers">As many as it holds.</param>
    public void Read(long first, Span<double> numbers)
    {
        fixed (byte* bytes = &Bytes)
        {
            byte* from = bytes + first * Type.Size();
            switch (Type)
            {
                case NumberType.Float16: Convert<Half>(from, numbers); break;
                case NumberType.Float32: Convert<float>(from, numbers); break;
                case NumberType.Float64: Convert<double>(from, numbers); break;
                case NumberType.Int8: Convert<sbyte>(from, numbers); break;
                case NumberType.Int16: Convert<short>(from, numbers); break;
                case NumberType.Int32: Convert<int>(from, numbers); break;
                case NumberType.Int64: Convert<long>(from, numbers); break;
                case NumberType.UInt8: Convert<byte>(from, numbers); break;
                case NumberType.UInt16: Convert<ushort>(from, numbers); break;
                case NumberType.UInt32: Convert<uint>(from, numbers); break;
                default: Convert<ulong>(from, numbers); break;
            }
        }

        GC.KeepAlive(this);
    }

    private void Convert<TNumber>(byte* from, Span<double> numbers) where TNumber : unmanaged, INumberBase<TNumber>
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            TNumber number = Unsafe.ReadUnaligned<TNumber>(from + (long)i * sizeof(TNumber));
            numbers[i] = double.CreateTruncating(IsSwapped ? Swap(number) : number);
        }
    }

    private static TNumber Swap<TNumber>(TNumber number) where TNumber : unmanaged => sizeof(TNumber) switch
    {
        2 => Unsafe.BitCast<ushort, TNumber>(BinaryPrimitives.ReverseEndianness(Unsafe.BitCast<TNumber, ushort>(number))),
        4 => Unsafe.BitCast<uint, TNumber>(BinaryPrimitives.ReverseEndianness(Unsafe.BitCast<TNumber, uint>(number))),
        8 => Unsafe.BitCast<ulong, TNumber>(BinaryPrimitives.ReverseEndianness(Unsafe.BitCast<TNumber, ulong>(number))),
        _ => number,
    };
}
