using System.Diagnostics;
using System.Globalization;
using ModelGen.Benchmarks.Models;

namespace ModelGen.Benchmarks;

/// <summary>What a prediction by one large convolution needs beside its input, its output and its weights.</summary>
internal static class MemoryBenchmark
{
    private const int Length = 512 * 512 * 32;

    public static void Run()
    {
        using LargeConvolution model = new(1, Precision.Single);
        float[] input = new float[Length];
        float[] output = new float[Length];
        Array.Fill(input, 0.5f);
        Array.Fill(output, 0.5f);
        double before = Resident();
        model.Predict(input, output);
        double used = Resident() - before;

        // the kernels' order is not the caller's: input and output once more
        double least = (2.0 * Length + model.Description.ParameterCount) * sizeof(float) / 1048576;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"memory conv=512x512x32 mb={used:F1} input_output_weights_mb={least:F1} ratio={used / least:F3}"));
    }

    private static double Resident()
    {
        GC.Collect();
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }
}
