namespace ModelGen.Engine;

/// <summary>Adds rows' rows to the lower triangle of a matrix.</summary>
internal static unsafe class SymmetricRankUpdate
{
    public static void Add(double* rows, int count, int rowStride, double* matrix, int size, int matrixStride)
    {
        for (int i = 0; i < size; i++)
        {
            double* target = matrix + (long)i * matrixStride;
            for (int r = 0; r < count; r++)
            {
                double* row = rows + (long)r * rowStride;
                for (int j = 0; j <= i; j++)
                {
                    target[j] += row[i] * row[j];
                }
            }
        }
    }
}
