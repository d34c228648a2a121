namespace ModelGen.Samples;

/// <summary>What is known of each number type.</summary>
internal static class NumberTypes
{
    /// <summary>Bytes of a number.</summary>
    public static int Size(this NumberType type) => type switch
    {
        NumberType.Int8 or NumberType.UInt8 => 1,
        NumberType.Float16 or NumberType.Int16 or NumberType.UInt16 => 2,
        NumberType.Float32 or NumberType.Int32 or NumberType.UInt32 => 4,
        _ => 8,
    };

    /// <summary>Whether there are numbers of the type that are not finite.</summary>
    public static bool IsFloating(this NumberType type) => type is NumberType.Float16 or NumberType.Float32 or NumberType.Float64;

    /// <summary>The type of an array's elements; null where they are no numbers.</summary>
    public static NumberType? Of(Type? element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Single => NumberType.Float32,
        TypeCode.Double => NumberType.Float64,
        TypeCode.SByte => NumberType.Int8,
        TypeCode.Int16 => NumberType.Int16,
        TypeCode.Int32 => NumberType.Int32,
        TypeCode.Int64 => NumberType.Int64,
        TypeCode.Byte or TypeCode.Boolean => NumberType.UInt8,
        TypeCode.UInt16 => NumberType.UInt16,
        TypeCode.UInt32 => NumberType.UInt32,
        TypeCode.UInt64 => NumberType.UInt64,
        _ => element == typeof(Half) ? NumberType.Float16 : null,
    };
}
