using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>Writes a pointwise function's loops over [neuron][point]: forward, backward with or without replay, and over the neurons of one point.</summary>
internal sealed class FunctionEmitter(CodeWriter code, PointwiseFunctions functions, LeafNames names, PointwisePlan plan, string name, RowLoads rows)
{
    /// <summary>Operations in one loop over several arguments: 105 beside 36 loads and stores are still inlined, twice as many would not be.</summary>
    private const int MostOperations = 150;

    private bool IsSingle => plan.ArgumentPlanes.Count == 1;

    private string At => plan.KnowsPoint ? "(m * P) + p" : "i";

    private IReadOnlyList<string> Loops => plan.KnowsPoint
        ? ["for (int m = 0; m < neurons; m++)", "for (int p = 0; p < P; p += L.Count)"]
        : ["for (int i = 0; i < neurons * P; i += L.Count)"];

    /// <summary>The pointer to an argument's values; the owner's also hold what is kept.</summary>
    private string Argument(int k) => IsSingle ? "arguments" : CodeText.Of($"arguments{k}");

    private string KeptPointer => plan.Owner >= 0 ? Argument(plan.Owner) : "kept";

    private static string KeptName(int i) => CodeText.Of($"kept{i}");

    public void Forward()
    {
        var loads = new List<Load>(ArgumentLoads(c => true, "plane"));
        var stores = new List<Store>();
        for (int c = 0; c < plan.Jets.Count; c++)
        {
            stores.Add(new Store(new Output("a" + names.Suffix(plan.Jets[c]), plan.Results[c]), $"L.Store({Plane("results", c)}, {{0}});"));
        }

        for (int i = 0; i < plan.Kept.Count; i++)
        {
            stores.Add(new Store(new Output(KeptName(i), plan.Kept[i]), $"L.Store({Plane(KeptPointer, plan.KeptPlane(i))}, {{0}});"));
        }

        loads.AddRange(rows.Of(plan.Results, "p"));
        new LoopEmitter
        {
            Method = name + "Forward",
            Function = name,
            Parameters = $"in Tile<T> tile, {Pointers(k => Argument(k))}, int neurons, T* results{(HasOwnMemory ? ", T* kept" : "")}",
            Summary = $"{name}: the results' jet ({names.JetSet(plan.Jets)}) and what the reverse pass keeps.",
            Prologue = ["int P = Tile<T>.Points;", "int plane = neurons * P;"],
            Loops = Loops,
            Loads = loads,
            Stores = stores,
        }.Write(code, functions);
    }

    /// <summary>One way back: with the results again for the weight gradient or without, and for what becomes of the arguments' adjoints.</summary>
    public void Backward(BackwardVariant variant)
    {
        bool Wants(int k) => variant.Uses[k] != AdjointUse.None;
        var loads = new List<Load>(ArgumentLoads(c => c > 0 || plan.KeepsArgument, "plane"));
        var stores = new List<Store>();
        for (int c = 0; c < plan.Jets.Count; c++)
        {
            string suffix = names.Suffix(plan.Jets[c]);
            MultiIndex index = plan.Jets[c];
            if (ResultAdjoints().FirstOrDefault(node => node.Leaf!.Index!.Equals(index)) is { } bar)
            {
                string sum = string.Join(" + ", Enumerable.Range(0, variant.Bars).Select(b => $"L.Load({Plane(Bars(b), c)})"));
                loads.Add(new Load(new Input("a" + suffix + "_bar", bar), sum, false));
            }

            if (variant.Replays)
            {
                stores.Add(new Store(new Output("a" + suffix, plan.Results[c]), $"L.Store({Plane("results", c, "resultsPlane")}, {{0}});"));
            }
        }

        for (int k = 0; k < plan.ArgumentPlanes.Count; k++)
        {
            for (int c = 0; c < plan.Jets.Count && Wants(k); c++)
            {
                if (plan.ArgumentAdjoints[k][c] is { } adjoint)
                {
                    string at = Plane(variant.Uses[k] == AdjointUse.InPlace ? Bars(0) : CodeText.Of($"target{k}"), c);
                    string value = variant.Uses[k] == AdjointUse.Add ? $"L.Load({at}) + {{0}}" : "{0}";
                    string bar = LeafNames.Argument(k) + names.Suffix(plan.Jets[c]) + "_bar";
                    stores.Add(new Store(new Output(bar, adjoint), $"L.Store({at}, {value});", variant.Uses[k] == AdjointUse.InPlace));
                }
            }
        }

        for (int i = 0; i < plan.Kept.Count; i++)
        {
            loads.Add(new Load(new Input(KeptName(i), plan.Kept[i]), $"L.Load({Plane(KeptPointer, plan.KeptPlane(i))})", false));
        }

        loads.AddRange(rows.Of([.. stores.Select(store => store.Output.Node), .. plan.LearnableAdjoints.Values], "p"));
        foreach (KeyValuePair<int, IrNode> learnable in plan.LearnableAdjoints)
        {
            string row = CodeText.Of($"tile.Workspace + ({learnable.Key} * P) + p");
            stores.Add(new Store(
                new Output(names.Of(new Leaf(LeafKind.Learnable, learnable.Key)) + "_bar", learnable.Value),
                $"L.Store({row}, L.Load({row}) + {{0}});"));
        }

        string targets = string.Concat(
            variant.Uses.Select((use, k) => use is AdjointUse.Store or AdjointUse.Add ? CodeText.Of($", T* target{k}") : ""));
        string bars = string.Concat(Enumerable.Range(0, variant.Bars).Select(b => $", T* {Bars(b)}"));
        new LoopEmitter
        {
            Method = name + variant.Suffix,
            Function = name + variant.Suffix.Replace("Backward", "Adjoint"),
            Parameters = $"in Tile<T> tile, {Pointers(k => Argument(k))}{(HasOwnMemory ? ", T* kept" : "")}{bars}, int plane, int neurons{targets}" +
                (variant.Replays ? ", T* results, int resultsPlane" : ""),
            MostOperations = IsSingle ? int.MaxValue : MostOperations,
            Summary
                = $"{name}: the arguments' adjoints from the results' adjoints{(variant.Replays ? ", and the results again for the weight gradient" : "")}.",
            Prologue = ["int P = Tile<T>.Points;"],
            Loops = Loops,
            Loads = loads,
            Stores = stores,
        }.Write(code, functions);
    }

    /// <summary>The value alone, over the neurons of a single point.</summary>
    public void Point()
    {
        new LoopEmitter
        {
            Method = name + "Point",
            Function = name + "Value",
            Parameters = $"T* parameters, T* coefficients, {Pointers(k => Argument(k))}, int neurons, T* results",
            Summary = $"{name}: the value alone; lanes are neurons.",
            Loops = ["for (int i = 0; i < neurons; i += L.Count)"],
            Loads =
            [
                .. Arguments().Where(node => node.Leaf!.Index!.IsZero).Select(
                    node => new Load(new Input(LeafNames.Argument(node.Leaf!.A), node), $"L.Load({Argument(node.Leaf.A)} + i)", false)),
                .. rows.Of([plan.Results[0]], "")
                    .Select(load => load with { Text = load.Text.Replace("tile.Parameters", "parameters").Replace("tile.Coefficients", "coefficients") }),
            ],
            Stores = [new Store(new Output("a", plan.Results[0]), "L.Store(results + i, {0});")],
        }.Write(code, functions);
    }

    private bool HasOwnMemory => plan.Owner < 0 && plan.Kept.Count > 0;

    private string Pointers(Func<int, string> nameOf) => string.Join(", ", Enumerable.Range(0, plan.ArgumentPlanes.Count).Select(k => "T* " + nameOf(k)));

    private static string Bars(int b) => b == 0 ? "bars" : CodeText.Of($"bars{b}");

    private string Plane(string pointer, int c, string plane = "plane") => c == 0 ? $"{pointer} + {At}" : CodeText.Of($"{pointer} + ({c} * {plane}) + {At}");

    /// <summary>Loads of the arguments' coefficients; of the owner's, only those that are still there.</summary>
    private IEnumerable<Load> ArgumentLoads(Func<int, bool> isThere, string plane) => Arguments()
        .Select(node => (Node: node, k: node.Leaf!.A, c: plan.Jets.PlaneOf(node.Leaf!.Index!)))
        .Where(argument => argument.k != plan.Owner || isThere(argument.c))
        .Select(argument => new Load(
            new Input(names.Of(argument.Node.Leaf!), argument.Node), $"L.Load({Plane(Argument(argument.k), argument.c, plane)})", false));

    private IEnumerable<IrNode> Arguments() => IrWalk.Reachable(plan.Roots).Where(node => node.Leaf is { Kind: LeafKind.Argument })
        .OrderBy(node => plan.Jets.PlaneOf(node.Leaf!.Index!)).ThenBy(node => node.Leaf!.A);

    private IEnumerable<IrNode> ResultAdjoints() => IrWalk.Reachable(plan.Roots).Where(node => node.Leaf is { Kind: LeafKind.ResultAdjoint });
}

/// <summary>What a call of a function's reverse pass needs.</summary>
/// <param name="Suffix">The end of the method's name.</param>
/// <param name="Replays">Whether the results are wanted again.</param>
/// <param name="Bars">How many buffers hold parts of the results' adjoints.</param>
/// <param name="Uses">[argument]: what becomes of its adjoint.</param>
internal sealed record BackwardVariant(string Suffix, bool Replays, int Bars, IReadOnlyList<AdjointUse> Uses);
