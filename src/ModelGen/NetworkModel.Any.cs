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

    private void PredictAll<TNumber>(ReadOnlySpan<TNumber> inputs, Span<TNumber> outputs) where TNumber : unmanaged
    {
        IReadOnlyList<ColumnDescription> columns = Description.Columns;
        IReadOnlyList<OutputDescription> results = Description.Outputs;
        int inputCount = 0;
        int inputLength = 0;
        for (int c = 0; c < columns.Count; c++)
        {
            inputCount += columns[c].IsInput ? 1 : 0;
            inputLength += columns[c].IsInput ? columns[c].Length : 0;
        }

        int outputLength = 0;
        for (int o = 0; o < results.Count; o++)
        {
            outputLength += results[o].Length;
        }

        if (inputLength == 0 || outputLength == 0)
        {
            throw new InvalidOperationException($"'{Description.Name}' declares no [Input], or no [Output]: there is nothing to predict.");
        }

        int count = SamplesOf(inputs.Length, inputLength, nameof(inputs));
        RequireSamples(outputs.Length, count, outputLength, nameof(outputs));
        fixed (TNumber* from = inputs)
        fixed (TNumber* to = outputs)
        {
            nint* sources = stackalloc nint[inputCount];
            nint* targets = stackalloc nint[results.Count];
            TNumber* next = from;
            int number = 0;
            for (int c = 0; c < columns.Count; c++)
            {
                if (columns[c].IsInput)
                {
                    sources[number++] = (nint)next;
                    next += (nint)count * columns[c].Length;
                }
            }

            next = to;
            for (int o = 0; o < results.Count; o++)
            {
                targets[o] = (nint)next;
                next += (nint)count * results[o].Length;
            }

            Compute<TNumber>(NetworkProgramKind.Predict, count, sources, inputCount, targets, results.Count);
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
