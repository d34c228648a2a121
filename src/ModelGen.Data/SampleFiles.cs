namespace ModelGen;

/// <summary>Readers of files that need a package: <c>SampleArray.FromCsv("points.csv", ["x", "y"])</c>.</summary>
public static class SampleFiles
{
    extension(SampleArray)
    {
        /// <summary>Reads columns of a text file with a line of names, compressed by gzip or not: [sample, column].</summary>
        /// <param name="path">The file.</param>
        /// <param name="columns">Their names.</param>
        /// <param name="separator">Between two columns.</param>
        /// <exception cref="InvalidDataException">A column is missing, or a cell is no number; the message says where.</exception>
        /// <exception cref="IOException">It cannot be read.</exception>
        public static SampleArray FromCsv(string path, IReadOnlyList<string> columns, char separator = ',') =>
            CsvFile.Read(path, names => CsvFile.Named(path, names, columns), hasHeader: true, separator);

        /// <summary>Reads a range of columns of a text file, compressed by gzip or not: [sample, column].</summary>
        /// <param name="path">The file.</param>
        /// <param name="columns">Such as <c>..64</c>, or <c>^1..</c> for the last.</param>
        /// <param name="hasHeader">Whether the first line has names and no numbers.</param>
        /// <param name="separator">Between two columns.</param>
        /// <exception cref="InvalidDataException">There are fewer columns, or a cell is no number; the message says where.</exception>
        /// <exception cref="IOException">It cannot be read.</exception>
        public static SampleArray FromCsv(string path, Range columns, bool hasHeader = false, char separator = ',') =>
            CsvFile.Read(path, names => CsvFile.Numbered(path, names.Count, columns), hasHeader, separator);

        /// <summary>
        /// Reads a dataset of numbers of a file of HDF5, into memory. For files that you trust: the reader (PureHDF) can overflow the stack on one that was
        /// made to harm; the other formats are safe.
        /// </summary>
        /// <param name="path">The file.</param>
        /// <param name="dataset">Its path in the file, such as <c>train/images</c>.</param>
        /// <exception cref="InvalidDataException">The file is damaged, or has no such dataset of numbers; the message says which there are.</exception>
        /// <exception cref="IOException">It cannot be read.</exception>
        public static SampleArray FromHdf5(string path, string dataset) => Hdf5File.Read(path, dataset);
    }
}
