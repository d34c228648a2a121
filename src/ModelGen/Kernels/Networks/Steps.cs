using System.Runtime.CompilerServices;
using ModelGen.Kernels.Tensors;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Networks;

/// <summary>The steps that generated programs consist of, each on one tile; tensors are named by their first row.</summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe partial class Steps<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>The tile's samples of a column.</summary>
    public static void Load(in NetworkTile<T> tile, int column, int channels, int pixels, int y)
    {
        SampleColumn source = tile.Network.Columns[column]
            ?? throw new InvalidOperationException($"Column {column} has no data.");
        source.Load(tile.Indices, tile.Valid, channels, pixels, tile.Row(y), tile.Samples, tile.Part);
        tile.EndStep();
    }

    /// <summary>y = W x + b.</summary>
    public static void Product(in NetworkTile<T> tile, int product, int x, int y)
    {
        NetworkMemory<T> network = tile.Network;
        ProductPlan plan = network.Products[product];
        if (tile.IsSingle)
        {
            SingleProduct<L, T>.Forward(plan, (T*)network.SinglePanels[product], network.Parameters, tile.Row(x), tile.Row(y), isRelu: false, tile.Part);
        }
        else
        {
            Product<L, T>.Forward(plan, (T*)network.Panels[product], network.Parameters, tile.Row(x), tile.Row(y), tile.Samples, false, tile.Part);
        }

        tile.EndStep();
    }

    /// <summary>y = W x + b where that is positive, else 0.</summary>
    public static void ReluProduct(in NetworkTile<T> tile, int product, int x, int y)
    {
        NetworkMemory<T> network = tile.Network;
        ProductPlan plan = network.Products[product];
        if (tile.IsSingle)
        {
            SingleProduct<L, T>.Forward(plan, (T*)network.SinglePanels[product], network.Parameters, tile.Row(x), tile.Row(y), isRelu: true, tile.Part);
        }
        else
        {
            Product<L, T>.ForwardRelu(plan, (T*)network.Panels[product], network.Parameters, tile.Row(x), tile.Row(y), tile.Samples, tile.Part);
        }

        tile.EndStep();
    }

    /// <summary>The adjoint of x from the adjoint of y.</summary>
    public static void ProductAdjoint(in NetworkTile<T> tile, int product, int yBar, int xBar)
    {
        NetworkMemory<T> network = tile.Network;
        ProductPlan plan = network.Products[product];
        if (tile.IsSingle)
        {
            SingleProduct<L, T>.Adjoint(plan, (T*)network.SingleAdjointPanels[product], tile.Row(yBar), tile.Row(xBar), tile.Part);
        }
        else
        {
            Product<L, T>.Adjoint(plan, (T*)network.AdjointPanels[product], tile.Row(yBar), tile.Row(xBar), tile.Samples, false, tile.Part);
        }

        tile.EndStep();
    }

    /// <summary>Adds to the gradient by weights and biases.</summary>
    public static void ProductGradient(in NetworkTile<T> tile, int product, int x, int yBar)
    {
        Product<L, T>.Gradient(tile.Network.Products[product], tile.Row(x), tile.Row(yBar), tile.Gradient, tile.Samples, tile.Part);
        tile.EndStep();
    }

    /// <summary>A linear map of constant weights.</summary>
    public static void Linear(in NetworkTile<T> tile, int map, int x, int y)
    {
        LinearMapPlan<T> plan = tile.Network.LinearMaps[map];
        if (tile.IsSingle && plan.DenseForward is { } dense)
        {
            SingleAxisProduct<L, T>.Run(dense, tile.Row(x), tile.Row(y), tile.Part);
        }
        else if (tile.IsSingle)
        {
            SingleSample<T>.Linear(plan, tile.Row(x), tile.Row(y), tile.Part);
        }
        else
        {
            LinearMap<L, T>.Forward(plan, tile.Row(x), tile.Row(y), tile.Samples, false, tile.Part);
        }

        tile.EndStep();
    }

    /// <summary>The transposed linear map.</summary>
    public static void LinearAdjoint(in NetworkTile<T> tile, int map, int yBar, int xBar)
    {
        LinearMap<L, T>.Adjoint(tile.Network.LinearMaps[map], tile.Row(yBar), tile.Row(xBar), tile.Samples, false, tile.Part);
        tile.EndStep();
    }

    /// <summary>Elements in another order.</summary>
    public static void Rearrange(in NetworkTile<T> tile, int map, int x, int y)
    {
        if (tile.IsSingle)
        {
            SingleSample<T>.Rearrange(tile.Network.Rearranged[map], tile.Row(x), tile.Row(y), tile.Part);
        }
        else
        {
            Rearrange<L, T>.Forward(tile.Network.Rearranged[map], tile.Row(x), tile.Row(y), tile.Samples, false, tile.Part);
        }

        tile.EndStep();
    }

    /// <summary>The opposite.</summary>
    public static void RearrangeAdjoint(in NetworkTile<T> tile, int map, int yBar, int xBar)
    {
        Rearrange<L, T>.Adjoint(tile.Network.Rearranged[map], tile.Row(yBar), tile.Row(xBar), tile.Samples, false, tile.Part);
        tile.EndStep();
    }

    /// <summary>The largest number of each window.</summary>
    public static void MaxPool(in NetworkTile<T> tile, int window, int x, int y)
    {
        if (tile.IsSingle)
        {
            SingleMaxPool<L, T>.Forward(tile.Network.Windows[window], tile.Row(x), tile.Row(y), tile.Part);
        }
        else
        {
            MaxPool<L, T>.Forward(tile.Network.Windows[window], tile.Row(x), tile.Row(y), tile.Samples, tile.Part);
        }

        tile.EndStep();
    }

    /// <summary>Its adjoint, which the first of the largest gets.</summary>
    public static void MaxPoolAdjoint(in NetworkTile<T> tile, int window, int x, int yBar, int xBar)
    {
        MaxPool<L, T>.Adjoint(tile.Network.Windows[window], tile.Row(x), tile.Row(yBar), tile.Row(xBar), tile.Samples, false, tile.Part);
        tile.EndStep();
    }

    /// <summary>The largest of all channels, at each pixel.</summary>
    public static void ChannelMax(in NetworkTile<T> tile, int channels, int pixels, int x, int y)
    {
        if (tile.IsSingle)
        {
            SingleSample<T>.ChannelMax(channels, pixels, tile.Row(x), tile.Row(y), tile.Part);
        }
        else
        {
            ChannelMax<L, T>.Forward(channels, pixels, tile.Row(x), tile.Row(y), tile.Samples, tile.Part);
        }

        tile.EndStep();
    }

    /// <summary>Rows as they are, elsewhere.</summary>
    public static void Copy(in NetworkTile<T> tile, int rows, int x, int y)
    {
        (int first, int end) = tile.Share(rows);
        long bytes = (long)(end - first) * tile.Samples * sizeof(T);
        Buffer.MemoryCopy(tile.Row(x + first), tile.Row(y + first), bytes, bytes);
        tile.EndStep();
    }

    /// <summary>Parameters, the same for every sample.</summary>
    public static void Parameter(in NetworkTile<T> tile, int offset, int channels, int pixels, int y)
    {
        Spread(tile, tile.Network.Parameters + offset, channels, pixels, tile.Row(y));
        tile.EndStep();
    }

    /// <summary>Adds an adjoint, summed over the samples, to the gradient by parameters.</summary>
    public static void ParameterGradient(in NetworkTile<T> tile, int offset, int channels, int pixels, int yBar)
    {
        Spread<L, T>.Gradient(tile.Row(yBar), channels, pixels, tile.Gradient + offset, tile.Samples, tile.Part);
        tile.EndStep();
    }

    /// <summary>A run-time coefficient.</summary>
    public static void Coefficient(in NetworkTile<T> tile, int coefficient, int y)
    {
        Spread(tile, tile.Network.Coefficients + coefficient, 1, 1, tile.Row(y));
        tile.EndStep();
    }

    /// <summary>1 where there is a sample, 0 behind the last one.</summary>
    public static void Mask(in NetworkTile<T> tile, int y)
    {
        Fill(tile, tile.Row(y), 1);
        tile.EndStep();
    }

    /// <summary>The adjoint that a term starts with: its weight divided by the samples of the batch, 0 behind the last one.</summary>
    public static void Seed(in NetworkTile<T> tile, int term, int y)
    {
        Fill(tile, tile.Row(y), tile.Network.TermWeights[term]);
        tile.EndStep();
    }

    /// <summary>The sum of a term over the tile's samples.</summary>
    public static void Term(in NetworkTile<T> tile, int term, int x)
    {
        if (tile.Part.Index == 0)
        {
            double sum = 0;
            T* row = tile.Row(x);
            for (int s = 0; s < tile.Valid; s++)
            {
                sum += Number.ToDouble(row[s]);
            }

            tile.Terms[term] = sum;
        }

        tile.EndStep();
    }

    /// <summary>What the caller gets, [sample][pixel][channel].</summary>
    public static void Output(in NetworkTile<T> tile, int output, int channels, int pixels, int x)
    {
        nint target = tile.Network.OutputTargets[output];
        nint first = (nint)tile.Number * tile.Samples * channels * pixels;
        if (target != 0 && tile.Network.WritesDouble)
        {
            SampleRows<T>.Store(tile.Row(x), channels, pixels, tile.Samples, (double*)target + first, tile.Valid, tile.Part);
        }
        else if (target != 0)
        {
            SampleRows<T>.Store(tile.Row(x), channels, pixels, tile.Samples, (float*)target + first, tile.Valid, tile.Part);
        }

        tile.EndStep();
    }

    private static void Spread(in NetworkTile<T> tile, T* numbers, int channels, int pixels, T* y)
    {
        if (tile.IsSingle)
        {
            SingleSample<T>.Spread(numbers, channels, pixels, y, tile.Part);
        }
        else
        {
            Spread<L, T>.Forward(numbers, channels, pixels, y, tile.Samples, tile.Part);
        }
    }

    private static void Fill(in NetworkTile<T> tile, T* row, double number)
    {
        if (tile.Part.Index == 0)
        {
            new Span<T>(row, tile.Valid).Fill(Number.From<T>(number));
            new Span<T>(row + tile.Valid, tile.Samples - tile.Valid).Clear();
        }
    }
}
