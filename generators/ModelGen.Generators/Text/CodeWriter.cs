using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelGen.Generators.Text;

/// <summary>Writes indented C# with \n line ends. Emitters are meant to read like the code they write.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>A line with numbers as literals.</summary>
    public void Line(CodeText line) => Line(line.ToString());

    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }
    }

    /// <summary>Writes the header and an opening brace; the end comes when the result is disposed.</summary>
    public Block Open(string header, string end = "}")
    {
        Line(header);
        Line("{");
        _depth++;
        return new Block(this, end);
    }

    /// <inheritdoc cref="Open(string, string)"/>
    public Block Open(CodeText header) => Open(header.ToString());

    /// <summary>Writes lines one level deeper until the result is disposed, then <paramref name="end"/>.</summary>
    public Block Indent(string header, string end)
    {
        Line(header);
        _depth++;
        return new Block(this, end);
    }

    public override string ToString() => _text.ToString();

    /// <summary>A double as a C# literal that parses to the same bits.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        bool looksReal = digits.IndexOfAny(['.', 'E', 'e']) >= 0;
        return looksReal ? digits : digits + ".0";
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name as it is written in C#: keywords get an @.</summary>
    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    internal readonly struct Block(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end.Length > 0)
            {
                writer.Line(end);
            }
        }
    }
}
