using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Ilgpu;

/// <summary>
/// Writes one kernel, over one program or over all batches of the loss: forward through every place, the components, and, for equations of the loss, back
/// again. Layers are a loop and so are places, those of different batches too, so that products stand in the text once: neither the code nor the number of
/// launches grows with the depth, and hardly with the number of equations. Conditions hold no barrier, because compilers for processors copy everything that
/// follows such a barrier, once for each way to it.
/// </summary>
internal sealed class DeviceKernelEmitter(CodeWriter code, string method, string summary, IReadOnlyList<DeviceProgramEmitter> programs)
{
    private const string Loss = "tile.Kept[((lossRow + k) * P) + tile.Point]";
    private readonly DeviceSiteEmitter[] _sites = [.. programs.SelectMany(program => program.Sites)];

    private bool IsJoint => programs.Count > 1;

    private bool HasBackward => programs[0].HasBackward;

    /// <summary>The expression that describes the kernel to the runtime.</summary>
    public string Descriptor(string type) =>
        $"new DeviceProgram(typeof({type}), nameof({method}), planes: {Most(program => program.Planes)}, rows: {Most(program => program.Rows)}, " +
        $"staged: {Most(program => program.Staged)}, pointRows: {Most(program => program.PointRows)}, threadRows: {Most(program => program.ThreadRows)})";

    public void Write()
    {
        code.Line();
        code.Line($"/// <summary>{summary}</summary>");
        string parameter = IsJoint ? "DeviceBatches<L> batches" : "DeviceArguments<L> arguments";
        using (code.Open($"public static void {method}<L, M>({parameter}) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory"))
        {
            WriteShare();
            code.Line(ChooseByBatch("rows", program => program.Rows));
            code.Line($"DeviceTile<L> tile = DeviceTile<L>.Begin<M>(arguments, share, rows, {ByBatch(program => program.Staged)});");
            code.Line("ArrayView<L> parameters = arguments.Weights.Cast<L>();");
            code.Line("int P = tile.Points;");
            if (HasBackward)
            {
                WriteStart();
            }

            using (code.Open("for (int number = Grid.IdxX - share.FirstGroup; number < share.Tiles; number += share.Groups)"))
            {
                code.Line("Group.Barrier();");
                ForEachPlace("forward", isBack: false, WriteForward);
                code.Line();
                ForEachProgram("tile.IsPointThread", program => program.WriteComponents(code));
                if (HasBackward)
                {
                    ForEachPlace("backward", isBack: true, WriteBackward);
                    ForEachProgram("tile.IsPointThread && arguments.Reverse != 0", program => program.WriteLearnables(code), program => program.HasLearnables);
                }

                code.Line();
                code.Line("tile.MoveOn(share);");
            }

            if (HasBackward)
            {
                WriteSums();
            }
        }
    }

    private static string N(int number) => CodeWriter.Number(number);

    private string Most(Func<DeviceProgramEmitter, int> number) => N(programs.Max(number));

    // numbers that are chosen by the batch are few: chosen, they lie in registers. What belongs to a batch alone is read where it is needed
    private void WriteShare()
    {
        if (!IsJoint)
        {
            code.Line("DeviceShare share = arguments.Share;");
            return;
        }

        code.Line("// the group's batch; weights, gradients and scratch are the same for all of them");
        code.Line("DeviceArguments<L> arguments = batches.Batch0;");
        code.Line("DeviceShare share = arguments.Share;");
        code.Line("int batch = 0;");
        for (int b = 1; b < programs.Count; b++)
        {
            using (code.Open($"if (batches.Batch{N(b)}.Share.HasGroup)"))
            {
                code.Line($"share = batches.Batch{N(b)}.Share;");
                code.Line($"batch = {N(b)};");
            }
        }

        code.Line();
    }

    // sums are in memory: in registers they would be alive through everything else
    private void WriteStart()
    {
        code.Line(ChooseByBatch("components", program => program.Components));
        code.Line(ChooseByBatch("lossRow", program => program.LossRow));
        using (code.Open("for (int k = 0; k < components && tile.IsPointThread; k++)"))
        {
            code.Line($"{Loss} = L.Zero;");
        }

        ForEachProgram(
            "",
            program => code.Lines(program.Learnables.Where(program.IsInActivations).Select(j => $"{program.Sum(j)} = L.Zero;")),
            program => program.Learnables.Any(program.IsInActivations));
        ForEachProgram(
            "tile.IsPointThread",
            program => code.Lines(program.Learnables.Where(j => !program.IsInActivations(j)).Select(j => $"{program.Sum(j)} = L.Zero;")),
            program => program.Learnables.Any(j => !program.IsInActivations(j)));
        code.Line();
    }

    private void WriteForward()
    {
        ForEachSite("tile.IsPointThread", (site, writer) => site.WriteInputs(writer));
        code.Line("Group.Barrier();");
        using (code.Open("for (int l = 0; l < layers; l++)"))
        {
            code.Line("DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);");
            code.Line("DenseTile.Forward(arguments, layer, tile);");
            ForEachSite("l < layers - 1", (site, writer) => site.WriteActivation(writer), site => site.HasActivation);
            code.Line("Group.Barrier();");
        }

        ForEachSite("tile.IsPointThread", (site, writer) => site.WriteOutputs(writer));
        code.Line("Group.Barrier();");
    }

    // without adjoints the loop over layers runs no round
    private void WriteBackward()
    {
        code.Line(ChooseByPlace("inputsRow", site => site.InputsRow));
        ForEachSite("tile.IsPointThread && arguments.Reverse != 0", (site, writer) => site.WriteOutputAdjoints(writer));
        using (code.Open("for (int l = (layers * arguments.Reverse) - 1; l >= 0; l--)"))
        {
            code.Line("DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);");
            code.Line("DeviceLayer below = DeviceLayer.At(arguments.Layers, firstLayer + (l > 0 ? l - 1 : 0));");
            ForEachSite("l > 0", (site, writer) => site.WriteReplay(writer), site => site.HasActivation);
            code.Line("Group.Barrier();");
            code.Line("GradientTile.Add(arguments, layer, tile, tile.Staged.SubView(l > 0 ? 0 : inputsRow * tile.RowQuads));");
            code.Line("Group.Barrier();");
            code.Line($"DenseTile.Backward(arguments, layer, tile, {BackwardIsWanted()});");
            ForEachSite("l > 0", (site, writer) => site.WriteAdjoint(writer), site => site.HasActivation);
        }

        ForEachSite("tile.IsPointThread && arguments.Reverse != 0", (site, writer) => site.WriteInputAdjoints(writer), site => site.NeedsInputAdjoints);
        code.Line("Group.Barrier();");
    }

    // a learnable that a batch does not contain gets nothing from it: the sum over threads has barriers, so all groups pass it
    private void WriteSums()
    {
        code.Line();
        using (code.Open("for (int k = 0; k < components; k++)"))
        {
            code.Line(
                $"tile.Report(arguments.Results, ((long)Grid.IdxX * arguments.ResultStride) + share.FirstResult + k, tile.IsPointThread ? {Loss} : L.Zero);");
        }

        foreach (int j in programs.SelectMany(program => program.Learnables).Distinct().OrderBy(j => j))
        {
            string sum = $"learnable{N(j)}_bar";
            code.Line($"L {sum} = L.Zero;");
            ForEachProgram(
                "",
                program => code.Line($"{sum} = {(program.IsInActivations(j) ? program.Sum(j) : $"tile.IsPointThread ? {program.Sum(j)} : L.Zero")};"),
                program => program.Learnables.Contains(j));
            code.Line($"tile.Report(arguments.Gradient, ((long)Grid.IdxX * arguments.GradientLength) + arguments.FirstLearnable + {N(j)}, {sum});");
        }
    }

    private string BackwardIsWanted()
    {
        string[] places = [.. _sites.Select((site, s) => (site, s)).Where(pair => pair.site.NeedsInputAdjoints).Select(pair => $"site == {N(pair.s)}")];
        return places.Length == 0 ? "l > 0" : places.Length == _sites.Length ? "true" : $"l > 0 || {string.Join(" || ", places)}";
    }

    /// <summary>A loop over the batch's places, consumers first on the way back, with what differs from place to place.</summary>
    private void ForEachPlace(string way, bool isBack, Action write)
    {
        if (_sites.Length == 0)
        {
            return;
        }

        code.Line();
        IEnumerable<string> jets = programs.Where(program => program.Sites.Count > 0)
            .Select(program => $"{program.ProgramName}: {string.Join("; ", program.Sites.Select(site => site.JetSet))}");
        code.Line($"// {way}: {string.Join("; ", jets)}");
        int First(DeviceProgramEmitter program) => programs.TakeWhile(before => before != program).Sum(before => before.Sites.Count);
        string first = ByBatch(First);
        string end = ByBatch(program => First(program) + program.Sites.Count);
        bool isOne = programs.All(program => program.Sites.Count == 1);
        using (code.Open(
            isOne ? "" : isBack ? $"for (int site = ({end}) - 1; site >= {Inner(first)}; site--)" : $"for (int site = {first}; site < {Inner(end)}; site++)"))
        {
            if (isOne && IsJoint)
            {
                code.Line("int site = batch;");
            }

            code.Line(ChooseByPlace("layers", site => site.Layers));
            code.Line(ChooseByPlace("firstLayer", site => site.FirstLayer));
            if (HasBackward)
            {
                code.Line(ChooseByPlace("keptRow", site => site.KeptRow));
            }

            code.Line(ChooseByPlace("planes", site => site.Planes));
            code.Line("tile.Enter(planes, rows);");
            write();
        }
    }

    /// <summary>One block for each text that places have: those whose text is the same share it.</summary>
    private void ForEachSite(string condition, Action<DeviceSiteEmitter, CodeWriter> write, Func<DeviceSiteEmitter, bool>? takesPart = null)
    {
        string Text(DeviceSiteEmitter site)
        {
            var text = new CodeWriter();
            write(site, text);
            return text.ToString();
        }

        foreach (IGrouping<string, int> same in Enumerable.Range(0, _sites.Length).Where(s => takesPart?.Invoke(_sites[s]) ?? true)
            .GroupBy(s => Text(_sites[s])))
        {
            string places = string.Join(" || ", same.Select(s => $"site == {N(s)}"));
            string here = same.Count() == _sites.Length ? condition : same.Count() == 1 ? $"{condition} && {places}" : $"{condition} && ({places})";
            using (code.Open($"if ({here})"))
            {
                code.Lines(same.Key.TrimEnd('\n').Split('\n'));
            }
        }
    }

    private void ForEachProgram(string condition, Action<DeviceProgramEmitter> write, Func<DeviceProgramEmitter, bool>? takesPart = null)
    {
        for (int p = 0; p < programs.Count; p++)
        {
            if (takesPart?.Invoke(programs[p]) ?? true)
            {
                string here = !IsJoint ? condition : condition.Length == 0 ? $"batch == {N(p)}" : $"{condition} && batch == {N(p)}";
                if (here.Length == 0)
                {
                    write(programs[p]);
                    continue;
                }

                using (code.Open($"if ({here})"))
                {
                    write(programs[p]);
                }
            }
        }
    }

    private string ByBatch(Func<DeviceProgramEmitter, int> number) => Choose("batch", [.. programs.Select(number)]);

    private string ChooseByBatch(string name, Func<DeviceProgramEmitter, int> number) => $"int {name} = {ByBatch(number)};";

    private string ChooseByPlace(string name, Func<DeviceSiteEmitter, int> number) => $"int {name} = {Choose("site", [.. _sites.Select(number)])};";

    private static string Inner(string text) => text.Contains('?') ? $"({text})" : text;

    /// <summary>The index's number: the most frequent one but where the index says otherwise.</summary>
    private static string Choose(string index, int[] numbers)
    {
        int usual = numbers.GroupBy(number => number).OrderByDescending(same => same.Count()).First().Key;
        return string.Concat(numbers.Select((number, i) => number == usual ? "" : $"{index} == {N(i)} ? {N(number)} : ")) + N(usual);
    }
}
