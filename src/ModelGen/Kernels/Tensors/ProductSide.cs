namespace ModelGen.Kernels.Tensors;

/// <summary>A product seen from the side that is computed: the output, or the input in the adjoint.</summary>
internal sealed class ProductSide
{
    public ProductSide(TapTable table, int rows, int depth, int sourcePixels, int targetPixels, int taps, int groups)
    {
        Table = table;
        Rows = rows;
        Depth = depth;
        SourcePixels = sourcePixels;
        TargetPixels = targetPixels;
        Taps = taps;
        Groups = groups;
        IsTapMajor = table.MaxTaps == 1 && taps > 1;
        Tap[] channels = new Tap[depth];
        for (int c = 0; c < depth; c++)
        {
            channels[c] = new Tap(c, checked(c * sourcePixels));
        }

        Channels = new PinnedTable<Tap>(channels);
    }

    public TapTable Table { get; }

    /// <summary>Channels of a group on this side.</summary>
    public int Rows { get; }

    /// <summary>Channels of a group on the other side, which are summed over.</summary>
    public int Depth { get; }

    public int SourcePixels { get; }

    public int TargetPixels { get; }

    public int Taps { get; }

    public int Groups { get; }

    /// <summary>Panels are [tap][channel][row of the block] instead of [channel][tap][row of the block], because no pixel has more than one tap.</summary>
    public bool IsTapMajor { get; }

    /// <summary>The channels that are summed over, as taps: what pixels of one tap run over in place of taps.</summary>
    public PinnedTable<Tap> Channels { get; }

    /// <summary>Numbers of a panel from one tap to the next, for each row of its block.</summary>
    public int TapStep => IsTapMajor ? Depth : 1;

    /// <summary>Numbers of a panel from one channel to the next, for each row of its block.</summary>
    public int ChannelStep => IsTapMajor ? 1 : Taps;
}
