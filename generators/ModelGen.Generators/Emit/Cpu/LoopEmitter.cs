using ModelGen.Generators.Ir;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>A value that a loop loads once before it starts (uniform) or in every round.</summary>
internal readonly record struct Load(Input Input, string Text, bool IsUniform);

/// <summary>A value that a loop stores in every round; the text has {0} in place of the value.</summary>
internal readonly record struct Store(Output Output, string Text);

/// <summary>Writes a method that runs pointwise functions over the vectors of a tile: loads, calls, stores.</summary>
internal static class LoopEmitter
{
    /// <param name="code">Where the loop goes.</param>
    /// <param name="pointwise">Where the pointwise functions go.</param>
    /// <param name="name">The pointwise functions' name.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="parameters">The method's parameters.</param>
    /// <param name="summary">What it computes.</param>
    /// <param name="prologue">Statements before the loop.</param>
    /// <param name="loops">Loop headers, outermost first.</param>
    /// <param name="loads">Every value that the graph may read; unused ones are left out.</param>
    /// <param name="stores">Every value that is stored.</param>
    public static void Write(CodeWriter code, CodeWriter pointwise, string name, string method, string parameters, string summary, IEnumerable<string> prologue,
        IReadOnlyList<string> loops, IReadOnlyList<Load> loads, IReadOnlyList<Store> stores)
    {
        var available = new HashSet<IrNode>(loads.Select(load => load.Input.Node));
        var reached = new HashSet<IrNode>(IrWalk.Reachable(stores.Select(store => store.Output.Node), available.Contains));
        Load[] used = [.. loads.Where(load => reached.Contains(load.Input.Node))];
        IReadOnlyList<string> calls = PointwiseEmitter.Write(
            pointwise,
            name,
            summary,
            [.. used.Select(load => load.Input)],
            [.. stores.Select(store => store.Output)]);
        code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"private static void {method}({parameters})"))
        {
            code.Lines(prologue);
            code.Lines(used.Where(load => load.IsUniform).Select(load => $"L {load.Input.Name} = {load.Text};"));
            var open = new Stack<CodeWriter.Block>(loops.Select(loop => code.Open(loop)));
            code.Lines(used.Where(load => !load.IsUniform).Select(load => $"L {load.Input.Name} = {load.Text};"));
            code.Lines(calls);
            code.Lines(stores.Select(store => store.Text.Replace("{0}", store.Output.Name)));
            while (open.Count > 0)
            {
                open.Pop().Dispose();
            }
        }
    }
}
