using ModelGen.Generators.Ir;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>How a program's code reads its leaves: rows of coordinates and data, and values that are the same at every point.</summary>
internal sealed class RowLoads(LeafNames names, ProgramPlan? program, int firstLearnable, Func<Leaf, string>? networkRow = null)
{
    /// <summary>A load for every leaf below the roots that has a place.</summary>
    public IEnumerable<Load> Of(IEnumerable<IrNode> roots, string point)
    {
        foreach (IrNode node in IrWalk.Reachable(roots))
        {
            if (node.Leaf is { } leaf && Text(leaf, point) is { } text)
            {
                yield return new Load(new Input(names.Of(leaf), node), text, leaf.IsUniform);
            }
        }
    }

    private string? Text(Leaf leaf, string point) => leaf.Kind switch
    {
        LeafKind.Coordinate => Row("tile.Coordinates", IndexOf(program!.Coordinates, leaf.A), point),
        LeafKind.Observed => Row("tile.Observed", IndexOf(program!.Observed, leaf.A), point),
        LeafKind.Learnable => $"L.Broadcast(tile.Parameters[{CodeWriter.Number(firstLearnable + leaf.A)}])",
        LeafKind.Coefficient => $"L.Broadcast(tile.Coefficients[{CodeWriter.Number(leaf.A)}])",
        LeafKind.Seed => Row("tile.Seeds", leaf.A, point),
        LeafKind.NetworkOutput or LeafKind.InputAdjoint when networkRow is not null => networkRow(leaf),
        _ => null,
    };

    public static string Row(string pointer, int row, string point) => $"L.Load({Address(pointer, row, point)})";

    public static string Address(string pointer, int row, string point) =>
        row == 0 ? $"{pointer} + {point}" : $"{pointer} + ({CodeWriter.Number(row)} * P) + {point}";

    private static int IndexOf(IReadOnlyList<int> items, int item)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] == item)
            {
                return i;
            }
        }

        throw new InvalidOperationException("not read by this program");
    }
}
