using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// Rows of a tile for tensors: memory is free again behind the last step that reads it. Parts of a concatenation are computed where they end up, and channels
/// of a tensor lie inside it, so that neither is copied.
/// </summary>
internal sealed class PlanRows
{
    private readonly Dictionary<TensorNode, (TensorNode Home, int Offset)> _homes = [];
    private readonly Dictionary<TensorNode, int> _first = [];

    /// <param name="nodes">The steps in order.</param>
    /// <param name="kept">Tensors that keep their memory to the end.</param>
    public PlanRows(IReadOnlyList<TensorNode> nodes, IReadOnlyList<TensorNode> kept)
    {
        foreach (TensorNode concat in nodes.Where(node => node.Kind == TensorKind.Concat))
        {
            int offset = 0;
            foreach (TensorNode part in concat.Operands)
            {
                if (part.Kind is not TensorKind.Channels && !_homes.ContainsKey(part) && concat.Operands.Count(operand => operand == part) == 1)
                {
                    _homes[part] = (concat, offset);
                }

                offset += part.Length;
            }
        }

        foreach (TensorNode node in nodes.Where(node => node.Kind == TensorKind.Channels))
        {
            _homes[node] = (node.Operands[0], node.Index * node.Pixels);
        }

        Allocate(nodes, kept);
    }

    /// <summary>Rows in all.</summary>
    public int Count { get; private set; }

    public int this[TensorNode node]
    {
        get
        {
            (TensorNode home, int offset) = Home(node);
            return _first[home] + offset;
        }
    }

    private (TensorNode Home, int Offset) Home(TensorNode node)
    {
        int offset = 0;
        while (_homes.TryGetValue(node, out (TensorNode Home, int Offset) next))
        {
            node = next.Home;
            offset += next.Offset;
        }

        return (node, offset);
    }

    private void Allocate(IReadOnlyList<TensorNode> nodes, IReadOnlyList<TensorNode> kept)
    {
        var begin = new Dictionary<TensorNode, int>();
        var end = new Dictionary<TensorNode, int>();
        for (int at = 0; at < nodes.Count; at++)
        {
            foreach (TensorNode used in nodes[at].Operands.Append(nodes[at]).Where(used => used.HasRows))
            {
                TensorNode home = Home(used).Home;
                begin[home] = begin.TryGetValue(home, out int first) ? Math.Min(first, at) : at;
                end[home] = at;
            }
        }

        foreach (TensorNode node in kept.Where(node => begin.ContainsKey(Home(node).Home)))
        {
            end[Home(node).Home] = int.MaxValue;
        }

        var free = new List<(int First, int Count)>();
        var living = new List<TensorNode>();
        foreach (TensorNode node in begin.Keys.OrderBy(node => begin[node]).ThenBy(node => node.Id))
        {
            foreach (TensorNode dead in living.Where(other => end[other] < begin[node]).ToArray())
            {
                living.Remove(dead);
                Release(free, _first[dead], dead.Length);
            }

            _first[node] = Take(free, node.Length);
            living.Add(node);
        }
    }

    private int Take(List<(int First, int Count)> free, int count)
    {
        int best = -1;
        for (int i = 0; i < free.Count; i++)
        {
            if (free[i].Count >= count && (best < 0 || free[i].Count < free[best].Count))
            {
                best = i;
            }
        }

        if (best < 0)
        {
            Count = checked(Count + count);
            return Count - count;
        }

        (int first, int room) = free[best];
        free.RemoveAt(best);
        if (room > count)
        {
            free.Add((first + count, room - count));
        }

        return first;
    }

    private static void Release(List<(int First, int Count)> free, int first, int count)
    {
        // neighbours become one
        for (int i = free.Count - 1; i >= 0; i--)
        {
            if (free[i].First + free[i].Count == first)
            {
                (first, count) = (free[i].First, free[i].Count + count);
                free.RemoveAt(i);
            }
            else if (first + count == free[i].First)
            {
                count += free[i].Count;
                free.RemoveAt(i);
            }
        }

        free.Add((first, count));
    }
}
