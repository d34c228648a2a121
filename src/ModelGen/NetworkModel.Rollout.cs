using System.Buffers;
using System.Numerics;
using ModelGen.Kernels.Networks;
using ModelGen.Samples;

namespace ModelGen;

/// <content>Rollouts: predictions from predictions.</content>
public abstract unsafe partial class NetworkModel
{
    // samples that go through the steps together, and the numbers of their windows
    private const int FewestTogether = 64, MostNumbers = 1 << 21;

    private RolloutShape? _rollout;

    void INetwork.Rollout(ReadOnlySpan<double> inputs, int steps, Span<double> predictions) => RollOutAll(inputs, steps, predictions);

    void INetwork.Rollout(ReadOnlySpan<float> inputs, int steps, Span<float> predictions) => RollOutAll(inputs, steps, predictions);

    RolloutErrors INetwork.MeasureRollout(SampleArray trajectories, int ahead) => MeasureRolloutOf(trajectories, ahead);

    /// <summary>Predicts again and again; generated code calls this.</summary>
    /// <param name="count">Samples.</param>
    /// <param name="inputs">Each [sample, ..., channel].</param>
    /// <param name="inputCount">How many.</param>
    /// <param name="steps">Predictions of each sample.</param>
    /// <param name="predictions">Receives [sample, step, ..., channel].</param>
    protected void RollOut<TNumber>(int count, nint* inputs, int inputCount, int steps, TNumber* predictions)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        RolloutShape shape = RequireRollout();
        int together = Math.Min(count, Math.Max(FewestTogether, MostNumbers / shape.InputLength / FewestTogether * FewestTogether));
        TNumber[] window = ArrayPool<TNumber>.Shared.Rent(together * shape.InputLength);
        TNumber[] next = ArrayPool<TNumber>.Shared.Rent(together * shape.OutputLength);
        try
        {
            fixed (TNumber* from = window)
            fixed (TNumber* to = next)
            {
                nint* sources = stackalloc nint[inputCount];
                nint* targets = stackalloc nint[shape.Output + 1];
                new Span<nint>(targets, shape.Output).Clear();
                targets[shape.Output] = (nint)to;
                for (int first = 0; first < count; first += together)
                {
                    int batch = Math.Min(together, count - first);
                    LendFrom(first, inputs, sources, sizeof(TNumber));
                    new ReadOnlySpan<TNumber>((void*)sources[shape.Input], batch * shape.InputLength).CopyTo(window);
                    sources[shape.Input] = (nint)from;
                    for (int step = 0; step < steps; step++)
                    {
                        Compute<TNumber>(NetworkProgramKind.Predict, batch, sources, inputCount, targets, shape.Output + 1);
                        for (int s = 0; s < batch; s++)
                        {
                            ReadOnlySpan<TNumber> predicted = next.AsSpan(s * shape.OutputLength, shape.OutputLength);
                            predicted.CopyTo(new Span<TNumber>(predictions + (((nint)first + s) * steps + step) * shape.OutputLength, shape.OutputLength));
                            FrameShape.Shift(window.AsSpan(s * shape.InputLength, shape.InputLength), predicted, shape.Frames, shape.Channels);
                        }
                    }
                }
            }
        }
        finally
        {
            ArrayPool<TNumber>.Shared.Return(window);
            ArrayPool<TNumber>.Shared.Return(next);
        }
    }

    /// <summary>Errors of a rollout from the first frames of trajectories on; generated code calls this.</summary>
    protected RolloutErrors MeasureRolloutOf(SampleArray trajectories, int ahead)
    {
        RolloutShape shape = RequireRollout();
        ColumnDescription[] inputs = [.. Description.Columns.Where(column => column.IsInput)];
        IReadOnlyList<int> sizes = Description.Outputs[shape.Output].Sizes;
        RolloutErrors.RequireTrajectories(trajectories, nameof(trajectories));
        if (inputs.Length != 1)
        {
            throw new InvalidOperationException(
                $"'{Description.Name}' has {inputs.Length} inputs, so that trajectories of one of them are not enough; use Rollout and RolloutErrors.Of.");
        }

        if (!trajectories.Shape.Skip(2).SequenceEqual(sizes))
        {
            throw new ArgumentException(
                $"Trajectories of '{Description.Name}' are [trajectory, time{string.Concat(sizes.Select(size => $", {size}"))}], and these are "
                + $"{ShapeText.Of(trajectories.Shape)}.",
                nameof(trajectories));
        }

        int steps = RolloutErrors.StepsBehind(trajectories, shape.Frames, ahead);
        int length = checked(steps * shape.OutputLength);
        int together = Math.Clamp(MostNumbers / length, 1, Math.Min(FewestTogether, trajectories.Shape[0]));
        double[] windows = new double[together * shape.InputLength], frame = new double[shape.OutputLength], predictions = new double[together * length];
        RolloutErrorSums sums = new(trajectories.Shape[0], steps, shape.Channels);
        for (int first = 0; first < trajectories.Shape[0]; first += together)
        {
            int batch = Math.Min(together, trajectories.Shape[0] - first);
            for (int t = 0; t < batch; t++)
            {
                for (int f = 0; f < shape.Frames; f++)
                {
                    Read(first + t, f);
                    FrameShape.Place<double>(frame, windows.AsSpan(t * shape.InputLength, shape.InputLength), f, shape.Frames, shape.Channels);
                }
            }

            fixed (double* from = windows)
            fixed (double* to = predictions)
            {
                nint source = (nint)from;
                RollOut(batch, &source, 1, steps, to);
            }

            for (int i = 0; i < batch * steps; i++)
            {
                Read(first + i / steps, shape.Frames + i % steps);
                sums.Add(first + i / steps, i % steps, predictions.AsSpan(i * shape.OutputLength, shape.OutputLength), frame);
            }
        }

        return sums.Errors();

        void Read(int trajectory, int number) =>
            trajectories.CopyTo(((long)trajectory * trajectories.Shape[1] + (long)number * ahead) * shape.OutputLength, frame);
    }

    private void RollOutAll<TNumber>(ReadOnlySpan<TNumber> inputs, int steps, Span<TNumber> predictions)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        RolloutShape shape = RequireRollout();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        (int count, int each) = SamplesOfAll(inputs.Length);
        RequireSamples(predictions.Length, count, checked(steps * shape.OutputLength), nameof(predictions));
        fixed (TNumber* from = inputs)
        fixed (TNumber* to = predictions)
        {
            nint* sources = stackalloc nint[each];
            PlaceInputs(from, count, sources);
            RollOut(count, sources, each, steps, to);
        }
    }

    private RolloutShape RequireRollout() => _rollout ??= RolloutShape.Of(Description) ?? throw new InvalidOperationException(
        $"'{Description.Name}' cannot go on from its own predictions: one output must be a frame of one input, of the same grid, and of no other.");

    /// <summary>The inputs of all samples from one on.</summary>
    private void LendFrom(int sample, nint* inputs, nint* sources, int size)
    {
        for (int c = 0; c < Description.Columns.Count; c++)
        {
            if (Description.Columns[c].IsInput)
            {
                *sources++ = *inputs++ + (nint)sample * Description.Columns[c].Length * size;
            }
        }
    }
}
