using System.Globalization;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>Writes one program: Forward, and Backward if it is part of the loss, one statement for each step of the plan.</summary>
internal sealed class ProgramEmitter
{
    private readonly CodeWriter _code;
    private readonly PointwiseFunctions _functions;
    private readonly ModelPlan _model;
    private readonly LeafNames _names;
    private readonly FunctionNames _functionNames;
    private readonly BackwardVariants _variants;
    private readonly ProgramPlan _program;
    private readonly RowNames _rows;
    private readonly RowLoads _loads;

    public ProgramEmitter(CodeWriter code, PointwiseFunctions functions, ModelPlan model, LeafNames names, FunctionNames functionNames,
        BackwardVariants variants, ProgramPlan program)
    {
        _code = code;
        _functions = functions;
        _model = model;
        _names = names;
        _functionNames = functionNames;
        _variants = variants;
        _program = program;
        _rows = new RowNames(program);
        _loads = new RowLoads(names, program, model.Layout.FirstLearnable, leaf => $"L.Load({Address(leaf)} + p)");
    }

    private string Id => CodeWriter.Number(_program.Number);

    public void Write()
    {
        _rows.Write(_code);
        foreach (Step step in _program.Steps)
        {
            WriteLoops(step);
        }

        WriteForward();
        if (_program.HasBackward)
        {
            WriteBackward();
        }
    }

    private static string Mask(ulong planes) => "0x" + planes.ToString("X", CultureInfo.InvariantCulture) + "UL";

    private string Address(Leaf leaf)
    {
        (RowBuffer buffer, int row) = _program.Place(leaf);
        return _rows.Address(buffer, row);
    }

    private string InputsMethod(SitePlan site) => CodeText.Of($"Inputs{Id}Site{site.Site.Id}");

    private string AdjointsMethod(SitePlan site) => CodeText.Of($"Adjoints{Id}Site{site.Site.Id}");

    private void WriteLoop(string method, string summary, IReadOnlyList<Store> stores) => new LoopEmitter
    {
        Method = method,
        Function = method + "Values",
        Parameters = "in Tile<T> tile",
        Summary = summary,
        Prologue = ["int P = Tile<T>.Points;", "T* w = tile.Workspace;"],
        Loops = ["for (int p = 0; p < P; p += L.Count)"],
        Loads = [.. _loads.Of(stores.Select(store => store.Output.Node), "p")],
        Stores = stores,
    }.Write(_code, _functions);

    /// <summary>The pointwise loops that belong to this program alone.</summary>
    private void WriteLoops(Step step)
    {
        switch (step)
        {
            case InputsStep inputs:
                WriteLoop(InputsMethod(inputs.Site), $"{_program.Name}: the inputs of {NetworkName(inputs.Site)} with their jets.", [.. InputStores(inputs)]);
                break;
            case ComponentsStep:
                WriteLoop("Components" + Id, $"{_program.Name}: the residual's components.",
                    [.. _program.Components.Select((component, k) => new Store(
                        new Output(CodeText.Of($"r{k}"), component), $"L.Store({RowLoads.Address("tile.Residuals", k, "p")}, {{0}});"))]);
                break;
            case OutputAdjointsStep adjoints:
                WriteLoop(
                    AdjointsMethod(adjoints.Site),
                    $"{_program.Name}: the adjoints of {NetworkName(adjoints.Site)}'s outputs from the seeds.",
                    [.. AdjointStores(adjoints)]);
                break;
            case LearnablesStep:
                WriteLoop("Learnables" + Id, $"{_program.Name}: the adjoints of learnable scalars.", [.. _program.LearnableAdjoints.Select(learnable =>
                {
                    string row = RowLoads.Address("w", learnable.Key, "p");
                    string name = _names.Of(new Leaf(LeafKind.Learnable, learnable.Key)) + "_bar";
                    return new Store(new Output(name, learnable.Value), $"L.Store({row}, L.Load({row}) + {{0}});");
                })]);
                break;
        }
    }

    private IEnumerable<Store> InputStores(InputsStep step)
    {
        JetSet jets = step.Site.Jets;
        for (int c = 0; c < jets.Count; c++)
        {
            foreach (LayerBuffer target in step.Targets.Where(target => JetSet.Has(step.Site.Planes[target.Layer.Number], c)))
            {
                var layer = (InputLayer)target.Layer;
                for (int i = 0; i < layer.Width; i++)
                {
                    string name = CodeText.Of($"input{layer.First + i}{_names.Suffix(jets[c])}");
                    string address = _rows.Address(target.Buffer, c * layer.Width + i);
                    yield return new Store(new Output(name, step.Site.Inputs[c][layer.First + i]), $"L.Store({address} + p, {{0}});");
                }
            }
        }
    }

    private IEnumerable<Store> AdjointStores(OutputAdjointsStep step)
    {
        JetSet jets = step.Site.Jets;
        for (int c = 0; c < jets.Count; c++)
        {
            for (int k = 0; k < step.Site.Network.Outputs.Count; k++)
            {
                NetworkOutput output = step.Site.Network.Outputs[k];
                foreach (LayerBuffer target in step.Targets.Where(target => target.Layer.Number == output.Layer))
                {
                    string name = _names.Of(new Leaf(LeafKind.OutputAdjoint, step.Site.Site.Id, k, jets[c]));
                    string address = _rows.Address(target.Buffer, c * target.Layer.Width + output.Element);
                    yield return new Store(new Output(name, step.Site.OutputAdjoints![c][k]), $"L.Store({address} + p, {{0}});");
                }
            }
        }
    }

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

            _code.Lines(_program.Sites
                .Select(site => $"/// {NetworkName(site)} carries {_names.JetSet(site.Jets)}{string.Concat(site.Functionals.Select(Combination))}."));
            _code.Line("/// </remarks>");
        }

        using (_code.Open($"private static void Forward{Id}(in Tile<T> tile)"))
        {
            _code.Line("int P = Tile<T>.Points;");
            _code.Line("T* w = tile.Workspace;");
            foreach (Step step in _program.Forward)
            {
                WriteCall(step);
            }
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
            _code.Line($"T* scratch = w + ({_program.Rows} * P);");
            int[] touched = [.. _program.TouchedLearnables];
            if (touched.Length > 0)
            {
                _code.Line($"new Span<T>(w, {_model.Model.Spec.Learnables.Count} * P).Clear();");
            }

            foreach (Step step in _program.Backward)
            {
                WriteCall(step);
            }

            foreach (int learnable in touched)
            {
                string row = learnable == 0 ? "w" : CodeText.Of($"w + ({learnable} * P)");
                _code.Line($"TSink.Scalar(tile, {_model.Layout.FirstLearnable + learnable}, {row});");
            }
        }
    }

    private void WriteCall(Step step)
    {
        string W(RowBuffer buffer) => _rows.Address(buffer);
        switch (step)
        {
            case InputsStep inputs:
                _code.Line();
                _code.Line($"// {NetworkName(inputs.Site)}: {_names.JetSet(inputs.Site.Jets)}");
                _code.Line($"{InputsMethod(inputs.Site)}(tile);");
                break;
            case ClearStep clear:
                _code.Line($"new Span<T>({W(clear.Target)}, {clear.Target.Rows} * P).Clear();");
                break;
            case DenseStep { Dense: var dense } multiply:
                _code.Line(
                    $"Dense<L, T>.Forward(tile.Packed + Packed{dense.Number}, tile.Parameters + {dense.Biases}, {dense.Outputs}, {dense.Inputs}, " +
                    $"{W(multiply.X)}, {dense.Inputs} * P, {W(multiply.Z)}, {dense.Outputs} * P, {Mask(multiply.Planes)});");
                break;
            case PointwiseStep pointwise:
                string arguments = string.Join(", ", pointwise.Arguments.Select(W));
                string kept = pointwise.Kept is null ? "" : ", " + W(pointwise.Kept);
                _code.Line($"{_functionNames[pointwise.Plan]}Forward(tile, {arguments}, {pointwise.Width}, {W(pointwise.Result)}{kept});");
                break;
            case CopyStep copy:
                _code.Line(
                    $"Planes<L, T>.{(copy.Adds ? "Add" : "Copy")}({_rows.Address(copy.From, copy.FromRow)}, {copy.From.Width} * P, " +
                    $"{_rows.Address(copy.To, copy.ToRow)}, {copy.To.Width} * P, {Math.Min(copy.From.Planes, copy.To.Planes)}, {copy.Rows} * P);");
                break;
            case ComponentsStep:
                _code.Line();
                _code.Line($"Components{Id}(tile);");
                break;
            case OutputAdjointsStep adjoints:
                _code.Line();
                _code.Line($"// {NetworkName(adjoints.Site)}");
                _code.Line($"{AdjointsMethod(adjoints.Site)}(tile);");
                break;
            case DenseAdjointStep { Dense: var dense } adjoint:
                _code.Line(
                    $"Dense<L, T>.Backward(tile.Packed + Packed{dense.Number}, {dense.Outputs}, {dense.Inputs}, " +
                    $"{W(adjoint.ZBar)}, {dense.Outputs} * P, {W(adjoint.XBar)}, {dense.Inputs} * P, {Mask(adjoint.Planes)});");
                break;
            case GradientStep gradient:
                WriteGradient(gradient);
                break;
            case PointwiseAdjointStep adjoint:
                _code.Line(AdjointCall(adjoint, replays: false, offset: "", CodeText.Of($"{adjoint.Width}")));
                break;
            case LearnablesStep:
                _code.Line($"Learnables{Id}(tile);");
                break;
        }
    }

    private void WriteGradient(GradientStep step)
    {
        DensePlan dense = step.Dense;
        string mask = Mask(step.Planes);
        if (step.Replay is { } replay)
        {
            using (_code.Open($"for (int k = 0; k < {dense.Inputs}; k += Tile<T>.BlockRows)"))
            {
                _code.Line($"T* x = TSink.Place({dense.Outputs}, {dense.Inputs}, k, scratch, out int plane);");
                _code.Line(AdjointCall(replay, replays: true, " + (k * P)", CodeText.Of($"Math.Min(Tile<T>.BlockRows, {dense.Inputs} - k)")));
                _code.Line($"TSink.Take({dense.Outputs}, {dense.Inputs}, k, {mask}, scratch);");
            }
        }
        else
        {
            _code.Line($"Dense<L, T>.Take<TSink>({dense.Outputs}, {dense.Inputs}, {_rows.Address(step.X!)}, {dense.Inputs} * P, {mask}, scratch);");
        }

        _code.Line(
            $"TSink.Layer(tile, {dense.Weights}, {dense.Biases}, {dense.Outputs}, {dense.Inputs}, " +
            $"{_rows.Address(step.ZBar)}, {dense.Outputs} * P, {mask}, scratch);");
    }

    private string AdjointCall(PointwiseAdjointStep step, bool replays, string offset, string neurons)
    {
        string W(RowBuffer buffer) => _rows.Address(buffer) + offset;
        BackwardVariant variant = _variants.For(step, replays);
        string[] pointers =
        [
            .. step.Arguments.Select(W),
            .. step.Kept is null ? Array.Empty<string>() : [W(step.Kept)],
            .. step.Bars.Select(W),
        ];
        IEnumerable<string> targets = step.Targets.Where((_, k) => step.Uses[k] is AdjointUse.Store or AdjointUse.Add).Select(target => W(target!));
        string ends = string.Concat(targets.Select(target => ", " + target)) + (replays ? ", x, plane" : "");
        return CodeText.Of($"{_functionNames[step.Plan]}{variant.Suffix}(tile, {string.Join(", ", pointers)}, {step.Width} * P, {neurons}{ends});");
    }

    /// <summary>", where L0 combines t and xx", for documentation.</summary>
    private string Combination(Functional functional, int number) =>
        CodeText.Of($", where L{number} combines {string.Join(" and ", functional.Terms.Select(term => _names.Subscript(term.Index)))}");

    private string NetworkName(SitePlan site)
    {
        string place = string.Join(", ", site.Site.Substitution.Select((expression, c) => expression is null
            ? null
            : $"{_names.Coordinates[c]} = {(expression.IsConstant ? expression.Number.ToString("R", CultureInfo.InvariantCulture) : "...")}")
            .Where(text => text is not null));
        return site.Network.Name + (place.Length > 0 ? " at " + place : "");
    }
}
