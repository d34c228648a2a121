using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using ModelGen.Kernels;
using ModelGen.Numerics;

namespace ModelGen.Benchmarks;

/// <summary>The dense microkernels on one tile with four planes: forward, back to the inputs, weight gradient.</summary>
public unsafe class DenseKernels
{
    private const int Planes = 4;
    private float* memory;
    private float* weights;
    private float* packed;
    private float* x;
    private float* z;
    private float* scratch;
    private float* gradient;

    /// <summary>Inputs and outputs of the layer.</summary>
    [Params(64, 100, 128)]
    public int Width { get; set; }

    /// <summary>Allocates and fills the tile.</summary>
    [GlobalSetup]
    public void Setup()
    {
        nuint size = 4_000_000;
        memory = (float*)NativeMemory.AlignedAlloc(size, 64);
        new Span<float>(memory, (int)(size / sizeof(float))).Fill(0.01f);
        weights = memory;
        packed = weights + (Width * (Width + 1));
        x = packed + Dense<Float512, float>.PackedLength(Width, Width);
        z = x + (Planes * Width * Tile<float>.Points);
        gradient = z + (Planes * Width * Tile<float>.Points);
        scratch = gradient + (Width * (Width + 1));
        Dense<Float512, float>.Pack(weights, packed, Width, Width);
    }

    /// <summary>Frees the tile.</summary>
    [GlobalCleanup]
    public void Cleanup() => NativeMemory.AlignedFree(memory);

    /// <summary>z = W x + b.</summary>
    [Benchmark]
    public void Forward() => Dense<Float512, float>.Forward(packed, weights, Width, Width, x, Width * Tile<float>.Points, z, Width * Tile<float>.Points, 0xF);

    /// <summary>xBar = W' zBar.</summary>
    [Benchmark]
    public void Backward() => Dense<Float512, float>.Backward(packed, Width, Width, z, Width * Tile<float>.Points, x, Width * Tile<float>.Points, 0xF);

    /// <summary>dW += zBar x'.</summary>
    [Benchmark]
    public void WeightGradient()
    {
        var tile = new Tile<float> { Gradient = gradient };
        Dense<Float512, float>.Take<GradientSum<Float512, float>>(Width, Width, x, Width * Tile<float>.Points, 0xF, scratch);
        GradientSum<Float512, float>.Layer(tile, 0, Width * Width, Width, Width, z, Width * Tile<float>.Points, 0xF, scratch);
    }
}
