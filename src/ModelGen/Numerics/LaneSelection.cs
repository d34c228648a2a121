using System.Runtime.Intrinsics;

namespace ModelGen.Numerics;

/// <summary>Picks the vector width. Widths that .NET would emulate are never picked: they are slower than the next narrower one.</summary>
public static class LaneSelection
{
    /// <summary>The widths that this processor executes itself, narrowest first; never <see cref="LaneWidth.Auto"/>.</summary>
    public static IReadOnlyList<LaneWidth> Available { get; } =
        Array.AsReadOnly([.. new[] { LaneWidth.Scalar, LaneWidth.Bits128, LaneWidth.Bits256, LaneWidth.Bits512 }.Where(IsAvailable)]);

    /// <summary>The widest of <see cref="Available"/>.</summary>
    public static LaneWidth Widest =>
        Vector512.IsHardwareAccelerated ? LaneWidth.Bits512
        : Vector256.IsHardwareAccelerated ? LaneWidth.Bits256
        : Vector128.IsHardwareAccelerated ? LaneWidth.Bits128
        : LaneWidth.Scalar;

    /// <summary>Whether the processor executes vectors of this width itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not a member of the enumeration.</exception>
    public static bool IsAvailable(LaneWidth width) => width switch
    {
        LaneWidth.Auto or LaneWidth.Scalar => true,
        LaneWidth.Bits128 => Vector128.IsHardwareAccelerated,
        LaneWidth.Bits256 => Vector256.IsHardwareAccelerated,
        LaneWidth.Bits512 => Vector512.IsHardwareAccelerated,
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, "No such lane width."),
    };

    /// <summary>The width to use: the requested one, or the widest for <see cref="LaneWidth.Auto"/>.</summary>
    /// <exception cref="PlatformNotSupportedException">The processor does not execute vectors of the requested width.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is not a member of the enumeration.</exception>
    public static LaneWidth Resolve(LaneWidth requested)
    {
        if (!IsAvailable(requested))
        {
            throw new PlatformNotSupportedException(
                $"Lane width {requested} was requested, but this process can only use {string.Join(", ", Available)}: "
                + "the processor lacks wider vectors, or they are switched off (DOTNET_EnableAVX512, DOTNET_EnableAVX2, DOTNET_EnableHWIntrinsic). "
                + "Choose one of these, or LaneWidth.Auto.");
        }

        return requested == LaneWidth.Auto ? Widest : requested;
    }
}
