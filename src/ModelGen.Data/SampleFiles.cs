using System.Diagnostics.CodeAnalysis;

namespace ModelGen;

/// <summary>Readers of files that need a package: <c>SampleArray.FromCsv("points.csv", ["x", "y"])</c>.</summary>
public static class SampleFiles
{
    private const string ReadsByReflection =
        "HDF5 is read by PureHDF, which uses reflection; programs that are trimmed or compiled ahead of time can read .npy, .npz, IDX and CSV files.";

    extension(SampleArray)
    {
        /// <summary>
        /// Reads columns of a text file with a line of names, compressed by gzip or not: [sample, column]. The file may be larger than memory: from 64 MiB of
        /// numbers on they are kept in a temporary file, see <see cref="SampleArrayBuilder"/>.
        /// </summary>
        /// <param name="path">The file.</param>
        /// <param name="columns">Their names.</param>
        /// <param name="separator">Between two columns.</param>
        /// <exception cref="InvalidDataException">A column is missing, a line is longer than 8 MiB, or a cell is no number; the message says where.</exception>
        /// <exception cref="IOException">It cannot be read, or there is no room for the temporary file.</exception>
        public static SampleArray FromCsv(string path, IReadOnlyList<string> columns, char separator = ',') =>
            CsvFile.Read(path, first => CsvFile.Named(path, first, columns), hasHeader: true, separator);

        /// <summary>
        /// Reads a range of columns of a text file, compressed by gzip or not: [sample, column]. The file may be larger than memory: from 64 MiB of numbers on
        /// they are kept in a temporary file, see <see cref="SampleArrayBuilder"/>.
        /// </summary>
        /// <param name="path">The file.</param>
        /// <param name="columns">Such as <c>..64</c>, or <c>^1..</c> for the last.</param>
        /// <param name="hasHeader">Whether the first line has names and no numbers.</param>
        /// <param name="separator">Between two columns.</param>
        /// <exception cref="InvalidDataException">
        /// There are fewer columns, a line is longer than 8 MiB, or a cell is no number; the message says where.
        /// </exception>
        /// <exception cref="IOException">It cannot be read, or there is no room for the temporary file.</exception>
        public static SampleArray FromCsv(string path, Range columns, bool hasHeader = false, char separator = ',') =>
            CsvFile.Read(path, first => CsvFile.Numbered(path, first.ColCount, columns), hasHeader, separator);

        /// <summary>
        /// Reads a dataset of numbers of a file of HDF5, into memory. For files that you trust: structures that nest too deeply, or point back to themselves,
        /// are refused, but a symbolic link to itself overflows the stack of the reader (PureHDF), and it makes room for what a file says before it reads; the
        /// other formats are safe.
        /// </summary>
        /// <param name="path">The file.</param>
        /// <param name="dataset">Its path in the file, such as <c>train/images</c>.</param>
        /// <exception cref="InvalidDataException">The file is damaged, or has no such dataset of numbers; the message says which there are.</exception>
        /// <exception cref="IOException">It cannot be read.</exception>
        [RequiresDynamicCode(ReadsByReflection)]
        [RequiresUnreferencedCode(ReadsByReflection)]
        public static SampleArray FromHdf5(string path, string dataset) => Hdf5File.Read(path, dataset);
    }
}
