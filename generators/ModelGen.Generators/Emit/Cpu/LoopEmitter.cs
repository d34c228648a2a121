using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>A value that a loop loads once before it starts (uniform) or in every round.</summary>
internal readonly record struct Load(Input Input, string Text, bool IsUniform);

/// <summary>A value that a loop stores in every round; the text has {0} in place of the value.</summary>
/// <param name="Output">The value.</param>
/// <param name="Text">The statement.</param>
/// <param name="IsInPlace">Whether it takes the place of something that is loaded, so that it comes last.</param>
internal readonly record struct Store(Output Output, string Text, bool IsInPlace = false);

/// <summary>A method that runs a pointwise function over the vectors of a tile: loads, calls, stores.</summary>
internal sealed class LoopEmitter
{
    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>The pointwise function's name.</summary>
    public required string Function { get; init; }

    public required string Parameters { get; init; }

    /// <summary>What it computes.</summary>
    public required string Summary { get; init; }

    /// <summary>Statements before the loop.</summary>
    public IReadOnlyList<string> Prologue { get; init; } = [];

    /// <summary>Loop headers, outermost first.</summary>
    public IReadOnlyList<string> Loops { get; init; } = [];

    /// <summary>Every value that the graph may read; unused ones are left out.</summary>
    public required IReadOnlyList<Load> Loads { get; init; }

    /// <summary>Every value that is stored.</summary>
    public required IReadOnlyList<Store> Stores { get; init; }

    /// <summary>
    /// Loads, operations and stores that one loop may have. Beyond what the JIT is willing to inline, an operation is a call; a body with more is
    /// written as several loops, which load again what they share.
    /// </summary>
    public int MostOperations { get; init; } = int.MaxValue;

    public void Write(CodeWriter code, PointwiseFunctions functions)
    {
        List<List<Store>> loops = Split();
        if (loops.Count == 1)
        {
            WriteLoop(code, functions, Method, Function, Stores);
            return;
        }

        for (int i = 0; i < loops.Count; i++)
        {
            WriteLoop(code, functions, CodeText.Of($"{Method}Loop{i + 1}"), CodeText.Of($"{Function}Loop{i + 1}"), loops[i]);
        }

        string arguments = string.Join(", ", Parameters.Split([", "], StringSplitOptions.None).Select(parameter => parameter.Split(' ').Last()));
        code.Line();
        using (code.Open($"private static void {Method}({Parameters})"))
        {
            code.Lines(loops.Select((_, i) => CodeText.Of($"{Method}Loop{i + 1}({arguments});")));
        }
    }

    /// <summary>As few loops as hold the stores, those in place in the last one.</summary>
    private List<List<Store>> Split()
    {
        Store[] inPlace = [.. Stores.Where(store => store.IsInPlace)];
        var loops = new List<List<Store>> { new() };
        foreach (Store store in Stores.Where(store => !store.IsInPlace))
        {
            List<Store> last = loops[loops.Count - 1];
            if (last.Count > 0 && Operations([.. last, store]) > MostOperations)
            {
                loops.Add(last = []);
            }

            last.Add(store);
        }

        if (loops[loops.Count - 1].Count > 0 && inPlace.Length > 0 && Operations([.. loops[loops.Count - 1], .. inPlace]) > MostOperations)
        {
            loops.Add([]);
        }

        loops[loops.Count - 1].AddRange(inPlace);
        return loops;
    }

    private int Operations(IReadOnlyList<Store> stores)
    {
        var available = new HashSet<IrNode>(Loads.Select(load => load.Input.Node));
        return stores.Count + IrWalk.Reachable(stores.Select(store => store.Output.Node), available.Contains)
            .Sum(node => node.Operation is Elementwise elementwise && !available.Contains(node) ? elementwise.Cost : node.IsConstant ? 0 : 1);
    }

    private void WriteLoop(CodeWriter code, PointwiseFunctions functions, string method, string name, IReadOnlyList<Store> stores)
    {
        var available = new HashSet<IrNode>(Loads.Select(load => load.Input.Node));
        var reached = new HashSet<IrNode>(IrWalk.Reachable(stores.Select(store => store.Output.Node), available.Contains));
        Load[] used = [.. Loads.Where(load => reached.Contains(load.Input.Node))];
        PointwiseFunction function = functions.Write(
            name, Summary, [.. used.Select(load => load.Input)], [.. stores.Select(store => store.Output)]);
        code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"private static void {method}({Parameters})"))
        {
            code.Lines(Prologue);
            code.Lines(used.Where(load => load.IsUniform).Select(load => $"L {load.Input.Name} = {load.Text};"));
            var open = new Stack<CodeWriter.Block>(Loops.Select(header => code.Open(header)));
            code.Lines(used.Where(load => !load.IsUniform).Select(load => $"L {load.Input.Name} = {load.Text};"));
            code.Lines(function.Calls);
            code.Lines(stores.Select(store => store.Text.Replace("{0}", store.Output.Name)));
            while (open.Count > 0)
            {
                open.Pop().Dispose();
            }
        }
    }
}
