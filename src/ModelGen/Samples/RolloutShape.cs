using ModelGen.Kernels.Networks;

namespace ModelGen.Samples;

/// <summary>How a network goes on from what it predicted: one output is the next frame of one input.</summary>
/// <param name="Input">Which of the inputs, in the order of their declaration.</param>
/// <param name="Output">Which of the outputs.</param>
/// <param name="Frames">Frames that the input holds.</param>
/// <param name="InputLength">Numbers of the input.</param>
/// <param name="OutputLength">Numbers of the output, a frame.</param>
/// <param name="Channels">Of a frame.</param>
internal sealed record RolloutShape(int Input, int Output, int Frames, int InputLength, int OutputLength, int Channels)
{
    /// <summary>The only output that is a frame of the only input of such frames; null where there is none, or several.</summary>
    public static RolloutShape? Of(NetworkDescription description)
    {
        ColumnDescription[] inputs = [.. description.Columns.Where(column => column.IsInput)];
        RolloutShape[] all =
        [
            .. from i in Enumerable.Range(0, inputs.Length)
               from o in Enumerable.Range(0, description.Outputs.Count)
               let output = description.Outputs[o]
               let frames = inputs[i].Classes == 0 ? FrameShape.FramesIn(inputs[i].Sizes, output.Sizes) : 0
               where frames > 0
               select new RolloutShape(i, o, frames, inputs[i].Length, output.Length, output.Channels),
        ];
        return all.Length == 1 ? all[0] : null;
    }
}
