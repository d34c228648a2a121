using ModelGen.Kernels.Networks;
using ModelGen.Training;

namespace ModelGen;

/// <content>What code calls that is written for any network.</content>
public abstract unsafe partial class NetworkModel : INetwork
{
    TrainingHistory INetwork.Train(
        SampleSet data, SampleSet? validation, Action<TrainingPlan>? plan, IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        RequireColumns(data, nameof(data));
        if (validation is not null)
        {
            RequireColumns(validation, nameof(validation));
        }

        return TrainOn(data, validation, plan, progress, cancel);
    }

    IReadOnlyList<TermLoss> INetwork.Measure(SampleSet data)
    {
        RequireColumns(data, nameof(data));
        return MeasureOn(data);
    }

    void INetwork.Predict(ReadOnlySpan<double> inputs, Span<double> outputs) => PredictAll(inputs, outputs);

    void INetwork.Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => PredictAll(inputs, outputs);

    double[] INetwork.Predict(string output, IReadOnlyDictionary<string, double[]> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ColumnDescription[] columns = [.. Description.Columns.Where(column => column.IsInput)];
        OutputDescription wanted = Description.Outputs.FirstOrDefault(candidate => candidate.Name == output) ?? throw new ArgumentException(
            $"'{Description.Name}' has no output '{output}'; there are {string.Join(", ", Description.Outputs.Select(candidate => candidate.Name))}.",
            nameof(output));
        List<double> all = [];
        int count = -1;
        foreach (ColumnDescription column in columns)
        {
            double[] numbers = inputs.TryGetValue(column.Name, out double[]? given) ? given : throw new ArgumentException(
                $"'{Description.Name}' needs the input '{column.Name}', {ShapeText.Of(column.Sizes)} for each sample.", nameof(inputs));
            count = count < 0 ? SamplesOf(numbers.Length, column.Length, column.Name) : count;
            RequireSamples(numbers.Length, count, column.Length, column.Name);
            all.AddRange(numbers);
        }

        double[] outputs = new double[Math.Max(0, count) * Description.Outputs.Sum(other => other.Length)];
        PredictAll<double>([.. all], outputs);
        int first = count * Description.Outputs.TakeWhile(other => other != wanted).Sum(other => other.Length);
        return outputs[first..(first + count * wanted.Length)];
    }

    void INetwork.Gradient(string input, ReadOnlySpan<double> inputs, ReadOnlySpan<double> adjoints, Span<double> gradient) =>
        GradientBy(input, inputs, adjoints, gradient);

    void INetwork.Gradient(string input, ReadOnlySpan<float> inputs, ReadOnlySpan<float> adjoints, Span<float> gradient) =>
        GradientBy(input, inputs, adjoints, gradient);

    double[] INetwork.ValuesOf(string path, ReadOnlySpan<double> inputs)
    {
        (int count, int each) = SamplesOfAll(inputs.Length);
        fixed (double* from = inputs)
        {
            nint* sources = stackalloc nint[each];
            PlaceInputs(from, count, sources);
            return LayerValues(path, count, sources);
        }
    }

    private void PredictAll<TNumber>(ReadOnlySpan<TNumber> inputs, Span<TNumber> outputs) where TNumber : unmanaged
    {
        (int count, int each) = SamplesOfAll(inputs.Length);
        RequireSamples(outputs.Length, count, OutputLength(), nameof(outputs));
        fixed (TNumber* from = inputs)
        fixed (TNumber* to = outputs)
        {
            nint* sources = stackalloc nint[each];
            nint* targets = stackalloc nint[Description.Outputs.Count];
            PlaceInputs(from, count, sources);
            PlaceOutputs(to, count, targets);
            Compute<TNumber>(NetworkProgramKind.Predict, count, sources, each, targets, Description.Outputs.Count);
        }
    }

    private void GradientBy<TNumber>(string input, ReadOnlySpan<TNumber> inputs, ReadOnlySpan<TNumber> adjoints, Span<TNumber> gradient)
        where TNumber : unmanaged
    {
        (int count, int each) = SamplesOfAll(inputs.Length);
        RequireSamples(adjoints.Length, count, OutputLength(), nameof(adjoints));
        int number = 0;
        int length = 0;
        for (int c = 0; c < Description.Columns.Count && length == 0; c++)
        {
            ColumnDescription column = Description.Columns[c];
            length = column.IsInput && column.Name == input ? column.Length : 0;
            number += column.IsInput && length == 0 ? 1 : 0;
        }

        if (length == 0)
        {
            string names = string.Join(", ", Description.Columns.Where(column => column.IsInput).Select(column => column.Name));
            throw new ArgumentException($"'{Description.Name}' has no input '{input}'; there are {names}.", nameof(input));
        }

        RequireSamples(gradient.Length, count, length, nameof(gradient));
        fixed (TNumber* from = inputs)
        fixed (TNumber* seeds = adjoints)
        fixed (TNumber* to = gradient)
        {
            int sourceCount = each + Description.Outputs.Count;
            nint* sources = stackalloc nint[sourceCount];
            nint* targets = stackalloc nint[number + 1];
            new Span<nint>(targets, number).Clear();
            targets[number] = (nint)to;
            PlaceInputs(from, count, sources);
            PlaceOutputs(seeds, count, sources + each);
            Compute<TNumber>(NetworkProgramKind.InputGradient, count, sources, sourceCount, targets, number + 1);
        }
    }

    /// <summary>How many samples all inputs together hold, and how many inputs there are.</summary>
    private (int Count, int Inputs) SamplesOfAll(int numbers)
    {
        int inputs = 0;
        int length = 0;
        for (int c = 0; c < Description.Columns.Count; c++)
        {
            inputs += Description.Columns[c].IsInput ? 1 : 0;
            length += Description.Columns[c].IsInput ? Description.Columns[c].Length : 0;
        }

        return inputs > 0 && Description.Outputs.Count > 0
            ? (SamplesOf(numbers, length, "inputs"), inputs)
            : throw new InvalidOperationException($"'{Description.Name}' declares no [Input], or no [Output]: there is nothing to predict.");
    }

    private int OutputLength()
    {
        int length = 0;
        for (int o = 0; o < Description.Outputs.Count; o++)
        {
            if (Description.Outputs[o].IsAtPoints)
            {
                throw new NotSupportedException(
                    $"'{Description.Outputs[o].Name}' of '{Description.Name}' depends on coordinates; call Evaluate with the points.");
            }

            length += Description.Outputs[o].Length;
        }

        return length;
    }

    private void PlaceInputs<TNumber>(TNumber* numbers, int count, nint* places) where TNumber : unmanaged
    {
        for (int c = 0; c < Description.Columns.Count; c++)
        {
            if (Description.Columns[c].IsInput)
            {
                *places++ = (nint)numbers;
                numbers += (nint)count * Description.Columns[c].Length;
            }
        }
    }

    private void PlaceOutputs<TNumber>(TNumber* numbers, int count, nint* places) where TNumber : unmanaged
    {
        for (int o = 0; o < Description.Outputs.Count; o++)
        {
            places[o] = (nint)numbers;
            numbers += (nint)count * Description.Outputs[o].Length;
        }
    }

    /// <summary>Generated members take data of their own class only; those for any network look.</summary>
    private void RequireColumns(SampleSet samples, string name)
    {
        ArgumentNullException.ThrowIfNull(samples, name);
        bool fits = samples.Descriptions.Count == Description.Columns.Count && samples.Descriptions.Zip(Description.Columns).All(pair =>
            pair.First.Name == pair.Second.Name && pair.First.Classes == pair.Second.Classes && pair.First.Sizes.SequenceEqual(pair.Second.Sizes));
        if (!fits)
        {
            throw new ArgumentException(
                $"'{Description.Name}' has the columns {Text(Description.Columns)}, and the samples have {Text(samples.Descriptions)}.", name);
        }

        static string Text(IEnumerable<ColumnDescription> columns) => string.Join(
            ", ", columns.Select(column => $"{column.Name} {(column.Classes > 0 ? $"of {column.Classes} classes" : ShapeText.Of(column.Sizes))}"));
    }
}
