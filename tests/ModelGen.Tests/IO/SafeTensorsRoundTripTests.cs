using System.Buffers.Binary;
using System.Text;
using CsCheck;
using ModelGen.IO;

namespace ModelGen.Tests.IO;

public class SafeTensorsRoundTripTests
{
    [Fact]
    public void The_layout_is_the_public_format()
    {
        var writer = new SafeTensorsWriter();
        writer.Metadata["format"] = "pt";
        writer.Add("b", [2], [1.5f, -2f]);
        writer.Add("a", [1], [258L]);
        byte[] bytes = Bytes(writer);
        const string Header =
            """{"__metadata__":{"format":"pt"},"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""";
        int padded = (Header.Length + 7) / 8 * 8;
        Assert.Equal(padded, BinaryPrimitives.ReadInt64LittleEndian(bytes));
        Assert.Equal(Header.PadRight(padded), Encoding.UTF8.GetString(bytes, 8, padded));
        Assert.Equal<byte>([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0], bytes[(8 + padded)..]);
    }

    [Fact]
    public void A_file_of_another_writer_is_read()
    {
        // other writers pad with any white space or none, order keys differently, and escape names
        const string Header = """ {"w\u0031" : {"data_offsets":[4,12],"shape":[],"dtype":"F64"},"""
            + """ "e":{"dtype":"F32","shape":[0,3],"data_offsets":[4,4]},"u":{"dtype":"U8","shape":[2,2],"data_offsets":[0,4]}} """;
        byte[] data = [1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F];
        SafeTensorsFile file = SafeTensorsFile.Parse(Content(Header.TrimStart(), data), "other");
        Assert.Empty(file.Metadata);
        Assert.Equal([1, 2, 3, 4], file["u"].Bytes.ToArray());
        Assert.Equal([2L, 2L], file["u"].Shape);
        Assert.Equal(0, file["e"].Length);
        double[] number = new double[1];
        file["w1"].CopyTo(number);
        Assert.Equal(1, number[0]);
    }

    [Fact]
    public void Every_bit_survives() => Gen.Select(
        Gen.Dictionary(Gen.String, Gen.String)[0, 5],
        Gen.Double.Array[0, 20],
        Gen.Single.Array[0, 20],
        Gen.Long.Array[0, 20],
        Gen.Byte.Array[0, 20]).Where(
            sample => sample.Item1.All(pair => IsText(pair.Key) && IsText(pair.Value))).Sample((metadata, doubles, singles, longs, bytes) =>
    {
        var writer = new SafeTensorsWriter();
        foreach ((string key, string value) in metadata)
        {
            writer.Metadata[key] = value;
        }

        writer.Add("doubles", [doubles.Length], doubles);
        writer.Add("singles/ä\"\n", [1, singles.Length], singles);
        writer.Add("longs", [longs.Length, 1], longs);
        writer.Add("bytes", [bytes.Length], bytes);
        SafeTensorsFile file = SafeTensorsFile.Parse(Bytes(writer), "memory");

        double[] readDoubles = new double[doubles.Length];
        float[] readSingles = new float[singles.Length];
        long[] readLongs = new long[longs.Length];
        file["doubles"].CopyTo(readDoubles);
        file["singles/ä\"\n"].CopyTo(readSingles);
        file["longs"].CopyTo(readLongs);
        Assert.Equal(doubles.Select(BitConverter.DoubleToInt64Bits), readDoubles.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(singles.Select(BitConverter.SingleToInt32Bits), readSingles.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal<long>(longs, readLongs);
        Assert.Equal<byte>(bytes, file["bytes"].Bytes.ToArray());
        Assert.Equal([1L, singles.Length], file["singles/ä\"\n"].Shape);
        Assert.Equal(metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal), file.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    });

    [Fact]
    public void Equal_content_gives_equal_bytes_in_any_order()
    {
        var one = new SafeTensorsWriter();
        one.Add("x", [1], [1.0]);
        one.Add("y", [1], [2f]);
        one.Metadata["p"] = "1";
        one.Metadata["q"] = "2";
        var two = new SafeTensorsWriter();
        two.Metadata["q"] = "2";
        two.Metadata["p"] = "1";
        two.Add("y", [1], [2f]);
        two.Add("x", [1], [1.0]);
        Assert.Equal<byte>(Bytes(one), Bytes(two));
    }

    [Fact]
    public void Floats_widen_and_doubles_round()
    {
        var writer = new SafeTensorsWriter();
        writer.Add("single", [1], [0.1f]);
        writer.Add("double", [1], [0.1]);
        SafeTensorsFile file = SafeTensorsFile.Parse(Bytes(writer), "memory");
        double[] wide = new double[1];
        float[] narrow = new float[1];
        file["single"].CopyTo(wide);
        file["double"].CopyTo(narrow);
        Assert.Equal((double)0.1f, wide[0]);
        Assert.Equal(0.1f, narrow[0]);
    }

    [Fact]
    public void Another_type_length_or_name_is_refused_by_name()
    {
        var writer = new SafeTensorsWriter();
        writer.Add("w", [2], [1.0, 2.0]);
        SafeTensorsFile file = SafeTensorsFile.Parse(Bytes(writer), "nls.safetensors");
        Assert.Equal("'nls.safetensors': tensor 'w' holds F64 numbers where I64 is expected.",
            Assert.Throws<InvalidDataException>(() => file["w"].CopyTo(new long[2])).Message);
        Assert.Equal("'nls.safetensors': tensor 'w' holds 2 numbers where 3 are expected.",
            Assert.Throws<InvalidDataException>(() => file["w"].CopyTo(new double[3])).Message);
        Assert.Equal("'nls.safetensors' has no tensor 'v'.", Assert.Throws<InvalidDataException>(() => file["v"]).Message);
    }

    [Fact]
    public void A_wrong_shape_or_A_taken_name_is_refused()
    {
        var writer = new SafeTensorsWriter();
        writer.Add("w", [2], [1.0, 2.0]);
        Assert.Throws<ArgumentException>(() => writer.Add("w", [2], [1f, 2f]));
        Assert.Throws<ArgumentException>(() => writer.Add("v", [3], [1.0, 2.0]));
        Assert.Throws<ArgumentException>(() => writer.Add("v", [-1, -2], [1.0, 2.0]));
        Assert.Throws<ArgumentException>(() => writer.Add("v", [long.MaxValue, 2, 2], [1.0, 2.0]));
        Assert.Throws<ArgumentException>(() => writer.Add("__metadata__", [2], [1.0, 2.0]));
    }

    [Fact]
    public void A_file_is_saved_and_loaded()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "model.safetensors");
        var writer = new SafeTensorsWriter();
        writer.Add("w", [2], [1.0, 2.0]);
        writer.Save(path);
        Assert.Equal(16, SafeTensorsFile.Load(path)["w"].Bytes.Length);
        Assert.Throws<FileNotFoundException>(() => SafeTensorsFile.Load(path + "x"));
    }

    internal static byte[] Bytes(SafeTensorsWriter writer)
    {
        using var stream = new MemoryStream();
        writer.Write(stream);
        return stream.ToArray();
    }

    internal static byte[] Content(string header, params byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }

    // JSON has no unpaired surrogates
    private static bool IsText(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
