using ModelGen.Kernels.Networks;

namespace ModelGen.Samples;

/// <summary>Mean and standard deviation of each channel of a column.</summary>
internal static class ColumnStatistics
{
    /// <summary>Over all samples and pixels (Welford 1962); a channel that never changes has the deviation 1.</summary>
    public static (double[] Mean, double[] Deviation) Of(SampleSet samples, string name)
    {
        int c = 0;
        while (samples.Descriptions[c].Name != name)
        {
            c++;
        }

        ColumnDescription column = samples.Descriptions[c];
        double[] mean = new double[column.Channels];
        double[] squares = new double[column.Channels];
        double[] sample = new double[column.Length];
        long count = 0;
        foreach (long index in samples.Indices)
        {
            samples.Columns[c].Read(index, sample);
            for (int pixel = 0; pixel < column.Pixels; pixel++)
            {
                count++;
                for (int channel = 0; channel < column.Channels; channel++)
                {
                    double distance = sample[pixel * column.Channels + channel] - mean[channel];
                    mean[channel] += distance / count;
                    squares[channel] += distance * (sample[pixel * column.Channels + channel] - mean[channel]);
                }
            }
        }

        return (mean, [.. squares.Select(square => square > 0 ? Math.Sqrt(square / count) : 1)]);
    }
}
