using System.Runtime.InteropServices;

namespace ModelGen.Samples;

/// <summary>Numbers in an array: of their own type, or the bytes of a file.</summary>
internal sealed class ArrayStore(Array array, NumberType type, bool isSwapped = false, string? source = null)
    : NumberStore(type, Buffer.ByteLength(array) / type.Size(), isSwapped, source)
{
    public override ref byte Bytes => ref MemoryMarshal.GetArrayDataReference(array);
}
