using System.Numerics;
using ModelGen.Kernels;
using ModelGen.Points;

namespace ModelGen.Passes;

/// <summary>What a program gives at a few points, on the calling thread: for looks at a model that are rare, and need no threads.</summary>
internal static unsafe class PointValues<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Writes the program's components for packed parameters.</summary>
    /// <param name="context">The model.</param>
    /// <param name="program">Index in the model.</param>
    /// <param name="points">The coordinates that the program reads, and its observed columns.</param>
    /// <param name="values">[component][point].</param>
    public static void Run(EngineContext<T> context, int program, PointSet<T> points, Span<double> values)
    {
        ProgramDescription description = context.Model.Programs[program];
        Worker<T> worker = context.Workers[0];
        for (long first = 0; first < points.Count; first += Tile<T>.Points)
        {
            int valid = (int)Math.Min(Tile<T>.Points, points.Count - first);
            worker.Load(points, description.Coordinates.Count, first, valid);
            context.Kernels.Forward(program, in worker.Tile);
            for (int c = 0; c < description.Components; c++)
            {
                Span<double> target = values.Slice((int)(c * points.Count + first), valid);
                for (int i = 0; i < valid; i++)
                {
                    target[i] = double.CreateTruncating(worker.Tile.Residuals[c * Tile<T>.Points + i]);
                }
            }
        }
    }
}
