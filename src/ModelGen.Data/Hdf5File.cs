using PureHDF;
using PureHDF.VOL.Native;

namespace ModelGen;

/// <summary>Arrays in files of HDF5.</summary>
internal static class Hdf5File
{
    // deflate gives at most 1,032 bytes for one
    private const long LargestRatio = 1032;

    public static SampleArray Read(string path, string dataset)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(dataset);
        using GuardedStream stream = new(File.OpenRead(path), path);
        long length = stream.Length;
        try
        {
            using NativeFile file = H5File.Open(stream);
            IH5Dataset data = file.LinkExists(dataset) ? file.Dataset(dataset) : throw new InvalidDataException(
                $"'{path}' has no dataset '{dataset}'; there are {string.Join(", ", file.Children().Select(child => child.Name).Take(30))}.");
            int[] shape = Shape(path, data, length);
            return SampleArray.FromArray(Numbers(path, data), $"{path}/{dataset}").Reshaped(shape.AsSpan(1));
        }
        catch (Exception error) when (error is not IOException && !error.Message.Contains(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}' is no file of HDF5, or damaged: {error.Message}", error);
        }
    }

    private static int[] Shape(string path, IH5Dataset data, long length)
    {
        UInt128 bytes = (UInt128)data.Type.Size;
        foreach (ulong extent in data.Space.Dimensions)
        {
            bytes *= extent;
            if (bytes > (UInt128)(LargestRatio * (length + 1)))
            {
                throw new InvalidDataException(
                    $"'{path}' says that '{data.Name}' is [{string.Join(", ", data.Space.Dimensions)}], and the file has {length} bytes, too few for it.");
            }
        }

        return data.Space.Dimensions.Length > 0
            ? [.. data.Space.Dimensions.Select(extent => checked((int)extent))]
            : throw new InvalidDataException($"'{data.Name}' of '{path}' holds a single number and no array of samples.");
    }

    private static Array Numbers(string path, IH5Dataset data) => (data.Type.Class, data.Type.Size) switch
    {
        (H5DataTypeClass.FloatingPoint, 2) => data.Read<Half[]>(),
        (H5DataTypeClass.FloatingPoint, 4) => data.Read<float[]>(),
        (H5DataTypeClass.FloatingPoint, 8) => data.Read<double[]>(),
        (H5DataTypeClass.FixedPoint, 1) => data.Type.FixedPoint.IsSigned ? data.Read<sbyte[]>() : data.Read<byte[]>(),
        (H5DataTypeClass.FixedPoint, 2) => data.Type.FixedPoint.IsSigned ? data.Read<short[]>() : data.Read<ushort[]>(),
        (H5DataTypeClass.FixedPoint, 4) => data.Type.FixedPoint.IsSigned ? data.Read<int[]>() : data.Read<uint[]>(),
        (H5DataTypeClass.FixedPoint, 8) => data.Type.FixedPoint.IsSigned ? data.Read<long[]>() : data.Read<ulong[]>(),
        _ => throw new InvalidDataException(
            $"'{data.Name}' of '{path}' is of {data.Type.Class} with {data.Type.Size} bytes; floats of 2, 4 or 8 bytes and integers can be read."),
    };
}
