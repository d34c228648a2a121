using System.Globalization;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>Writes one program: Forward, and Backward if it is part of the loss, each a list of calls that reads like the computation.</summary>
internal sealed class ProgramEmitter
{
    private readonly CodeWriter code;
    private readonly CodeWriter pointwise;
    private readonly ModelPlan model;
    private readonly ModelLayout layout;
    private readonly LeafNames names;
    private readonly ActivationLibrary activations;
    private readonly ProgramPlan program;
    private readonly int number;
    private readonly List<SiteRows> sites = [];
    private readonly RowLoads rows;
    private readonly int results;
    private readonly int firstBar;
    private readonly int secondBar;

    public ProgramEmitter(CodeWriter code, CodeWriter pointwise, ModelPlan model, ModelLayout layout, LeafNames names, ActivationLibrary activations, ProgramPlan program, int number)
    {
        this.code = code;
        this.pointwise = pointwise;
        this.model = model;
        this.layout = layout;
        this.names = names;
        this.activations = activations;
        this.program = program;
        this.number = number;
        rows = new RowLoads(names, program, layout.FirstLearnable, NetworkRow);

        // rows of the workspace: learnable adjoints, then each site, then buffers that all sites share
        int next = model.Model.Spec.Learnables.Count;
        int widest = 0;
        foreach (SitePlan site in program.Sites)
        {
            IReadOnlyList<LayerLayout> layers = layout.Networks[site.Site.Network];
            IReadOnlyList<ActivationPlan> plans = activations.For(site, program, number);
            int planes = site.Coefficients.Count;
            int Take(int count)
            {
                int at = next;
                next += count;
                return at;
            }

            int inputs = Take(planes * layers[0].Inputs);
            int[] kept = [.. plans.Select((plan, l) => Take(plan.KeptPlanes * layers[l].Outputs))];
            int outputs = Take(planes * layers[layers.Count - 1].Outputs);
            int outputBars = program.HasBackward ? Take(planes * layers[layers.Count - 1].Outputs) : -1;
            int inputBars = site.NeedsInputAdjoints ? Take(planes * layers[0].Inputs) : -1;
            sites.Add(new SiteRows(site, layers, plans, inputs, kept, outputs, outputBars, inputBars));
            widest = Math.Max(widest, planes * layers.Take(layers.Count - 1).Select(layer => layer.Outputs).DefaultIfEmpty(0).Max());
            ScratchShape = (Math.Max(ScratchShape.Planes, planes), Math.Max(ScratchShape.Width, layers.Max(layer => Math.Max(layer.Inputs, layer.Outputs))));
        }

        // forward alone needs the results, backward alone the adjoints: what is not touched stays out of the cache
        results = next;
        firstBar = results;
        secondBar = firstBar + widest;
        Rows = results + (program.HasBackward ? 2 * widest : widest);
    }

    /// <summary>Rows of workspace, without the microkernels' scratch.</summary>
    public int Rows { get; }

    /// <summary>Largest number of planes and widest layer, for the scratch.</summary>
    public (int Planes, int Width) ScratchShape { get; private set; } = (1, 1);

    private string Id => CodeWriter.Number(number);

    public void Write()
    {
        foreach (SiteRows site in sites)
        {
            WriteInputs(site);
        }

        WriteComponents();
        WriteForward();
        if (program.HasBackward)
        {
            foreach (SiteRows site in sites)
            {
                WriteOutputAdjoints(site);
            }

            if (program.LearnableAdjoints.Count > 0)
            {
                WriteLearnableAdjoints();
            }

            WriteBackward();
        }
    }

    private static string W(int row) => row == 0 ? "w" : $"w + ({CodeWriter.Number(row)} * P)";

    private static string Mask(ulong planes) => "0x" + planes.ToString("X", CultureInfo.InvariantCulture) + "UL";

    private static ulong All(SitePlan site) => site.Coefficients.Count == 64 ? ulong.MaxValue : (1UL << site.Coefficients.Count) - 1;

    private string NetworkRow(Leaf leaf)
    {
        SiteRows site = sites.Find(candidate => candidate.Plan.Site.Id == leaf.A)!;
        int plane = 0;
        while (!site.Plan.Coefficients[plane].Equals(leaf.Index!))
        {
            plane++;
        }

        int row = leaf.Kind == LeafKind.InputAdjoint
            ? site.InputBars + (plane * site.Layers[0].Inputs) + leaf.B
            : site.Outputs + (plane * site.Layers[site.Layers.Count - 1].Outputs) + leaf.B;
        return RowLoads.Row("w", row, "p");
    }

    private void WriteLoop(string name, string summary, IReadOnlyList<Store> stores) => LoopEmitter.Write(code, pointwise, name + "Values", name, "in Tile<T> tile", summary,
        ["int P = Tile<T>.Points;", "T* w = tile.Workspace;"], ["for (int p = 0; p < P; p += L.Count)"],
        [.. rows.Of(stores.Select(store => store.Output.Node), "p")], stores);

    private void WriteInputs(SiteRows site)
    {
        var stores = new List<Store>();
        for (int c = 0; c < site.Plan.Coefficients.Count; c++)
        {
            if ((site.Plan.InputPlanes >> c & 1) == 0)
            {
                continue;
            }

            for (int i = 0; i < site.Layers[0].Inputs; i++)
            {
                string name = "input" + CodeWriter.Number(i) + names.Suffix(site.Plan.Coefficients[c]);
                stores.Add(new Store(new Output(name, site.Plan.Inputs[c][i]), $"L.Store({RowLoads.Address("w", site.Inputs + (c * site.Layers[0].Inputs) + i, "p")}, {{0}});"));
            }
        }

        WriteLoop($"Inputs{Id}Site{CodeWriter.Number(site.Plan.Site.Id)}", $"{program.Name}: the inputs of {NetworkName(site)} with their jets.", stores);
    }

    private void WriteComponents() => WriteLoop("Components" + Id, $"{program.Name}: the residual's components.",
        [.. program.Components.Select((component, k) => new Store(new Output("r" + CodeWriter.Number(k), component), $"L.Store({RowLoads.Address("tile.Residuals", k, "p")}, {{0}});"))]);

    private void WriteOutputAdjoints(SiteRows site)
    {
        int outputs = site.Layers[site.Layers.Count - 1].Outputs;
        var stores = new List<Store>();
        for (int c = 0; c < site.Plan.Coefficients.Count; c++)
        {
            for (int k = 0; k < outputs; k++)
            {
                string name = names.Of(new Leaf(LeafKind.OutputAdjoint, site.Plan.Site.Id, k, site.Plan.Coefficients[c]));
                stores.Add(new Store(new Output(name, site.Plan.OutputAdjoints![c][k]), $"L.Store({RowLoads.Address("w", site.OutputBars + (c * outputs) + k, "p")}, {{0}});"));
            }
        }

        WriteLoop($"Adjoints{Id}Site{CodeWriter.Number(site.Plan.Site.Id)}", $"{program.Name}: the adjoints of {NetworkName(site)}'s outputs from the seeds.", stores);
    }

    private void WriteLearnableAdjoints() => WriteLoop("Learnables" + Id, $"{program.Name}: the adjoints of learnable scalars.",
        [.. program.LearnableAdjoints.Select(learnable =>
        {
            string row = RowLoads.Address("w", learnable.Key, "p");
            return new Store(new Output(names.Of(new Leaf(LeafKind.Learnable, learnable.Key)) + "_bar", learnable.Value), $"L.Store({row}, L.Load({row}) + {{0}});");
        })]);

    private void WriteForward()
    {
        code.Line();
        code.Line($"/// <summary>{program.Name}, forward.</summary>");
        BatchPlan? batch = model.Batches.FirstOrDefault(candidate => candidate.Program == program);
        if (batch is not null)
        {
            code.Line("/// <remarks>");
            foreach (EquationSpec equation in batch.Equations)
            {
                code.Line($"/// {equation.Name}: {equation.Text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}.");
            }

            code.Lines(sites.Select(site => $"/// {NetworkName(site)} carries {names.JetSet(site.Plan.Coefficients)}{string.Concat(site.Plan.Functionals.Select(Combination))}."));
            code.Line("/// </remarks>");
        }

        using (code.Open($"private static void Forward{Id}(in Tile<T> tile)"))
        {
            code.Line("int P = Tile<T>.Points;");
            code.Line("T* w = tile.Workspace;");
            foreach (SiteRows site in sites)
            {
                code.Line();
                code.Line($"// {NetworkName(site)}: {names.JetSet(site.Plan.Coefficients)}");
                code.Line($"Inputs{Id}Site{CodeWriter.Number(site.Plan.Site.Id)}(tile);");
                for (int l = 0; l < site.Layers.Count; l++)
                {
                    LayerLayout layer = site.Layers[l];
                    bool isLast = l == site.Layers.Count - 1;
                    string x = W(l == 0 ? site.Inputs : results);
                    string z = W(isLast ? site.Outputs : site.Kept[l]);
                    ulong mask = l == 0 ? site.Plan.InputPlanes : All(site.Plan);
                    if (isLast && l == 0)
                    {
                        code.Line($"new Span<T>({z}, {CodeWriter.Number(site.Plan.Coefficients.Count * layer.Outputs)} * P).Clear();");
                    }

                    code.Line($"Dense<L, T>.Forward(tile.Packed + Packed{CodeWriter.Number(layer.Number)}, tile.Parameters + {CodeWriter.Number(layer.Biases)}, {CodeWriter.Number(layer.Outputs)}, {CodeWriter.Number(layer.Inputs)}, {x}, {CodeWriter.Number(layer.Inputs)} * P, {z}, {CodeWriter.Number(layer.Outputs)} * P, {Mask(mask)});");
                    if (!isLast)
                    {
                        code.Line($"{site.Activations[l].Name}Forward(tile, {z}, {CodeWriter.Number(layer.Outputs)}, {W(results)});");
                    }
                }
            }

            code.Line();
            code.Line($"Components{Id}(tile);");
        }
    }

    private void WriteBackward()
    {
        code.Line();
        code.Line($"/// <summary>{program.Name}, backward.</summary>");
        using (code.Open($"private static void Backward{Id}<TSink>(in Tile<T> tile) where TSink : struct, IGradientSink<L, T>"))
        {
            code.Line("int P = Tile<T>.Points;");
            code.Line("T* w = tile.Workspace;");
            code.Line($"T* scratch = {W(Rows)};");
            int learnables = model.Model.Spec.Learnables.Count;
            int[] touched = [.. Enumerable.Range(0, learnables).Where(j => program.LearnableAdjoints.ContainsKey(j) || sites.Any(site => site.Activations.Any(plan => plan.LearnableAdjoints.ContainsKey(j))))];
            if (touched.Length > 0)
            {
                code.Line($"new Span<T>(w, {CodeWriter.Number(learnables)} * P).Clear();");
            }

            for (int s = sites.Count - 1; s >= 0; s--)
            {
                WriteSiteBackward(sites[s]);
            }

            if (program.LearnableAdjoints.Count > 0)
            {
                code.Line($"Learnables{Id}(tile);");
            }

            foreach (int learnable in touched)
            {
                code.Line($"TSink.Scalar(tile, {CodeWriter.Number(layout.FirstLearnable + learnable)}, {W(learnable)});");
            }
        }
    }

    private void WriteSiteBackward(SiteRows site)
    {
        code.Line();
        code.Line($"// {NetworkName(site)}");
        code.Line($"Adjoints{Id}Site{CodeWriter.Number(site.Plan.Site.Id)}(tile);");
        int bar = site.OutputBars;
        int free = firstBar;
        int other = secondBar;
        for (int l = site.Layers.Count - 1; l >= 0; l--)
        {
            LayerLayout layer = site.Layers[l];
            string n = CodeWriter.Number(layer.Outputs);
            string k = CodeWriter.Number(layer.Inputs);
            string packed = $"tile.Packed + Packed{CodeWriter.Number(layer.Number)}";
            if (l > 0)
            {
                code.Line($"Dense<L, T>.Backward({packed}, {n}, {k}, {W(bar)}, {n} * P, {W(free)}, {k} * P, {Mask(All(site.Plan))});");
                using (code.Open($"for (int k = 0; k < {k}; k += Tile<T>.BlockRows)"))
                {
                    code.Line($"T* x = TSink.Place({n}, {k}, k, scratch, out int plane);");
                    code.Line($"{site.Activations[l - 1].Name}Backward(tile, {W(site.Kept[l - 1])} + (k * P), {W(free)} + (k * P), {k} * P, Math.Min(Tile<T>.BlockRows, {k} - k), x, plane);");
                    code.Line($"TSink.Take({n}, {k}, k, {Mask(All(site.Plan))}, scratch);");
                }

                code.Line($"TSink.Layer(tile, {CodeWriter.Number(layer.Weights)}, {CodeWriter.Number(layer.Biases)}, {n}, {k}, {W(bar)}, {n} * P, {Mask(All(site.Plan))}, scratch);");
                (bar, free, other) = (free, other, free);
            }
            else
            {
                code.Line($"Dense<L, T>.Take<TSink>({n}, {k}, {W(site.Inputs)}, {k} * P, {Mask(site.Plan.InputPlanes)}, scratch);");
                code.Line($"TSink.Layer(tile, {CodeWriter.Number(layer.Weights)}, {CodeWriter.Number(layer.Biases)}, {n}, {k}, {W(bar)}, {n} * P, {Mask(site.Plan.InputPlanes)}, scratch);");
                if (site.Plan.NeedsInputAdjoints)
                {
                    // every plane of the inputs has an adjoint row, also those that a constant input leaves unread
                    code.Line($"new Span<T>({W(site.InputBars)}, {CodeWriter.Number(site.Plan.Coefficients.Count * layer.Inputs)} * P).Clear();");
                    code.Line($"Dense<L, T>.Backward({packed}, {n}, {k}, {W(bar)}, {n} * P, {W(site.InputBars)}, {k} * P, {Mask(site.Plan.InputPlanes)});");
                }
            }
        }
    }

    /// <summary>", where L0 combines t and xx", for documentation.</summary>
    private string Combination(Functional functional, int number) =>
        $", where L{CodeWriter.Number(number)} combines {string.Join(" and ", functional.Terms.Select(term => names.Subscript(term.Index)))}";

    private string NetworkName(SiteRows site)
    {
        string place = string.Join(", ", site.Plan.Site.Substitution.Select((expression, c) => expression is null
            ? null
            : $"{names.Coordinates[c]} = {(expression.IsConstant ? expression.Number.ToString("R", CultureInfo.InvariantCulture) : "...")}").Where(text => text is not null));
        return model.Model.Spec.Networks[site.Plan.Site.Network].Name + (place.Length > 0 ? " at " + place : "");
    }

    private sealed record SiteRows(SitePlan Plan, IReadOnlyList<LayerLayout> Layers, IReadOnlyList<ActivationPlan> Activations, int Inputs, int[] Kept, int Outputs, int OutputBars, int InputBars);
}
