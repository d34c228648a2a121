using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Networks;

/// <summary>Writes predictions from predictions, where one output is a frame of one input.</summary>
internal static class RolloutEmitter
{
    /// <summary>How many frames of one shape a tensor of another holds, their channels one behind the other; 0 where it is no number of them.</summary>
    public static int FramesIn(EquatableArray<int> whole, EquatableArray<int> frame)
    {
        int channels = frame.Count - 1;
        return channels >= 0 && whole.Count == frame.Count && whole.Take(channels).SequenceEqual(frame.Take(channels)) && whole[channels] % frame[channels] == 0
            ? whole[channels] / frame[channels]
            : 0;
    }

    public static void Write(CodeWriter code, SampleModelSpec spec)
    {
        ColumnSpec[] inputs = [.. spec.Columns.Where(column => column.IsInput)];
        (ColumnSpec Input, OutputSpec Output)[] pairs =
        [
            .. inputs.Where(input => !input.IsLabel).SelectMany(input => spec.Outputs.Select(output => (input, output)))
                .Where(pair => FramesIn(pair.input.Sizes, pair.output.Sizes) > 0),
        ];
        if (pairs.Length != 1)
        {
            return;
        }

        string[] names = MemberNames.Distinct(inputs.Select(input => MemberNames.Parameter(input.Name)), "count", "inputs", "steps", "predictions", "length");
        foreach (string type in new[] { "double", "float" })
        {
            Write(code, type, inputs, names, pairs[0].Input, pairs[0].Output);
        }

        if (inputs.Length > 1)
        {
            return;
        }

        code.Line();
        code.Line("/// <summary>The errors of a rollout from the first frames of trajectories to their last.</summary>");
        code.Line($"/// <param name=\"trajectories\">{Sizes("trajectory, time", pairs[0].Output.Sizes)}.</param>");
        code.Line("/// <param name=\"ahead\">Frames from one step to the next.</param>");
        code.Line("/// <exception cref=\"System.ArgumentException\">They have other extents, no frames behind the first, or are zero somewhere.</exception>");
        code.Line(SourceFile.GeneratedCode);
        code.Line("public RolloutErrors MeasureRollout(SampleArray trajectories, int ahead = 1) => MeasureRolloutOf(trajectories, ahead);");
    }

    private static void Write(CodeWriter code, string type, ColumnSpec[] inputs, string[] names, ColumnSpec input, OutputSpec output)
    {
        int frames = FramesIn(input.Sizes, output.Sizes);
        string given = string.Join(", ", names.Select(name => $"ReadOnlySpan<{type}> {name}"));
        int length = Length(output.Sizes);
        code.Line();
        code.Line("/// <summary>");
        code.Line(frames == 1
            ? $"/// Predicts many steps, each from the one before: '{output.Name}' takes the place of '{input.Name}'."
            : CodeText.Of($"/// Predicts many steps: '{output.Name}' becomes the latest of {frames} frames of '{input.Name}', and the oldest is forgotten."));
        code.Line("/// Allocates nothing once there was a call of this size.");
        code.Line("/// </summary>");
        for (int i = 0; i < inputs.Length; i++)
        {
            string stays = inputs[i] == input ? "" : "; stays as it is";
            code.Line($"/// <param name=\"{names[i].TrimStart('@')}\">{Sizes("sample", inputs[i].Sizes)}{stays}.</param>");
        }

        code.Line("/// <param name=\"steps\">How many.</param>");
        code.Line($"/// <param name=\"predictions\">Receives {Sizes("sample, step", output.Sizes)}.</param>");
        code.Line("/// <exception cref=\"System.ArgumentException\">A length is no whole number of samples, or lengths differ in it.</exception>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public unsafe void Rollout({given}, int steps, Span<{type}> predictions)"))
        {
            code.Line("global::System.ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);");
            code.Line(CodeText.Of($"int count = SamplesOf({names[0]}.Length, {Length(inputs[0].Sizes)}, \"{names[0].TrimStart('@')}\");"));
            for (int i = 1; i < inputs.Length; i++)
            {
                code.Line(CodeText.Of($"RequireSamples({names[i]}.Length, count, {Length(inputs[i].Sizes)}, \"{names[i].TrimStart('@')}\");"));
            }

            code.Line(CodeText.Of($"RequireSamples(predictions.Length, count, checked(steps * {length}), \"predictions\");"));
            foreach (string name in names)
            {
                code.Line($"fixed ({type}* {name}__ = {name})");
            }

            code.Line($"fixed ({type}* predictions__ = predictions)");
            using (code.Open(""))
            {
                code.Line($"nint* inputs = stackalloc nint[] {{ {string.Join(", ", names.Select(name => $"(nint){name}__"))} }};");
                code.Line($"RollOut(count, inputs, {CodeWriter.Number(inputs.Length)}, steps, predictions__);");
            }
        }

        code.Line();
        code.Line($"/// <summary>Predicts many steps, each from the one before, into a new array, {Sizes("sample, step", output.Sizes)}.</summary>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public {type}[] Rollout({given}, int steps)"))
        {
            code.Line("global::System.ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);");
            code.Line(CodeText.Of($"int count = SamplesOf({names[0]}.Length, {Length(inputs[0].Sizes)}, \"{names[0].TrimStart('@')}\");"));
            code.Line(CodeText.Of($"{type}[] predictions = new {type}[checked(count * steps * {length})];"));
            code.Line($"Rollout({string.Join(", ", names)}, steps, predictions);");
            code.Line("return predictions;");
        }
    }

    private static int Length(EquatableArray<int> sizes) => sizes.Aggregate(1, (length, extent) => length * extent);

    private static string Sizes(string first, EquatableArray<int> sizes) => $"[{first}{string.Concat(sizes.Select(size => ", " + CodeWriter.Number(size)))}]";
}
