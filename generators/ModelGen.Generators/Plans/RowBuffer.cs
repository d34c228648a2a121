namespace ModelGen.Generators.Plans;

/// <summary>Rows of a tile's workspace, [plane][neuron][Tile.Points], from the step that first writes them to the one that last reads them.</summary>
/// <param name="name">What it holds, after the mathematics.</param>
/// <param name="planes">Planes.</param>
/// <param name="width">Rows in a plane.</param>
internal sealed class RowBuffer(string name, int planes, int width)
{
    public string Name { get; } = name;

    public int Planes { get; } = planes;

    public int Width { get; } = width;

    public int Rows => Planes * Width;

    /// <summary>Its first row; assigned by PlanBuffers.</summary>
    public int First { get; set; } = -1;

    public override string ToString() => Name;
}
