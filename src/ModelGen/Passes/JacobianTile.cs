using System.Numerics;
using System.Runtime.InteropServices;
using ModelGen.Kernels;
using ModelGen.LinearAlgebra;
using ModelGen.Points;

namespace ModelGen.Passes;

/// <summary>Rows of the weighted residual's Jacobian, tile by tile.</summary>
internal static unsafe class JacobianTile<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Parameters in a panel.</summary>
    public const int PanelWidth = SymmetricRankUpdate.PanelWidth;

    /// <summary>
    /// Leaves the Jacobian rows of one component of one tile in the worker's Jacobian, [parameter][Tile.Points], already
    /// scaled by sqrt(weight / points) and the profile's root: derivatives with respect to the variables that optimisers move.
    /// </summary>
    public static void Produce(EngineContext<T> context, Worker<T> worker, Batch<T> batch, int component, long first, int valid) =>
        Produce(context, worker, batch, component, first, valid, worker.Jacobian);

    /// <summary>Writes the rows to [parameter][Tile.Points] of the caller's; the residuals are in the worker's tile.</summary>
    public static void Produce(EngineContext<T> context, Worker<T> worker, Batch<T> batch, int component, long first, int valid, T* target)
    {
        ProduceOfParameters(context, worker, batch, component, first, valid, target);
        context.ToVariables(target, Tile<T>.Points);
    }

    /// <summary>The same with respect to the parameters themselves.</summary>
    public static void ProduceOfParameters(EngineContext<T> context, Worker<T> worker, Batch<T> batch, int component, long first, int valid, T* target)
    {
        // a reverse pass may overwrite what Forward left, so each component starts with its own
        worker.Load(batch, first, valid);
        context.Kernels.Forward(batch.Program, in worker.Tile);
        new Span<T>(worker.Tile.Seeds, batch.Description.Components * Tile<T>.Points).Clear();
        T* seeds = worker.Tile.Seeds + component * Tile<T>.Points;
        double scale = batch.RowScale(component);
        double* roots = worker.ProfileRoots(batch, component, valid);
        for (int i = 0; i < valid; i++)
        {
            seeds[i] = T.CreateTruncating(roots is null ? scale : scale * roots[i]);
        }

        NativeMemory.Clear(target, (nuint)((long)context.Model.ParameterCount * Tile<T>.Points * sizeof(T)));
        worker.Tile.Gradient = target;
        context.Kernels.JacobianRows(batch.Program, in worker.Tile);
    }

    /// <summary>Copies [parameter][Tile.Points] to rows in double, in panels of parameters: [panel][row][parameter in panel].</summary>
    /// <param name="jacobian">[parameter][Tile.Points].</param>
    /// <param name="parameters">P.</param>
    /// <param name="valid">Rows to write.</param>
    /// <param name="rows">The first row in the first panel.</param>
    /// <param name="rowStride">Numbers from one row to the next in a panel.</param>
    /// <param name="panelStride">Numbers from one panel to the next; PanelWidth where rows are contiguous.</param>
    public static void Transpose(T* jacobian, int parameters, int valid, double* rows, int rowStride, long panelStride)
    {
        // eight parameters at a time: each row receives one whole cache line
        int p = 0;
        for (; p + 8 <= parameters; p += 8)
        {
            T* source = jacobian + (long)p * Tile<T>.Points;
            double* target = rows + p / PanelWidth * panelStride + p % PanelWidth;
            for (int i = 0; i < valid; i++, source++, target += rowStride)
            {
                target[0] = double.CreateTruncating(source[0]);
                target[1] = double.CreateTruncating(source[Tile<T>.Points]);
                target[2] = double.CreateTruncating(source[2 * Tile<T>.Points]);
                target[3] = double.CreateTruncating(source[3 * Tile<T>.Points]);
                target[4] = double.CreateTruncating(source[4 * Tile<T>.Points]);
                target[5] = double.CreateTruncating(source[5 * Tile<T>.Points]);
                target[6] = double.CreateTruncating(source[6 * Tile<T>.Points]);
                target[7] = double.CreateTruncating(source[7 * Tile<T>.Points]);
            }
        }

        for (; p < parameters; p++)
        {
            double* target = rows + p / PanelWidth * panelStride + p % PanelWidth;
            for (int i = 0; i < valid; i++)
            {
                target[(long)i * rowStride] = double.CreateTruncating(jacobian[(long)p * Tile<T>.Points + i]);
            }
        }
    }
}
