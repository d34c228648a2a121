namespace ModelGen.Kernels;

/// <summary>Where a <see cref="Microkernel{V, L, T}"/> finds its broadcast operand and what its sums start from; constants once compiled.</summary>
internal interface IBlockShape
{
    /// <summary>Numbers from one row of the broadcast operand to the next.</summary>
    static abstract int RowStride { get; }

    /// <summary>Numbers from one term of the sum to the next, in a block of so many rows.</summary>
    static abstract int DepthStride(int rows);

    /// <summary>Whether the sums start from what the target holds; else from one number per row.</summary>
    static abstract bool Accumulates { get; }
}

/// <summary>A packed panel, [k][row]; sums start from one number per row.</summary>
internal readonly struct PackedPanel : IBlockShape
{
    /// <inheritdoc/>
    public static int RowStride => 1;

    /// <inheritdoc/>
    public static bool Accumulates => false;

    /// <inheritdoc/>
    public static int DepthStride(int rows) => rows;
}

/// <summary>A packed panel, [k][row]; sums are added to the target.</summary>
internal readonly struct AccumulatedPanel : IBlockShape
{
    /// <inheritdoc/>
    public static int RowStride => 1;

    /// <inheritdoc/>
    public static bool Accumulates => true;

    /// <inheritdoc/>
    public static int DepthStride(int rows) => rows;
}

/// <summary>Rows of a tile, [row][point], the sum going over points; sums are added to the target.</summary>
internal readonly struct TileRows<T> : IBlockShape where T : unmanaged
{
    /// <inheritdoc/>
    public static int RowStride => Tile<T>.Points;

    /// <inheritdoc/>
    public static bool Accumulates => true;

    /// <inheritdoc/>
    public static int DepthStride(int rows) => 1;
}
