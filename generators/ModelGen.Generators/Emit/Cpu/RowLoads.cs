using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Text;

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

    public static string Row(string pointer, int row, string point) => $"L.Load({Address(pointer, row, point)})";

    public static string Address(string pointer, int row, string point) =>
        row == 0 ? $"{pointer} + {point}" : CodeText.Of($"{pointer} + ({row} * P) + {point}");

    private string? Text(Leaf leaf, string point) => leaf.Kind switch
    {
        LeafKind.Coordinate => Row("tile.Coordinates", IndexOf(program!.Coordinates, leaf.A), point),
        LeafKind.Observed => Row("tile.Observed", IndexOf(program!.Observed, leaf.A), point),
        LeafKind.Learnable => CodeText.Of($"L.Broadcast(tile.Parameters[{firstLearnable + leaf.A}])"),
        LeafKind.Coefficient => CodeText.Of($"L.Broadcast(tile.Coefficients[{leaf.A}])"),
        LeafKind.Seed => Row("tile.Seeds", leaf.A, point),
        LeafKind.NetworkOutput or LeafKind.InputAdjoint when networkRow is not null => networkRow(leaf),
        _ => null,
    };

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
