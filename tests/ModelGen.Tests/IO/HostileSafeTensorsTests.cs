using System.Buffers.Binary;
using System.Text;
using CsCheck;
using ModelGen.IO;

namespace ModelGen.Tests.IO;

public class HostileSafeTensorsTests
{
    [Theory]
    [InlineData("""[]""", "does not begin with '{'")]
    [InlineData("""{""", "not valid JSON")]
    [InlineData("""{} {}""", "not valid JSON")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},}""", "not valid JSON")]
    [InlineData("""{"w":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}""", "not valid JSON")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "not valid JSON")]
    [InlineData("""{"w":3}""", "tensor 'w' is Number where StartObject is expected")]
    [InlineData("""{"w":{"dtype":3,"shape":[1],"data_offsets":[0,4]}}""", "dtype of tensor 'w' is Number")]
    [InlineData("""{"w":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}""", "dtype 'F16'")]
    [InlineData("""{"w":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""", "shape of tensor 'w' is Number")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "integers from 0")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "integers from 0")]
    [InlineData("""{"w":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", "integers from 0")]
    [InlineData("""{"w":{"dtype":"F32","shape":[18446744073709551617],"data_offsets":[0,4]}}""", "integers from 0")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4611686018427387905],"data_offsets":[0,4]}}""", "overflows")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", "overflows")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "needs 8 bytes; its data_offsets give 4")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "before it begins")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "two data_offsets")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", "two data_offsets")]
    [InlineData("""{"w":{"shape":[1],"data_offsets":[0,4]}}""", "needs a dtype")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}""", "appears twice")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}""", "not part of the format")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}""", "appears twice")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"v":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "overlaps")]
    [InlineData("""{"w":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", "hole")]
    [InlineData("""{"w":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", "1 bytes follow its last tensor")]
    [InlineData("""{"w":{"dtype":"U8","shape":[5],"data_offsets":[0,5]}}""", "truncated")]
    [InlineData("""{}""", "4 bytes follow")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "appears twice")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", "'a' appears twice")]
    [InlineData("""{"__metadata__":{"a":1}}""", "metadata 'a' is Number")]
    [InlineData("""{"__metadata__":[]}""", "__metadata__ is StartArray")]
    public void A_fault_is_named(string header, string fault)
    {
        var error = Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Parse(SafeTensorsRoundTripTests.Content(header, 0, 0, 0, 0), "bad.safetensors"));
        Assert.StartsWith("'bad.safetensors' is not a valid safetensors file: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(9UL)]
    [InlineData(100_000_001UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    public void A_wrong_header_length_is_refused_without_allocating_it(ulong length)
    {
        byte[] content = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(content, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Parse(content, "bad"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] valid = Valid();
        Assert.Equal(3, SafeTensorsFile.Parse(valid, "whole").Tensors.Count);
        for (int length = 0; length < valid.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Parse(valid.AsMemory(0, length), "truncated"));
        }

        Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Parse((byte[])[.. valid, 0], "extended"));
    }

    [Fact]
    public void Damaged_files_are_read_or_refused_and_nothing_else()
    {
        byte[] valid = Valid();
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte).Array[1, 6].Sample(damages =>
        {
            byte[] damaged = [.. valid];
            foreach ((int place, byte value) in damages)
            {
                damaged[place] = value;
            }

            ReadOrRefuse(damaged);
        }, iter: 5_000);
    }

    [Fact]
    public void Headers_made_of_the_formats_own_pieces_are_read_or_refused_and_nothing_else()
    {
        string[] pieces =
        [
            "{", "}", "[", "]", ":", ",", "\"", " ", "\"dtype\":", "\"F32\"", "\"U8\"", "\"shape\":[", "\"data_offsets\":[", "\"w\":{", "\"v\":{",
            "\"__metadata__\":{", "0", "1", "4", "-1", "9223372036854775807", "1e400", "null", "true", "\\u",
            "\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}", "\u0000", "é",
        ];
        Gen.OneOfConst(pieces).Array[0, 30].Sample(chosen =>
            ReadOrRefuse(SafeTensorsRoundTripTests.Content("{" + string.Concat(chosen), 1, 2, 3, 4)), iter: 5_000);
    }

    [Fact]
    public void A_hostile_name_does_not_make_A_huge_message()
    {
        string header = $$"""{"{{new string('x', 1_000_000)}}":3}""";
        var error = Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Parse(SafeTensorsRoundTripTests.Content(header), "bad"));
        Assert.InRange(error.Message.Length, 0, 2_000);
    }

    [Fact]
    public void A_deep_or_wide_header_is_refused()
    {
        string deep = "{\"w\":" + new string('[', 100_000);
        Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Parse(SafeTensorsRoundTripTests.Content(deep), "bad"));
        string wide = $$$"""{"w":{"dtype":"F32","shape":[{{{string.Join(',', Enumerable.Repeat(1, 65))}}}],"data_offsets":[0,4]}}""";
        Assert.Contains("more than 64",
            Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Parse(SafeTensorsRoundTripTests.Content(wide, 0, 0, 0, 0), "bad"))
                .Message, StringComparison.Ordinal);
    }

    private static byte[] Valid()
    {
        var writer = new SafeTensorsWriter();
        writer.Metadata["model"] = "Schrodinger";
        writer.Add("w", [2, 3], [1.0, 2, 3, 4, 5, 6]);
        writer.Add("b", [2], [1f, 2f]);
        writer.Add("state", [3], Encoding.UTF8.GetBytes("abc"));
        return SafeTensorsRoundTripTests.Bytes(writer);
    }

    private static void ReadOrRefuse(byte[] content)
    {
        try
        {
            SafeTensorsFile file = SafeTensorsFile.Parse(content, "fuzz");
            Assert.All(file.Tensors.Values, tensor => Assert.Equal(tensor.Bytes.Length, tensor.Length * tensor.Type.Size()));
        }
        catch (InvalidDataException)
        {
            // refused: the point is that nothing else is thrown
        }
    }
}
