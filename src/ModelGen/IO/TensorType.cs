namespace ModelGen.IO;

/// <summary>The numbers that a tensor of a safetensors file holds, little-endian; named as the format names them.</summary>
public enum TensorType
{
    /// <summary>Unsigned 8-bit integers.</summary>
    U8,

    /// <summary>Signed 64-bit integers.</summary>
    I64,

    /// <summary>IEEE single precision.</summary>
    F32,

    /// <summary>IEEE double precision.</summary>
    F64,
}

/// <summary>Sizes and names of <see cref="TensorType"/>.</summary>
internal static class TensorTypes
{
    /// <summary>Bytes of one number.</summary>
    public static int Size(this TensorType type) => type switch
    {
        TensorType.U8 => 1,
        TensorType.F32 => 4,
        _ => 8,
    };

    /// <summary>The format's name of the type.</summary>
    public static string Name(this TensorType type) => type switch
    {
        TensorType.U8 => "U8",
        TensorType.I64 => "I64",
        TensorType.F32 => "F32",
        _ => "F64",
    };

    /// <summary>The type of that name, or null if this library does not read it.</summary>
    public static TensorType? Parse(string name) => name switch
    {
        "U8" => TensorType.U8,
        "I64" => TensorType.I64,
        "F32" => TensorType.F32,
        "F64" => TensorType.F64,
        _ => null,
    };
}
