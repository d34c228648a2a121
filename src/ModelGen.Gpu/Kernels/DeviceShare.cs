using ILGPU;

namespace ModelGen.Gpu;

/// <summary>
/// Which groups of a launch work on a program's points, and how they share them. A kernel over several batches chooses among these few numbers by the
/// group; what belongs to a batch alone it reads where it needs it, since what is chosen lies in registers from there on.
/// </summary>
public struct DeviceShare
{
    /// <summary>Points in a tile.</summary>
    public int TilePoints;

    /// <summary>Quads from one neuron's row to the next; odd, so that neighbouring neurons lie in different banks.</summary>
    public int RowQuads;

    /// <summary>The program's first component among those of all programs of the loss.</summary>
    public int FirstResult;

    /// <summary>Points that the buffer holds; visited ones wrap around.</summary>
    public int PointTotal;

    /// <summary>The first visited point, below <see cref="PointTotal"/>.</summary>
    public int PointStart;

    /// <summary>From one visited point to the next, below <see cref="PointTotal"/> unless that is 1.</summary>
    public int PointLeap;

    /// <summary>The launch's first group that works on these points.</summary>
    public int FirstGroup;

    /// <summary>How many groups do, from that one on.</summary>
    public int Groups;

    /// <summary>Tiles that they share.</summary>
    public int Tiles;

    /// <summary>From a point of a group's tile to the same point of its next tile, below <see cref="PointTotal"/>.</summary>
    public int PointStep;

    /// <summary>Whether this group works on these points.</summary>
    public readonly bool HasGroup => Grid.IdxX >= FirstGroup && Grid.IdxX < FirstGroup + Groups;

    /// <summary>Divides the visited points among groups; after everything else about points is known.</summary>
    public void Divide(long points, int firstGroup, int groups)
    {
        FirstGroup = firstGroup;
        Groups = groups;
        Tiles = checked((int)((points + TilePoints - 1) / TilePoints));
        PointStep = (int)((Int128)groups * TilePoints * PointLeap % PointTotal);
    }
}
