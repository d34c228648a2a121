using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ModelGen.Generators.Text;

/// <summary>Interpolated C# text: numbers become literals that parse to the same bits, whatever the culture.</summary>
[InterpolatedStringHandler]
internal readonly struct CodeText
{
    private readonly StringBuilder _text;

    public CodeText(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + 8 * formattedCount);

    /// <summary>The text as a string, where it is not written at once.</summary>
    public static string Of(CodeText text) => text.ToString();

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(string? text) => _text.Append(text);

    public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(long number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(double number) => _text.Append(CodeWriter.Number(number));

    public override string ToString() => _text.ToString();
}
