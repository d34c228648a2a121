using System.Text;
using ModelGen.Benchmarks;
using ModelGen.IO;

namespace ModelGen.Accuracy;

/// <summary>The tables that this program keeps in benchmarks/RESULTS.md, each between two marker lines.</summary>
internal static class ResultsPage
{
    /// <summary>Replaces a table; the page is replaced as a whole, or not at all.</summary>
    /// <param name="table">The table's name in its markers.</param>
    /// <param name="lines">Its lines.</param>
    public static void Write(string table, IEnumerable<string> lines)
    {
        string path = Path.Combine(Repository.Root, "benchmarks", "RESULTS.md");
        string page = Replace(File.ReadAllText(path), table, lines);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(page)));
    }

    /// <summary>The page with other lines between the markers of a table.</summary>
    /// <exception cref="InvalidDataException">The page lacks the markers.</exception>
    internal static string Replace(string page, string table, IEnumerable<string> lines)
    {
        (string begin, string end) = ($"<!-- {table}: written by benchmarks/ModelGen.Accuracy -->\n", $"<!-- end of {table} -->");
        int start = page.IndexOf(begin, StringComparison.Ordinal);
        int stop = start < 0 ? -1 : page.IndexOf(end, start, StringComparison.Ordinal);
        return stop < 0
            ? throw new InvalidDataException($"The page needs the lines '{begin.TrimEnd()}' and '{end}'.")
            : $"{page[..(start + begin.Length)]}{string.Join('\n', lines)}\n{page[stop..]}";
    }
}
