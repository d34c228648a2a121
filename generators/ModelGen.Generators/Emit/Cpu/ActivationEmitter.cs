using ModelGen.Generators.Ir;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>Writes an activation's loops over [neuron][point]: forward, backward with replay, and over the neurons of one point.</summary>
internal sealed class ActivationEmitter(CodeWriter code, CodeWriter pointwise, LeafNames names, ActivationPlan plan, RowLoads rows)
{
    /// <summary>Whether some factor of a functional differs from point to point, so that the loop must know its point.</summary>
    private readonly bool _knowsPoint = IrWalk.Reachable(plan.Results)
        .Any(node => node.Leaf is { Kind: LeafKind.Coordinate or LeafKind.Observed } or { Kind: LeafKind.Learnable });

    private string At => _knowsPoint ? "(m * P) + p" : "i";

    private IReadOnlyList<string> Loops => _knowsPoint
        ? ["for (int m = 0; m < neurons; m++)", "for (int p = 0; p < P; p += L.Count)"]
        : ["for (int i = 0; i < neurons * P; i += L.Count)"];

    private static string Plane(string pointer, int c, string at, string plane = "plane") =>
        c == 0 ? $"{pointer} + {at}" : $"{pointer} + ({CodeWriter.Number(c)} * {plane}) + {at}";

    public void Forward()
    {
        var loads = new List<Load>();
        var stores = new List<Store>();
        for (int c = 0; c < plan.Coefficients.Count; c++)
        {
            string suffix = names.Suffix(plan.Coefficients[c]);
            if (Arguments().TryGetValue(c, out IrNode? argument))
            {
                loads.Add(new Load(new Input("z" + suffix, argument), $"L.Load({Plane("arguments", c, At)})", false));
            }

            stores.Add(new Store(new Output("a" + suffix, plan.Results[c]), $"L.Store({Plane("results", c, At)}, {{0}});"));
        }

        for (int i = 0; i < plan.Kept.Count; i++)
        {
            stores.Add(new Store(new Output(KeptName(i), plan.Kept[i]), $"L.Store({Plane("arguments", plan.KeptPlane(i), At)}, {{0}});"));
        }

        loads.AddRange(rows.Of(plan.Results, "p"));
        LoopEmitter.Write(code, pointwise, plan.Name, plan.Name + "Forward", "in Tile<T> tile, T* arguments, int neurons, T* results",
            $"{plan.Name}: the results' jet ({names.JetSet(plan.Coefficients)}) and what the reverse pass keeps.",
            ["int P = Tile<T>.Points;", "int plane = neurons * P;"], Loops, loads, stores);
    }

    public void Backward()
    {
        var loads = new List<Load>();
        var stores = new List<Store>();
        for (int c = 0; c < plan.Coefficients.Count; c++)
        {
            string suffix = names.Suffix(plan.Coefficients[c]);
            MultiIndex index = plan.Coefficients[c];
            if (Arguments().TryGetValue(c, out IrNode? argument) && (c > 0 || plan.KeepsArgument))
            {
                loads.Add(new Load(new Input("z" + suffix, argument), $"L.Load({Plane("kept", c, At)})", false));
            }

            IrNode? bar = ResultAdjoints().FirstOrDefault(node => node.Leaf!.Index!.Equals(index));
            if (bar is not null)
            {
                loads.Add(new Load(new Input("a" + suffix + "_bar", bar), $"L.Load({Plane("bars", c, At)})", false));
            }

            stores.Add(new Store(new Output("a" + suffix, plan.Results[c]), $"L.Store({Plane("results", c, At, "resultsPlane")}, {{0}});"));
        }

        for (int c = 0; c < plan.Coefficients.Count; c++)
        {
            if (plan.ArgumentAdjoints[c] is { } adjoint)
            {
                stores.Add(new Store(new Output("z" + names.Suffix(plan.Coefficients[c]) + "_bar", adjoint), $"L.Store({Plane("bars", c, At)}, {{0}});"));
            }
        }

        for (int i = 0; i < plan.Kept.Count; i++)
        {
            loads.Add(new Load(new Input(KeptName(i), plan.Kept[i]), $"L.Load({Plane("kept", plan.KeptPlane(i), At)})", false));
        }

        IrNode[] all = [.. stores.Select(store => store.Output.Node), .. plan.LearnableAdjoints.Values];
        loads.AddRange(rows.Of(all, "p"));
        foreach (KeyValuePair<int, IrNode> learnable in plan.LearnableAdjoints)
        {
            string row = $"tile.Workspace + ({CodeWriter.Number(learnable.Key)} * P) + p";
            stores.Add(new Store(
                new Output(names.Of(new Leaf(LeafKind.Learnable, learnable.Key)) + "_bar", learnable.Value),
                $"L.Store({row}, L.Load({row}) + {{0}});"));
        }

        LoopEmitter.Write(
            code,
            pointwise,
            plan.Name + "Adjoint",
            plan.Name + "Backward",
            "in Tile<T> tile, T* kept, T* bars, int plane, int neurons, T* results, int resultsPlane",
            $"{plan.Name}: the arguments' adjoints from the results' adjoints, and the results again for the weight gradient.",
            ["int P = Tile<T>.Points;"],
            Loops,
            loads,
            stores);
    }

    /// <summary>The value alone, over the neurons of a single point.</summary>
    public void Point()
    {
        IrNode argument = Arguments()[0];
        LoopEmitter.Write(code, pointwise, plan.Name + "Value", plan.Name + "Point", "T* values, int neurons",
            $"{plan.Name}: the value alone; lanes are neurons.", [], ["for (int i = 0; i < neurons; i += L.Count)"],
            [new Load(new Input("z", argument), "L.Load(values + i)", false)],
            [new Store(new Output("a", plan.Results[0]), "L.Store(values + i, {0});")]);
    }

    private static string KeptName(int i) => "kept" + CodeWriter.Number(i);

    private Dictionary<int, IrNode> Arguments() => IrWalk.Reachable(
        plan.Results.Concat(plan.Kept).Concat(plan.ArgumentAdjoints.Where(bar => bar is not null).Select(bar => bar!)))
        .Where(node => node.Leaf is { Kind: LeafKind.Argument })
        .ToDictionary(node => IndexOf(node.Leaf!.Index!), node => node);

    private IEnumerable<IrNode> ResultAdjoints() => IrWalk.Reachable(
        plan.ArgumentAdjoints.Where(bar => bar is not null).Select(bar => bar!).Concat(plan.LearnableAdjoints.Values))
        .Where(node => node.Leaf is { Kind: LeafKind.ResultAdjoint });

    private int IndexOf(MultiIndex index)
    {
        int c = 0;
        while (!plan.Coefficients[c].Equals(index))
        {
            c++;
        }

        return c;
    }
}
