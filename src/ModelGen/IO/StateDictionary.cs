using System.Globalization;

namespace ModelGen.IO;

/// <summary>
/// Named arrays, numbers and texts: what a checkpoint holds. Numbers keep their bits. Names are paths such as "optimizer/mean".
/// </summary>
public sealed class StateDictionary
{
    private readonly SortedDictionary<string, Array> _arrays;
    private readonly SortedDictionary<string, string> _texts;
    private readonly string _prefix;

    /// <summary>An empty dictionary.</summary>
    public StateDictionary()
        : this(new SortedDictionary<string, Array>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal), "")
    {
    }

    private StateDictionary(SortedDictionary<string, Array> arrays, SortedDictionary<string, string> texts, string prefix)
    {
        _arrays = arrays;
        _texts = texts;
        _prefix = prefix;
    }

    /// <summary>Every array by its full name: float[], double[] or long[].</summary>
    internal IReadOnlyDictionary<string, Array> Arrays => _arrays;

    /// <summary>Every text by its full name.</summary>
    internal IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>The part of this dictionary whose names begin with name/.</summary>
    public StateDictionary Section(string name) => new(_arrays, _texts, $"{_prefix}{name}/");

    /// <summary>Whether an array, number or text has this name.</summary>
    public bool Contains(string name) => _arrays.ContainsKey(_prefix + name) || _texts.ContainsKey(_prefix + name);

    /// <summary>Copies an array in.</summary>
    /// <typeparam name="T">float, double or long.</typeparam>
    public void Set<T>(string name, ReadOnlySpan<T> values) where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double) && typeof(T) != typeof(long))
        {
            throw new NotSupportedException($"A state holds float, double and long, not {typeof(T).Name}.");
        }

        _arrays[_prefix + name] = values.ToArray();
    }

    /// <summary>Copies an array out.</summary>
    /// <typeparam name="T">float, double or long: the type that was saved.</typeparam>
    /// <exception cref="InvalidDataException">There is no such array, or its type or length differs.</exception>
    public void Get<T>(string name, Span<T> target) where T : unmanaged
    {
        T[] values = Find<T>(name);
        if (values.Length != target.Length)
        {
            throw new InvalidDataException($"'{_prefix}{name}' has {values.Length} numbers in the checkpoint; this training needs {target.Length}.");
        }

        values.CopyTo(target);
    }

    /// <summary>A copy of an array, of whatever length was saved.</summary>
    /// <typeparam name="T">float, double or long: the type that was saved.</typeparam>
    /// <exception cref="InvalidDataException">There is no such array, or its type differs.</exception>
    public T[] GetArray<T>(string name) where T : unmanaged => [.. Find<T>(name)];

    private T[] Find<T>(string name)
    {
        if (!_arrays.TryGetValue(_prefix + name, out Array? array))
        {
            throw new InvalidDataException($"The checkpoint lacks '{_prefix}{name}': it was written by another model, plan or version.");
        }

        return array as T[]
            ?? throw new InvalidDataException(
                $"'{_prefix}{name}' is {array.GetType().GetElementType()!.Name} in the checkpoint, not {typeof(T).Name}: "
                + "resume in the precision that it was saved in.");
    }

    /// <summary>Saves a number, to the bit.</summary>
    public void SetNumber(string name, double value) => Set<double>(name, [value]);

    /// <summary>A number.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public double GetNumber(string name)
    {
        Span<double> value = stackalloc double[1];
        Get(name, value);
        return value[0];
    }

    /// <summary>Saves an integer.</summary>
    public void SetInteger(string name, long value) => _texts[_prefix + name] = value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An integer.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public long GetInteger(string name) =>
        long.TryParse(GetText(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new InvalidDataException($"'{_prefix}{name}' is no integer in the checkpoint.");

    /// <summary>An integer of a range.</summary>
    /// <exception cref="InvalidDataException">There is none of that name, or it lies outside the range.</exception>
    internal long GetInteger(string name, long least, long most)
    {
        long value = GetInteger(name);
        return value >= least && value <= most
            ? value
            : throw new InvalidDataException($"'{_prefix}{name}' is {value} in the checkpoint, which is damaged: it must lie between {least} and {most}.");
    }

    /// <summary>Saves a text.</summary>
    public void SetText(string name, string value) => _texts[_prefix + name] = value;

    /// <summary>A text.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public string GetText(string name) =>
        _texts.TryGetValue(_prefix + name, out string? value)
            ? value
            : throw new InvalidDataException($"The checkpoint lacks '{_prefix}{name}': it was written by another model, plan or version.");
}
