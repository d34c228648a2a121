using System.Globalization;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>Writes one program: Forward, and Backward if it is part of the loss, each a list of calls that reads like the computation.</summary>
internal sealed class ProgramEmitter
{
    private readonly CodeWriter _code;
    private readonly CodeWriter _pointwise;
    private readonly ModelPlan _model;
    private readonly ModelLayout _layout;
    private readonly LeafNames _names;
    private readonly ActivationLibrary _activations;
    private readonly ProgramPlan _program;
    private readonly int _number;
    private readonly List<SiteRows> _sites = [];
    private readonly RowLoads _rows;
    private readonly int _results;
    private readonly int _firstBar;
    private readonly int _secondBar;

    public ProgramEmitter(
        CodeWriter code,
        CodeWriter pointwise,
        ModelPlan model,
        ModelLayout layout,
        LeafNames names,
        ActivationLibrary activations,
        ProgramPlan program,
        int number)
    {
        _code = code;
        _pointwise = pointwise;
        _model = model;
        _layout = layout;
        _names = names;
        _activations = activations;
        _program = program;
        _number = number;
        _rows = new RowLoads(names, program, layout.FirstLearnable, NetworkRow);

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
            _sites.Add(new SiteRows(site, layers, plans, inputs, kept, outputs, outputBars, inputBars));
            widest = Math.Max(widest, planes * layers.Take(layers.Count - 1).Select(layer => layer.Outputs).DefaultIfEmpty(0).Max());
            ScratchShape = (Math.Max(ScratchShape.Planes, planes), Math.Max(ScratchShape.Width, layers.Max(layer => Math.Max(layer.Inputs, layer.Outputs))));
        }

        // forward alone needs the results, backward alone the adjoints: what is not touched stays out of the cache
        _results = next;
        _firstBar = _results;
        _secondBar = _firstBar + widest;
        Rows = _results + (program.HasBackward ? 2 * widest : widest);
    }

    /// <summary>Rows of workspace, without the microkernels' scratch.</summary>
    public int Rows { get; }

    /// <summary>Largest number of planes and widest layer, for the scratch.</summary>
    public (int Planes, int Width) ScratchShape { get; private set; } = (1, 1);

    private string Id => CodeWriter.Number(_number);

    public void Write()
    {
        foreach (SiteRows site in _sites)
        {
            WriteInputs(site);
        }

        WriteComponents();
        WriteForward();
        if (_program.HasBackward)
        {
            foreach (SiteRows site in _sites)
            {
                WriteOutputAdjoints(site);
            }

            if (_program.LearnableAdjoints.Count > 0)
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
        SiteRows site = _sites.Find(candidate => candidate.Plan.Site.Id == leaf.A)!;
        int plane = 0;
        while (!site.Plan.Coefficients[plane].Equals(leaf.Index!))
        {
            plane++;
        }

        int row = leaf.Kind == LeafKind.InputAdjoint
            ? site.InputBars + plane * site.Layers[0].Inputs + leaf.B
            : site.Outputs + plane * site.Layers[site.Layers.Count - 1].Outputs + leaf.B;
        return RowLoads.Row("w", row, "p");
    }

    private void WriteLoop(
        string name,
        string summary,
        IReadOnlyList<Store> stores) => LoopEmitter.Write(_code, _pointwise, name + "Values", name, "in Tile<T> tile", summary,
        ["int P = Tile<T>.Points;", "T* w = tile.Workspace;"], ["for (int p = 0; p < P; p += L.Count)"],
        [.. _rows.Of(stores.Select(store => store.Output.Node), "p")], stores);

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
                string name = "input" + CodeWriter.Number(i) + _names.Suffix(site.Plan.Coefficients[c]);
                stores.Add(new Store(
                    new Output(name, site.Plan.Inputs[c][i]),
                    $"L.Store({RowLoads.Address("w", site.Inputs + c * site.Layers[0].Inputs + i, "p")}, {{0}});"));
            }
        }

        WriteLoop($"Inputs{Id}Site{CodeWriter.Number(site.Plan.Site.Id)}", $"{_program.Name}: the inputs of {NetworkName(site)} with their jets.", stores);
    }

    private void WriteComponents() => WriteLoop("Components" + Id, $"{_program.Name}: the residual's components.",
        [.. _program.Components.Select(
            (component, k) => new Store(new Output("r" + CodeWriter.Number(k), component), $"L.Store({RowLoads.Address("tile.Residuals", k, "p")}, {{0}});"))]);

    private void WriteOutputAdjoints(SiteRows site)
    {
        int outputs = site.Layers[site.Layers.Count - 1].Outputs;
        var stores = new List<Store>();
        for (int c = 0; c < site.Plan.Coefficients.Count; c++)
        {
            for (int k = 0; k < outputs; k++)
            {
                string name = _names.Of(new Leaf(LeafKind.OutputAdjoint, site.Plan.Site.Id, k, site.Plan.Coefficients[c]));
                stores.Add(new Store(
                    new Output(name, site.Plan.OutputAdjoints![c][k]),
                    $"L.Store({RowLoads.Address("w", site.OutputBars + c * outputs + k, "p")}, {{0}});"));
            }
        }

        WriteLoop(
            $"Adjoints{Id}Site{CodeWriter.Number(site.Plan.Site.Id)}",
            $"{_program.Name}: the adjoints of {NetworkName(site)}'s outputs from the seeds.",
            stores);
    }

    private void WriteLearnableAdjoints() => WriteLoop("Learnables" + Id, $"{_program.Name}: the adjoints of learnable scalars.",
        [.. _program.LearnableAdjoints.Select(learnable =>
        {
            string row = RowLoads.Address("w", learnable.Key, "p");
            return new Store(
                new Output(_names.Of(new Leaf(LeafKind.Learnable, learnable.Key)) + "_bar", learnable.Value),
                $"L.Store({row}, L.Load({row}) + {{0}});");
        })]);

    private void WriteForward()
    {
        _code.Line();
        _code.Line($"/// <summary>{_program.Name}, forward.</summary>");
        BatchPlan? batch = _model.Batches.FirstOrDefault(candidate => candidate.Program == _program);
        if (batch is not null)
        {
            _code.Line("/// <remarks>");
            foreach (EquationSpec equation in batch.Equations)
            {
                _code.Line($"/// {equation.Name}: {equation.Text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}.");
            }

            _code.Lines(_sites.Select(
                site => $"/// {NetworkName(site)} carries {_names.JetSet(site.Plan.Coefficients)}{string.Concat(site.Plan.Functionals.Select(Combination))}."));
            _code.Line("/// </remarks>");
        }

        using (_code.Open($"private static void Forward{Id}(in Tile<T> tile)"))
        {
            _code.Line("int P = Tile<T>.Points;");
            _code.Line("T* w = tile.Workspace;");
            foreach (SiteRows site in _sites)
            {
                _code.Line();
                _code.Line($"// {NetworkName(site)}: {_names.JetSet(site.Plan.Coefficients)}");
                _code.Line($"Inputs{Id}Site{CodeWriter.Number(site.Plan.Site.Id)}(tile);");
                for (int l = 0; l < site.Layers.Count; l++)
                {
                    LayerLayout layer = site.Layers[l];
                    bool isLast = l == site.Layers.Count - 1;
                    string x = W(l == 0 ? site.Inputs : _results);
                    string z = W(isLast ? site.Outputs : site.Kept[l]);
                    ulong mask = l == 0 ? site.Plan.InputPlanes : All(site.Plan);
                    if (isLast && l == 0)
                    {
                        _code.Line($"new Span<T>({z}, {CodeWriter.Number(site.Plan.Coefficients.Count * layer.Outputs)} * P).Clear();");
                    }

                    _code.Line($"Dense<L, T>.Forward(tile.Packed + Packed{CodeWriter.Number(layer.Number)}, tile.Parameters + {CodeWriter.Number(layer.Biases)}, {CodeWriter.Number(layer.Outputs)}, {CodeWriter.Number(layer.Inputs)}, {x}, {CodeWriter.Number(layer.Inputs)} * P, {z}, {CodeWriter.Number(layer.Outputs)} * P, {Mask(mask)});");
                    if (!isLast)
                    {
                        _code.Line($"{site.Activations[l].Name}Forward(tile, {z}, {CodeWriter.Number(layer.Outputs)}, {W(_results)});");
                    }
                }
            }

            _code.Line();
            _code.Line($"Components{Id}(tile);");
        }
    }

    private void WriteBackward()
    {
        _code.Line();
        _code.Line($"/// <summary>{_program.Name}, backward.</summary>");
        using (_code.Open($"private static void Backward{Id}<TSink>(in Tile<T> tile) where TSink : struct, IGradientSink<L, T>"))
        {
            _code.Line("int P = Tile<T>.Points;");
            _code.Line("T* w = tile.Workspace;");
            _code.Line($"T* scratch = {W(Rows)};");
            int learnables = _model.Model.Spec.Learnables.Count;
            int[] touched = [.. Enumerable.Range(0, learnables).Where(
                j => _program.LearnableAdjoints.ContainsKey(j) || _sites.Any(site => site.Activations.Any(plan => plan.LearnableAdjoints.ContainsKey(j))))];
            if (touched.Length > 0)
            {
                _code.Line($"new Span<T>(w, {CodeWriter.Number(learnables)} * P).Clear();");
            }

            for (int s = _sites.Count - 1; s >= 0; s--)
            {
                WriteSiteBackward(_sites[s]);
            }

            if (_program.LearnableAdjoints.Count > 0)
            {
                _code.Line($"Learnables{Id}(tile);");
            }

            foreach (int learnable in touched)
            {
                _code.Line($"TSink.Scalar(tile, {CodeWriter.Number(_layout.FirstLearnable + learnable)}, {W(learnable)});");
            }
        }
    }

    private void WriteSiteBackward(SiteRows site)
    {
        _code.Line();
        _code.Line($"// {NetworkName(site)}");
        _code.Line($"Adjoints{Id}Site{CodeWriter.Number(site.Plan.Site.Id)}(tile);");
        int bar = site.OutputBars;
        int free = _firstBar;
        int other = _secondBar;
        for (int l = site.Layers.Count - 1; l >= 0; l--)
        {
            LayerLayout layer = site.Layers[l];
            string n = CodeWriter.Number(layer.Outputs);
            string k = CodeWriter.Number(layer.Inputs);
            string packed = $"tile.Packed + Packed{CodeWriter.Number(layer.Number)}";
            if (l > 0)
            {
                _code.Line($"Dense<L, T>.Backward({packed}, {n}, {k}, {W(bar)}, {n} * P, {W(free)}, {k} * P, {Mask(All(site.Plan))});");
                using (_code.Open($"for (int k = 0; k < {k}; k += Tile<T>.BlockRows)"))
                {
                    _code.Line($"T* x = TSink.Place({n}, {k}, k, scratch, out int plane);");
                    _code.Line($"{site.Activations[l - 1].Name}Backward(tile, {W(site.Kept[l - 1])} + (k * P), {W(free)} + (k * P), {k} * P, Math.Min(Tile<T>.BlockRows, {k} - k), x, plane);");
                    _code.Line($"TSink.Take({n}, {k}, k, {Mask(All(site.Plan))}, scratch);");
                }

                _code.Line($"TSink.Layer(tile, {CodeWriter.Number(layer.Weights)}, {CodeWriter.Number(layer.Biases)}, {n}, {k}, {W(bar)}, {n} * P, {Mask(All(site.Plan))}, scratch);");
                (bar, free, other) = (free, other, free);
            }
            else
            {
                _code.Line($"Dense<L, T>.Take<TSink>({n}, {k}, {W(site.Inputs)}, {k} * P, {Mask(site.Plan.InputPlanes)}, scratch);");
                _code.Line($"TSink.Layer(tile, {CodeWriter.Number(layer.Weights)}, {CodeWriter.Number(layer.Biases)}, {n}, {k}, {W(bar)}, {n} * P, {Mask(site.Plan.InputPlanes)}, scratch);");
                if (site.Plan.NeedsInputAdjoints)
                {
                    // every plane of the inputs has an adjoint row, also those that a constant input leaves unread
                    _code.Line($"new Span<T>({W(site.InputBars)}, {CodeWriter.Number(site.Plan.Coefficients.Count * layer.Inputs)} * P).Clear();");
                    _code.Line($"Dense<L, T>.Backward({packed}, {n}, {k}, {W(bar)}, {n} * P, {W(site.InputBars)}, {k} * P, {Mask(site.Plan.InputPlanes)});");
                }
            }
        }
    }

    /// <summary>", where L0 combines t and xx", for documentation.</summary>
    private string Combination(Functional functional, int number) =>
        $", where L{CodeWriter.Number(number)} combines {string.Join(" and ", functional.Terms.Select(term => _names.Subscript(term.Index)))}";

    private string NetworkName(SiteRows site)
    {
        string place = string.Join(", ", site.Plan.Site.Substitution.Select((expression, c) => expression is null
            ? null
            : $"{_names.Coordinates[c]} = {(expression.IsConstant ? expression.Number.ToString("R", CultureInfo.InvariantCulture) : "...")}").Where(
                text => text is not null));
        return _model.Model.Spec.Networks[site.Plan.Site.Network].Name + (place.Length > 0 ? " at " + place : "");
    }

    private sealed record SiteRows(
        SitePlan Plan,
        IReadOnlyList<LayerLayout> Layers,
        IReadOnlyList<ActivationPlan> Activations,
        int Inputs,
        int[] Kept,
        int Outputs,
        int OutputBars,
        int InputBars);
}
