using System.Numerics;
using ModelGen.Kernels;

namespace ModelGen.Tests.Engine;

/// <summary>The kernels of <see cref="WaveModel"/>, as the generator might emit them for lanes of one number.</summary>
internal sealed unsafe class WaveKernels<T>(int terms) : ModelKernels<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override string LaneName => "plain " + typeof(T).Name;

    public override int LaneCount => 1;

    // the packed weights are a copy, so that a forgotten Pack shows
    public override long PackedLength => 2 * terms + 3;

    public override long WorkspaceLength => Tile<T>.Points;

    public override void Pack(T* parameters, T* packed) =>
        new ReadOnlySpan<T>(parameters, 2 * terms + 3).CopyTo(new Span<T>(packed, 2 * terms + 3));

    public override void Forward(int program, in Tile<T> tile)
    {
        for (int i = 0; i < Tile<T>.Points; i++)
        {
            (T x, T t) = Inputs(program, tile, i);
            T f = Field(tile.Packed, x, t);
            tile.Workspace[i] = f;
            T half = T.CreateChecked(0.5);
            switch (program)
            {
                case 0:
                    tile.Residuals[i] = f - tile.Coefficients[0] * x;
                    tile.Residuals[Tile<T>.Points + i] = f * f - t;
                    break;
                case 1:
                    tile.Residuals[i] = f - x * x;
                    break;
                case 2:
                    tile.Residuals[i] = tile.Parameters[2 * terms + 2] * f - tile.Observed[i];
                    break;
                case 3:
                    tile.Residuals[i] = f - half;
                    break;
                case 4:
                    tile.Residuals[i] = f;
                    break;
                default:
                    tile.Residuals[i] = f * f;
                    break;
            }
        }
    }

    public override void Backward(int program, in Tile<T> tile) => Reverse(program, tile, stride: 1, step: 0);

    public override void JacobianRows(int program, in Tile<T> tile) => Reverse(program, tile, stride: Tile<T>.Points, step: 1);

    public override bool EvaluatesPoints(int program) => program == 4;

    public override void EvaluatePoint(int program, T* parameters, T* packed, T* coefficients, T* coordinates, T* workspace, T* outputs) =>
        outputs[0] = Field(packed, coordinates[0], coordinates[1]);

    // stride: from one parameter to the next in Gradient; step: from one point to the next
    private void Reverse(int program, in Tile<T> tile, int stride, int step)
    {
        for (int i = 0; i < Tile<T>.Points; i++)
        {
            (T x, T t) = Inputs(program, tile, i);
            T f = tile.Workspace[i];
            T seed = tile.Seeds[i];
            T f_bar = seed;
            T* gradient = tile.Gradient + i * step;
            if (program == 0)
            {
                f_bar += (f + f) * tile.Seeds[Tile<T>.Points + i];
            }
            else if (program == 2)
            {
                f_bar = seed * tile.Parameters[2 * terms + 2];
                gradient[(2 * terms + 2) * stride] += seed * f;
            }

            for (int k = 0; k < terms; k++)
            {
                T y = T.Tanh(tile.Packed[terms + k] * x + t);
                gradient[k * stride] += f_bar * y;
                gradient[(terms + k) * stride] += f_bar * tile.Packed[k] * (T.One - y * y) * x;
            }

            gradient[2 * terms * stride] += f_bar;
            gradient[(2 * terms + 1) * stride] += f_bar;
            tile.Workspace[i] = T.NaN; // a reverse pass may destroy what Forward left
        }
    }

    // programs 2 and 5 declare their coordinates as T, X; program 1 fixes t = 0, program 3 fixes both
    private static (T X, T T) Inputs(int program, in Tile<T> tile, int i) => program switch
    {
        0 or 4 => (tile.Coordinates[i], tile.Coordinates[Tile<T>.Points + i]),
        1 => (tile.Coordinates[i], T.Zero),
        3 => (T.Zero, T.Zero),
        _ => (tile.Coordinates[Tile<T>.Points + i], tile.Coordinates[i]),
    };

    private T Field(T* p, T x, T t)
    {
        T f = p[2 * terms + 1] + p[2 * terms];
        for (int k = 0; k < terms; k++)
        {
            f += p[k] * T.Tanh(p[terms + k] * x + t);
        }

        return f;
    }
}
