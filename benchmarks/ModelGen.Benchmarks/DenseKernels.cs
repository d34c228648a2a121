using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using ModelGen.Kernels;
using ModelGen.Numerics;

namespace ModelGen.Benchmarks;

/// <summary>The dense microkernels on one tile with four planes: forward, back to the inputs, weight gradient.</summary>
public unsafe class DenseKernels
{
    private const int Planes = 4;
    private float* _memory;
    private float* _weights;
    private float* _packed;
    private float* _x;
    private float* _z;
    private float* _scratch;
    private float* _gradient;

    /// <summary>Inputs and outputs of the layer.</summary>
    [Params(64, 100, 128)]
    public int Width { get; set; }

    /// <summary>Allocates and fills the tile.</summary>
    [GlobalSetup]
    public void Setup()
    {
        nuint size = 4_000_000;
        _memory = (float*)NativeMemory.AlignedAlloc(size, 64);
        new Span<float>(_memory, (int)(size / sizeof(float))).Fill(0.01f);
        _weights = _memory;
        _packed = _weights + Width * (Width + 1);
        _x = _packed + Dense<Float512, float>.PackedLength(Width, Width);
        _z = _x + Planes * Width * Tile<float>.Points;
        _gradient = _z + Planes * Width * Tile<float>.Points;
        _scratch = _gradient + Width * (Width + 1);
        Dense<Float512, float>.Pack(_weights, _packed, Width, Width);
    }

    /// <summary>Frees the tile.</summary>
    [GlobalCleanup]
    public void Cleanup() => NativeMemory.AlignedFree(_memory);

    /// <summary>z = W x + b.</summary>
    [Benchmark]
    public void Forward() =>
        Dense<Float512, float>.Forward(_packed, _weights, Width, Width, _x, Width * Tile<float>.Points, _z, Width * Tile<float>.Points, 0xF);

    /// <summary>xBar = W' zBar.</summary>
    [Benchmark]
    public void Backward() => Dense<Float512, float>.Backward(_packed, Width, Width, _z, Width * Tile<float>.Points, _x, Width * Tile<float>.Points, 0xF);

    /// <summary>dW += zBar x'.</summary>
    [Benchmark]
    public void WeightGradient()
    {
        var tile = new Tile<float> { Gradient = _gradient };
        Dense<Float512, float>.Take<GradientSum<Float512, float>>(Width, Width, _x, Width * Tile<float>.Points, 0xF, _scratch);
        GradientSum<Float512, float>.Layer(tile, 0, Width * Width, Width, Width, _z, Width * Tile<float>.Points, 0xF, _scratch);
    }
}
