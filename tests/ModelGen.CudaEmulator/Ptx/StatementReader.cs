using System.Text;

namespace ModelGen.CudaEmulator.Ptx;

/// <summary>Splits a module's text into statements, labels and braces, without comments.</summary>
internal sealed class StatementReader(string text)
{
    private static readonly string[] s_directives = [".version", ".target", ".address_size"];

    private int _position;

    /// <summary>The line that the last statement began in.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>What ended the last statement: ';', '{', '}', or ':' after a label.</summary>
    public char EndedWith { get; private set; }

    /// <summary>The next statement without what ended it, or null at the end. Braces around a vector's numbers belong to their statement.</summary>
    public string? Next()
    {
        var statement = new StringBuilder();
        while (_position < text.Length && text[_position] != '\0')
        {
            if (statement.Length == 0 && IsDirective)
            {
                SkipLine();
                continue;
            }

            char c = text[_position++];
            if (c == '\n')
            {
                Line++;
            }

            if (c == '/' && _position < text.Length && text[_position] == '/')
            {
                SkipLine();
            }
            else if (c == ';' || c == ':' || (c is '{' or '}' && !IsVector(statement, c)))
            {
                EndedWith = c;
                return statement.ToString().Trim();
            }
            else if (!char.IsWhiteSpace(c) || statement.Length > 0)
            {
                statement.Append(char.IsWhiteSpace(c) ? ' ' : c);
            }
        }

        return null;
    }

    // what a module begins with ends with its line instead of a semicolon
    private bool IsDirective => Array.Exists(s_directives, directive => text.AsSpan(_position).StartsWith(directive, StringComparison.Ordinal));

    private void SkipLine()
    {
        while (_position < text.Length && text[_position] != '\n')
        {
            _position++;
        }
    }

    // a vector follows a mnemonic; a block follows nothing or a function's header
    private static bool IsVector(StringBuilder statement, char c)
    {
        string soFar = statement.ToString();
        return c == '{'
            ? soFar.StartsWith("ld.", StringComparison.Ordinal) || soFar.StartsWith("st.", StringComparison.Ordinal) || soFar.StartsWith('@')
            : soFar.Contains('{', StringComparison.Ordinal);
    }
}
