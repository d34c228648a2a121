namespace ModelGen.Samples;

/// <summary>How numbers of samples are held.</summary>
internal enum NumberType
{
    Float16,
    Float32,
    Float64,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
}
