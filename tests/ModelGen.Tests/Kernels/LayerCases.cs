namespace ModelGen.Tests.Kernels;

/// <summary>Layer sizes that reach every register block and every remainder.</summary>
internal static class LayerCases
{
    private static readonly int[] s_sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 63, 64, 100, 101];

    private static readonly ulong[] s_masks = [0b1, 0b11, 0b101, 0b1111, 0b10110, 0b10];

    /// <summary>Every size as outputs and as inputs, each with a few others, and every mask of planes, gaps included.</summary>
    public static IEnumerable<(int Outputs, int Inputs, ulong Planes)> All
    {
        get
        {
            int mask = 0;
            for (int i = 0; i < s_sizes.Length; i++)
            {
                foreach (int shift in new[] { 0, 1, 4, 7, 11 })
                {
                    yield return (s_sizes[i], s_sizes[(i + shift) % s_sizes.Length], s_masks[mask++ % s_masks.Length]);
                }
            }

            yield return (7, 24, 0b111);
            yield return (6, 31, 0b1);
            yield return (12, 30, 0b11);
            yield return (7, 48, 0b11);
            yield return (8, 56, 0b1);
            yield return (9, 47, 0b101);
        }
    }
}
