using ModelGen.Samplers;

namespace ModelGen.Samples;

/// <summary>A seed for each repetition.</summary>
internal static class CounterSeed
{
    public static ulong Of(int seed, int repetition) => CounterRandom.Mix(CounterRandom.Mix((ulong)seed) ^ (ulong)(repetition + 1));
}
