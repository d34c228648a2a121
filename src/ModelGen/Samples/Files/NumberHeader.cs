namespace ModelGen.Samples.Files;

/// <summary>What the first bytes of a file say about the numbers that follow.</summary>
/// <param name="Type">How each is held.</param>
/// <param name="IsSwapped">Whether their bytes are in the order that this machine does not have.</param>
/// <param name="IsFortran">Whether the first axis runs fastest.</param>
/// <param name="Shape">At least one axis.</param>
/// <param name="Offset">Where the first number is, in bytes.</param>
internal sealed record NumberHeader(NumberType Type, bool IsSwapped, bool IsFortran, int[] Shape, int Offset)
{
    /// <summary>Numbers that the shape asks for, and that a file of any length may claim.</summary>
    public long Count(string path)
    {
        UInt128 count = 1;
        foreach (int extent in Shape)
        {
            count *= (UInt128)extent;
            if (count > long.MaxValue / 16)
            {
                throw new InvalidDataException($"'{path}' says that it holds an array of [{string.Join(", ", Shape)}], which no file can.");
            }
        }

        return (long)count;
    }

    /// <summary>Refuses a file that is shorter or longer than the numbers it says it has.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="bytes">Bytes behind the first number.</param>
    public void RequireLength(string path, long bytes)
    {
        long expected = Count(path) * Type.Size();
        if (bytes != expected)
        {
            throw new InvalidDataException(
                $"'{path}' holds {bytes} bytes from byte {Offset} on, and an array of [{string.Join(", ", Shape)}] of {Type} takes {expected}: the file is "
                + $"{(bytes < expected ? "cut off" : "longer than it says")}.");
        }
    }
}
