using System.Buffers.Binary;
using System.Text;

namespace ModelGen.Peers;

/// <summary>
/// Marks a symbol version that an ELF64 library needs as weak (VER_FLG_WEAK in .gnu.version_r). TorchSharp's native library names
/// GLIBCXX_3.4.32, a version that none of its relocations uses; on an older libstdc++ (Debian 12) the loader refuses it unless
/// the need is weak. Patches the copy beside the program, never the package.
/// </summary>
internal static class WeakVersionPatch
{
    private const uint SectionVersionNeeds = 0x6ffffffe;   // SHT_GNU_verneed
    private const ushort Weak = 2;                         // VER_FLG_WEAK

    /// <summary>Sets the flag wherever the file needs the version; doing it twice changes nothing.</summary>
    /// <returns>Whether the file was changed.</returns>
    /// <exception cref="InvalidDataException">The file is not a little-endian ELF64 library.</exception>
    public static bool Apply(string path, string version)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite);
        byte[] header = Read(file, 0, 64);
        if (!header.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
        {
            throw new InvalidDataException($"{path} is not a little-endian ELF64 library.");
        }

        long sections = (long)U64(header, 0x28);
        int size = U16(header, 0x3a), count = U16(header, 0x3c);
        byte[] table = Read(file, sections, size * count);
        bool changed = false;
        for (int s = 0; s < count; s++)
        {
            if (U32(table, s * size + 4) == SectionVersionNeeds)
            {
                int link = (int)U32(table, s * size + 0x28) * size;
                byte[] names = Read(file, (long)U64(table, link + 0x18), (int)U64(table, link + 0x20));
                changed |= PatchSection(file, (long)U64(table, s * size + 0x18), (int)U64(table, s * size + 0x20), names, version);
            }
        }

        return changed;
    }

    // Verneed: version u16, count u16, file u32, aux u32, next u32; Vernaux: hash u32, flags u16, other u16, name u32, next u32
    private static bool PatchSection(FileStream file, long offset, int length, byte[] names, string version)
    {
        byte[] section = Read(file, offset, length);
        bool changed = false;
        for (int need = 0, step = -1; step != 0; need += step)
        {
            step = (int)U32(section, need + 12);
            int entry = need + (int)U32(section, need + 8);
            for (int i = 0; i < U16(section, need + 2); i++)
            {
                ushort flags = U16(section, entry + 4);
                if ((flags & Weak) == 0 && Name(names, (int)U32(section, entry + 8)) == version)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(section.AsSpan(entry + 4), (ushort)(flags | Weak));
                    file.Position = offset + entry + 4;
                    file.Write(section, entry + 4, 2);
                    changed = true;
                }

                entry += (int)U32(section, entry + 12);
            }
        }

        return changed;
    }

    private static string Name(byte[] names, int start) =>
        Encoding.ASCII.GetString(names, start, Array.IndexOf(names, (byte)0, start) - start);

    private static byte[] Read(FileStream file, long offset, int length)
    {
        byte[] bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static ushort U16(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(offset));

    private static uint U32(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset));

    private static ulong U64(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(offset));
}
