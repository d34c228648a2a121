using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Networks;

/// <summary>Writes predictions, their uncertainty, gradients by inputs and values of layers: spans [sample, ..., channel] in and out.</summary>
internal sealed class NetworkPredictionEmitter(CodeWriter code, SampleModelSpec spec)
{
    private readonly ColumnSpec[] _inputs = [.. spec.Columns.Where(column => column.IsInput)];
    private readonly OutputSpec[] _outputs = [.. spec.SampleOutputs];

    public void Write()
    {
        if (_outputs.Length == 0 || _inputs.Length == 0)
        {
            return;
        }

        foreach (string type in new[] { "double", "float" })
        {
            WritePredict(type);
            WriteGradients(type);
        }

        RolloutEmitter.Write(code, spec);
        WriteLayer();
    }

    private static int Length(IEnumerable<int> sizes) => sizes.Aggregate(1, (length, extent) => length * extent);

    private static string Count((string Name, string Text, int Length) argument) =>
        CodeText.Of($"int count = SamplesOf({argument.Name}.Length, {argument.Length}, \"{argument.Name.TrimStart('@')}\");");

    /// <summary>Pointers that were fixed, in an array.</summary>
    public static string Pointers(string name, IEnumerable<string> of) =>
        $"nint* {name} = stackalloc nint[] {{ {string.Join(", ", of.Select(pointer => $"(nint){pointer}__"))} }};";

    private static string Sizes(IEnumerable<int> sizes) => "[sample" + string.Concat(sizes.Select(size => ", " + CodeWriter.Number(size))) + "]";

    private (string Name, string Text, int Length)[] Arguments(string type, bool withAdjoints)
    {
        string[] names = [.. _inputs.Select(input => input.Name), .. _outputs.Select(output => output.Name + (withAdjoints ? "Adjoint" : ""))];
        string[] parameters = MemberNames.Distinct(names.Select(MemberNames.Parameter), "count", "inputs", "targets", "samples", "seed", "gradient", "path");
        return [.. parameters.Select((name, i) =>
        {
            bool isInput = i < _inputs.Length || withAdjoints;
            int length = i < _inputs.Length ? Length(_inputs[i].TensorSizes) : Length(_outputs[i - _inputs.Length].Sizes);
            return (name, $"{(isInput ? "ReadOnlySpan" : "Span")}<{type}> {name}", length);
        })];
    }

    private void WritePredict(string type)
    {
        (string Name, string Text, int Length)[] arguments = Arguments(type, withAdjoints: false);
        code.Line();
        code.Line("/// <summary>Predicts one sample or many: inputs in, outputs out, each [sample, ..., channel]. Allocates nothing.</summary>");
        WriteDocumentation(arguments);
        code.Line("/// <exception cref=\"System.ArgumentException\">A length is no whole number of samples, or lengths differ in it.</exception>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public unsafe void Predict({string.Join(", ", arguments.Select(argument => argument.Text))})"))
        {
            WriteCall("NetworkProgramKind.Predict", type, arguments, arguments.Skip(_inputs.Length));
        }

        if (_outputs.Length != 1)
        {
            return;
        }

        (string Name, string Text, int Length) output = arguments[arguments.Length - 1];
        string inputs = string.Join(", ", arguments.Take(_inputs.Length).Select(argument => argument.Text));
        string passed = string.Join(", ", arguments.Take(_inputs.Length).Select(argument => argument.Name));
        code.Line();
        code.Line($"/// <summary>Predicts one sample or many into a new array, {Sizes(_outputs[0].Sizes)}.</summary>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public {type}[] Predict({inputs})"))
        {
            code.Line(Count(arguments[0]));
            code.Line(CodeText.Of($"{type}[] {output.Name} = new {type}[count * {output.Length}];"));
            code.Line($"Predict({passed}, {output.Name});");
            code.Line($"return {output.Name};");
        }

        if (type == "double")
        {
            WriteWhole(arguments);
        }

        code.Line();
        code.Line("/// <summary>");
        code.Line("/// Predicts several times with dropout as in training: mean and standard deviation over the repetitions, which the seed decides.");
        code.Line("/// Gal and Ghahramani 2016.");
        code.Line("/// </summary>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public unsafe ({type}[] Mean, {type}[] Deviation) Predict({inputs}, int samples, int seed)"))
        {
            code.Line(Count(arguments[0]));
            foreach ((string Name, string Text, int Length) argument in arguments.Skip(1).Take(_inputs.Length - 1))
            {
                code.Line(CodeText.Of($"RequireSamples({argument.Name}.Length, count, {argument.Length}, \"{argument.Name}\");"));
            }

            foreach ((string Name, string Text, int Length) argument in arguments.Take(_inputs.Length))
            {
                code.Line($"fixed ({type}* {argument.Name}__ = {argument.Name})");
            }

            using (code.Open(""))
            {
                code.Line(Pointers("inputs", arguments.Take(_inputs.Length).Select(argument => argument.Name)));
                code.Line(CodeText.Of($"return SampleMany<{type}>(count, inputs, {output.Length}, samples, seed);"));
            }
        }
    }

    /// <summary>Lists of whole numbers, such as [1, 2], which C# would rather make float: computed as those of doubles.</summary>
    private void WriteWhole((string Name, string Text, int Length)[] arguments)
    {
        string[] inputs = [.. arguments.Take(_inputs.Length).Select(argument => argument.Name)];
        string passed = string.Join(", ", inputs.Select(name => $"global::System.Array.ConvertAll({name}.ToArray(), static number => (double)number)"));
        code.Line();
        code.Line("/// <summary>Predicts from whole numbers, such as [1, 2], what the same numbers as double give.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"public double[] Predict({string.Join(", ", inputs.Select(name => $"ReadOnlySpan<int> {name}"))}) =>");
        code.Line($"    Predict({passed});");
    }

    private void WriteGradients(string type)
    {
        (string Name, string Text, int Length)[] arguments = Arguments(type, withAdjoints: true);
        for (int i = 0; i < _inputs.Length; i++)
        {
            ColumnSpec input = _inputs[i];
            code.Line();
            code.Line("/// <summary>");
            code.Line($"/// The gradient by '{input.Name}' of the sum of outputs times the given adjoints, sample by sample: with 1 at one output and 0");
            code.Line("/// elsewhere, that output's saliency map (Simonyan et al. 2014).");
            code.Line("/// </summary>");
            WriteDocumentation(arguments);
            code.Line($"/// <param name=\"gradient\">Receives {Sizes(input.Sizes)}.</param>");
            code.Line(SourceFile.GeneratedCode);
            using (code.Open(
                $"public unsafe void GradientBy{input.Name}({string.Join(", ", arguments.Select(argument => argument.Text))}, Span<{type}> gradient)"))
            {
                (string, string, int)[] targets = [("gradient", "", Length(input.TensorSizes))];
                WriteCall("NetworkProgramKind.InputGradient", type, [.. arguments, .. targets], targets, i);
            }
        }
    }

    /// <summary>Values of a layer by its path.</summary>
    private void WriteLayer()
    {
        (string Name, string Text, int Length)[] arguments = [.. Arguments("double", withAdjoints: false).Take(_inputs.Length)];
        code.Line();
        code.Line("/// <summary>What a layer gives for one sample or many, [sample, ..., channel]: feature maps. Layers are named by their path.</summary>");
        code.Line("/// <exception cref=\"System.ArgumentException\">There is no such layer.</exception>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public unsafe double[] ValuesOf(string path, {string.Join(", ", arguments.Select(argument => argument.Text))})"))
        {
            code.Line(Count(arguments[0]));
            foreach ((string Name, string Text, int Length) argument in arguments.Skip(1))
            {
                code.Line(CodeText.Of($"RequireSamples({argument.Name}.Length, count, {argument.Length}, \"{argument.Name}\");"));
            }

            foreach ((string Name, string Text, int Length) argument in arguments)
            {
                code.Line($"fixed (double* {argument.Name}__ = {argument.Name})");
            }

            using (code.Open(""))
            {
                code.Line(Pointers("inputs", arguments.Select(argument => argument.Name)));
                code.Line("return LayerValues(path, count, inputs);");
            }
        }
    }

    private void WriteDocumentation((string Name, string Text, int Length)[] arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            IEnumerable<int> sizes = i < _inputs.Length ? _inputs[i].Sizes : _outputs[i - _inputs.Length].Sizes;
            code.Line($"/// <param name=\"{arguments[i].Name.TrimStart('@')}\">{Sizes(sizes)}.</param>");
        }
    }

    /// <summary>Checks of the lengths, pointers, and the call.</summary>
    private void WriteCall(
        string program,
        string type,
        (string Name, string Text, int Length)[] arguments,
        IEnumerable<(string Name, string Text, int Length)> targets,
        int firstTarget = 0)
    {
        (string Name, string Text, int Length)[] outs = [.. targets];
        string[] ins = [.. arguments.Take(arguments.Length - outs.Length).Select(argument => argument.Name)];
        code.Line(Count(arguments[0]));
        foreach ((string Name, string Text, int Length) argument in arguments.Skip(1))
        {
            code.Line(CodeText.Of($"RequireSamples({argument.Name}.Length, count, {argument.Length}, \"{argument.Name.TrimStart('@')}\");"));
        }

        foreach ((string Name, string Text, int Length) argument in arguments)
        {
            code.Line($"fixed ({type}* {argument.Name}__ = {argument.Name})");
        }

        using (code.Open(""))
        {
            code.Line(Pointers("inputs", ins));
            string zeros = string.Concat(Enumerable.Repeat("0, ", firstTarget));
            code.Line($"nint* targets = stackalloc nint[] {{ {zeros}{string.Join(", ", outs.Select(target => $"(nint){target.Name}__"))} }};");
            code.Line($"Compute<{type}>({program}, count, inputs, {CodeWriter.Number(ins.Length)}, targets, {CodeWriter.Number(firstTarget + outs.Length)});");
        }
    }
}
