using ModelGen.Kernels.Tensors;

namespace ModelGen.Kernels.Networks;

/// <summary>What all tiles of a network share: tables, parameters, packed weights, statistics of the batch.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed unsafe class NetworkMemory<T> where T : unmanaged
{
    internal NetworkMemory(NetworkDescription description)
    {
        Description = description;
        Products = [.. description.Products.Select(product => new ProductPlan(product))];
        LinearMaps = [.. description.LinearMaps.Select(map => new LinearMapPlan<T>(map))];
        Rearranged = [.. description.Rearranged.Select(map => new RearrangePlan(map))];
        Windows = [.. description.Windows.Select(window => new WindowPlan(window))];
        Panels = new nint[Products.Length];
        AdjointPanels = new nint[Products.Length];
        SinglePanels = new nint[Products.Length];
        SingleAdjointPanels = new nint[Products.Length];
        TermWeights = new double[description.Terms.Count];
        int pointTensors = description.PointSets.Sum(set => set.Tensors.Count);
        Columns = new SampleColumn[description.Columns.Count + description.Outputs.Count + description.Coordinates.Count + pointTensors];
        OutputTargets = new nint[Math.Max(description.Outputs.Count + pointTensors, description.Columns.Count)];
    }

    internal NetworkDescription Description { get; }

    internal ProductPlan[] Products { get; }

    internal LinearMapPlan<T>[] LinearMaps { get; }

    internal RearrangePlan[] Rearranged { get; }

    internal WindowPlan[] Windows { get; }

    /// <summary>[product]: pointers to packed weights.</summary>
    internal nint[] Panels { get; }

    internal nint[] AdjointPanels { get; }

    /// <summary>[product]: pointers to weights packed for one sample.</summary>
    internal nint[] SinglePanels { get; }

    internal nint[] SingleAdjointPanels { get; }

    /// <summary>
    /// [column]: where the samples come from; behind the columns the adjoints of outputs, and of an operator its coordinates and the adjoints of tensors of
    /// points.
    /// </summary>
    internal SampleColumn?[] Columns { get; }

    /// <summary>[output], then [tensor of points]: where it goes, [sample][...], as <see cref="WritesDouble"/> says.</summary>
    internal nint[] OutputTargets { get; }

    /// <summary>[term]: its weight divided by the samples of the batch.</summary>
    internal double[] TermWeights { get; }

    /// <summary>All parameters, [value].</summary>
    internal T* Parameters { get; set; }

    internal T* Coefficients { get; set; }

    /// <summary>Statistics of the batch, [4][channel] each.</summary>
    internal T* Batch { get; set; }

    /// <summary>Samples of the batch.</summary>
    internal int BatchCount { get; set; }

    /// <summary>Whether outputs are written as double; else as float.</summary>
    internal bool WritesDouble { get; set; }

    /// <summary>Decides random numbers.</summary>
    internal ulong Seed { get; set; }

    /// <summary>Counts draws: each has other random numbers.</summary>
    internal ulong Draw { get; set; }

    /// <summary>A number of the statistics of the batch; emitted functions read them.</summary>
    public T BatchNumber(int index) => Batch[index];
}
