using ModelGen.Numerics;

namespace ModelGen.Gpu;

/// <summary>
/// One number in a kernel: the lane type that emitted pointwise code is instantiated with on a device. Structs of it are what buffers hold,
/// so nothing is converted between memory and arithmetic.
/// </summary>
/// <typeparam name="TSelf">The implementing value type.</typeparam>
public interface IDeviceLane<TSelf> : IElementaryPrimitives<TSelf> where TSelf : unmanaged, IDeviceLane<TSelf>
{
    /// <summary>Whether a number takes two registers; a constant once compiled.</summary>
    static abstract bool IsDouble { get; }

    /// <summary>Zero.</summary>
    static abstract TSelf Zero { get; }
}
