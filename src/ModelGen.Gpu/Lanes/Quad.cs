using System.Runtime.CompilerServices;

namespace ModelGen.Gpu;

/// <summary>Four numbers that are read and written together: one 128-bit access for float.</summary>
/// <typeparam name="L">The lane type.</typeparam>
public struct Quad<L> where L : unmanaged, IDeviceLane<L>
{
    /// <summary>The first number.</summary>
    public L X;

    /// <summary>The second number.</summary>
    public L Y;

    /// <summary>The third number.</summary>
    public L Z;

    /// <summary>The fourth number.</summary>
    public L W;

    /// <summary>Four zeros.</summary>
    public static Quad<L> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new() { X = L.Zero, Y = L.Zero, Z = L.Zero, W = L.Zero };
    }

    /// <summary>a b + c for every number of b and c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Quad<L> MultiplyAdd(L a, Quad<L> b, Quad<L> c) => new()
    {
        X = L.MultiplyAdd(a, b.X, c.X),
        Y = L.MultiplyAdd(a, b.Y, c.Y),
        Z = L.MultiplyAdd(a, b.Z, c.Z),
        W = L.MultiplyAdd(a, b.W, c.W),
    };

    /// <summary>The scalar product of a and b, plus c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Dot(Quad<L> a, Quad<L> b, L c) => L.MultiplyAdd(a.W, b.W, L.MultiplyAdd(a.Z, b.Z, L.MultiplyAdd(a.Y, b.Y, L.MultiplyAdd(a.X, b.X, c))));
}
