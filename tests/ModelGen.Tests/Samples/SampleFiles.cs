using System.IO.Compression;
using System.Text;

namespace ModelGen.Tests.Samples;

/// <summary>Files as NumPy and others write them, and what is in an array.</summary>
internal static class SampleFiles
{
    /// <summary>A .npy file by hand: header and numbers.</summary>
    public static byte[] Npy(string type, string shape, byte[] numbers, string order = "False", int version = 1)
    {
        string text = $"{{'descr': '{type}', 'fortran_order': {order}, 'shape': {shape}, }}";
        int start = version == 1 ? 10 : 12;
        text = text.PadRight((start + text.Length + 64) / 64 * 64 - start - 1) + "\n";
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. Encoding.ASCII.GetBytes(text), .. numbers];
    }

    public static byte[] Bytes<T>(params T[] numbers) where T : unmanaged => [.. System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(numbers)];

    public static byte[] Idx(byte type, int[] shape, byte[] numbers) =>
        [0, 0, type, (byte)shape.Length, .. shape.SelectMany(extent => BitConverter.GetBytes(extent).Reverse()), .. numbers];

    public static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream stream = new();
        using (GZipStream zip = new(stream, CompressionLevel.Optimal))
        {
            zip.Write(bytes);
        }

        return stream.ToArray();
    }

    public static byte[] Npz(params (string Name, byte[] Npy)[] arrays)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] npy) in arrays)
            {
                using Stream entry = archive.CreateEntry(name + ".npy").Open();
                entry.Write(npy);
            }
        }

        return stream.ToArray();
    }

    public static double[] Numbers(SampleArray array)
    {
        double[] numbers = new double[array.Count];
        array.CopyTo(0, numbers);
        return numbers;
    }
}
