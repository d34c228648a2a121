using ModelGen.Generators.Ir;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>A value that a loop loads once before it starts (uniform) or in every round.</summary>
internal readonly record struct Load(Input Input, string Text, bool IsUniform);

/// <summary>A value that a loop stores in every round; the text has {0} in place of the value.</summary>
internal readonly record struct Store(Output Output, string Text);

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

    public void Write(CodeWriter code, PointwiseFunctions functions)
    {
        var available = new HashSet<IrNode>(Loads.Select(load => load.Input.Node));
        var reached = new HashSet<IrNode>(IrWalk.Reachable(Stores.Select(store => store.Output.Node), available.Contains));
        Load[] used = [.. Loads.Where(load => reached.Contains(load.Input.Node))];
        PointwiseFunction function = functions.Write(
            Function, Summary, [.. used.Select(load => load.Input)], [.. Stores.Select(store => store.Output)]);
        code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"private static void {Method}({Parameters})"))
        {
            code.Lines(Prologue);
            code.Lines(used.Where(load => load.IsUniform).Select(load => $"L {load.Input.Name} = {load.Text};"));
            var open = new Stack<CodeWriter.Block>(Loops.Select(code.Open));
            code.Lines(used.Where(load => !load.IsUniform).Select(load => $"L {load.Input.Name} = {load.Text};"));
            code.Lines(function.Calls);
            code.Lines(Stores.Select(store => store.Text.Replace("{0}", store.Output.Name)));
            while (open.Count > 0)
            {
                open.Pop().Dispose();
            }
        }
    }
}
