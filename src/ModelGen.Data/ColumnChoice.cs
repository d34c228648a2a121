using nietras.SeparatedValues;

namespace ModelGen;

/// <summary>The places of the columns to read.</summary>
/// <param name="first">The first line.</param>
internal delegate int[] ColumnChoice(SepReader.Row first);
