using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Networks;

/// <summary>Writes the network's data set: one parameter for each column, so that a missing or misspelt one does not compile.</summary>
internal static class NetworkDataEmitter
{
    public static void Write(CodeWriter code, SampleModelSpec spec)
    {
        string[] names = [.. spec.Columns.Select(column => column.Name)];
        string[] parameters = MemberNames.Distinct(names.Select(MemberNames.Parameter));
        string[] sizes = [.. spec.Columns.Select(Sizes)];
        code.Line($"/// <summary>Samples to train '{spec.Type.Name}' on: {string.Join(", ", names)}, each with one entry for every sample.</summary>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open("public sealed class Data : SampleSet<Data>"))
        {
            code.Line("/// <summary>Samples from arrays; what an array holds is checked against the declaration.</summary>");
            for (int i = 0; i < names.Length; i++)
            {
                string what = spec.Columns[i].IsLabel
                    ? CodeText.Of($"Class numbers from 0 to {spec.Columns[i].Classes - 1}, {sizes[i]}.")
                    : $"Numbers, {sizes[i]}.";
                code.Line($"/// <param name=\"{parameters[i].TrimStart('@')}\">{what}</param>");
            }

            code.Line("/// <exception cref=\"System.ArgumentException\">A column has another shape, or a number that cannot be.</exception>");
            string arguments = string.Join(", ", parameters.Select(name => "SampleArray " + name));
            using (code.Open($"public Data({arguments}) : base(Declared, [{string.Join(", ", parameters)}])"))
            {
            }

            code.Line();
            using (code.Open("private Data(SampleSet samples) : base(samples)"))
            {
            }

            code.Line();
            WriteTrajectories(code, spec);
            code.Line("/// <summary>The columns of the network.</summary>");
            using (code.Indent("private static IReadOnlyList<ColumnDescription> Declared { get; } =", ""))
            {
                using (code.Indent("[", "];"))
                {
                    code.Lines(spec.Columns.Select(column => Column(column) + ","));
                }
            }

            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line("protected override Data Same(SampleSet samples) => new Data(samples);");
        }

        code.Line();
        code.Line("/// <summary>Trains the network on samples, by the phases of the plan or by the default plan.</summary>");
        code.Line("/// <param name=\"data\">What to train on.</param>");
        code.Line("/// <param name=\"validation\">Samples that training does not see: the best parameters are those with the smallest loss on them.</param>");
        code.Line("/// <param name=\"plan\">Adds phases and options, such as plan => plan.Adam(epochs: 20).MiniBatch(64).</param>");
        code.Line("/// <param name=\"progress\">Told about ten times a second.</param>");
        code.Line("/// <param name=\"cancel\">Ends training after the current iteration; the history says so.</param>");
        code.Line(SourceFile.GeneratedCode);
        code.Line("public TrainingHistory Train(");
        code.Line("    Data data,");
        code.Line("    Data? validation = null,");
        code.Line("    Action<TrainingPlan>? plan = null,");
        code.Line("    IProgress<TrainingProgress>? progress = null,");
        code.Line("    CancellationToken cancel = default) => TrainOn(data, validation, plan, progress, cancel);");
        code.Line();
        code.Line("/// <summary>The mean of every term of the loss and of every metric over samples, as predictions compute them.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Line("public IReadOnlyList<TermLoss> Measure(Data data) => MeasureOn(data);");
    }

    /// <summary>Where a network maps frames of a field to the next ones, its data may be trajectories.</summary>
    private static void WriteTrajectories(CodeWriter code, SampleModelSpec spec)
    {
        ColumnSpec[] inputs = [.. spec.Columns.Where(column => column.IsInput)];
        ColumnSpec[] targets = [.. spec.Columns.Where(column => !column.IsInput)];
        if (inputs.Length != 1 || targets.Length == 0 || spec.Columns.Any(column => column.IsLabel)
            || targets.Any(target => !target.Sizes.SequenceEqual(targets[0].Sizes)))
        {
            return;
        }

        int frames = RolloutEmitter.FramesIn(inputs[0].Sizes, targets[0].Sizes);
        if (frames == 0)
        {
            return;
        }

        string input = frames == 1 ? "is one" : CodeText.Of($"are {frames} with their channels one behind the other, the latest last");
        string next = targets.Length == 1 ? "a later one" : "those that follow";
        code.Line("/// <summary>");
        code.Line($"/// Frames of trajectories: '{inputs[0].Name}' {input}, {string.Join(", ", targets.Select(target => $"'{target.Name}'"))} {next}");
        code.Line("/// of the same trajectory. Nothing is copied.");
        code.Line("/// </summary>");
        code.Line($"/// <param name=\"frames\">{Sizes(targets[0]).Replace("[sample", "[trajectory, time")}.</param>");
        code.Line("/// <param name=\"ahead\">Frames from one to the next.</param>");
        code.Line("/// <exception cref=\"System.ArgumentException\">The frames are too few, have another shape, or a number that is not finite.</exception>");
        code.Line("public static Data FromTrajectories(SampleArray frames, int ahead = 1) => new Data(PairsOf(Declared, frames, ahead));");
        code.Line();
    }

    /// <summary>The description of a column as code.</summary>
    public static string Column(ColumnSpec column)
    {
        string sizes = string.Join(", ", column.Sizes.Select(CodeWriter.Number));
        return CodeText.Of($"new ColumnDescription(\"{column.Name}\", {(column.IsInput ? "true" : "false")}, [{sizes}], {column.Classes})");
    }

    private static string Sizes(ColumnSpec column) => "[sample" + string.Concat(column.Sizes.Select(size => ", " + CodeWriter.Number(size))) + "]";
}
