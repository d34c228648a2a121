using System.Globalization;
using ModelGen.Kernels;

namespace ModelGen.IO;

/// <summary>
/// A model as a safetensors file: every parameter under its path, such as <c>Net/0/weight</c> [output][input], and every
/// coefficient under its name, and what identifies the model as metadata.
/// </summary>
internal static class ModelFile
{
    private const string Format = "modelgen";
    // 2: scales as metadata; files of version 1 have none. 3: inputs that are mapped; files of models without them stay at 2
    private const int Version = 3;
    private const int VersionWithoutMapping = 2;
    private const int OldestVersion = 1;

    /// <summary>Writes the file; an old one stays until the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="precision">Stored numbers are as wide as the model's.</param>
    /// <param name="parameters">[ValueCount].</param>
    /// <param name="coefficients">[coefficient].</param>
    /// <param name="more">What else the kind of model keeps, as metadata.</param>
    public static void Save(
        string path,
        ModelDescription model,
        Precision precision,
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> coefficients,
        IEnumerable<KeyValuePair<string, string>> more)
    {
        SafeTensorsWriter writer = new();
        foreach ((string key, string value) in more)
        {
            writer.Metadata[key] = value;
        }

        writer.Metadata["format"] = Format;
        int version = writer.Metadata.ContainsKey(InputMapping.Key) ? Version : VersionWithoutMapping;
        writer.Metadata["format_version"] = version.ToString(CultureInfo.InvariantCulture);
        writer.Metadata["model"] = model.Name;
        writer.Metadata["fingerprint"] = model.Fingerprint;
        writer.Metadata["precision"] = precision.ToString();
        foreach (ModelTensor tensor in ModelTensor.ParametersOf(model))
        {
            Add(writer, tensor, precision, parameters.Slice(tensor.Offset, tensor.Length));
        }

        foreach (ModelTensor tensor in ModelTensor.CoefficientsOf(model))
        {
            Add(writer, tensor, precision, coefficients.Slice(tensor.Offset, 1));
        }

        writer.Save(path);
    }

    /// <summary>Reads a file and checks all of it; the spans may be part written when it throws. Returns the metadata.</summary>
    /// <exception cref="InvalidDataException">The file is not valid, not of this model, or holds numbers that are not finite.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, ModelDescription model, Span<double> parameters, Span<double> coefficients)
    {
        SafeTensorsFile file = SafeTensorsFile.Load(path);
        RequireMetadata(path, file, "format", Format, $"is not a model saved by ModelGen");
        RequireVersion(path, file);
        RequireMetadata(path, file, "model", model.Name, $"does not hold a '{model.Name}'");
        RequireMetadata(path, file, "fingerprint", model.Fingerprint,
            $"was saved when '{model.Name}' was declared differently ({FirstDifference(file, model)})");
        int expected = 0;
        foreach (ModelTensor tensor in ModelTensor.ParametersOf(model))
        {
            Read(path, file, tensor, parameters.Slice(tensor.Offset, tensor.Length));
            expected++;
        }

        foreach (ModelTensor tensor in ModelTensor.CoefficientsOf(model))
        {
            Read(path, file, tensor, coefficients.Slice(tensor.Offset, 1));
            expected++;
        }

        if (file.Tensors.Count != expected)
        {
            throw new InvalidDataException($"'{path}' has {file.Tensors.Count} tensors; a '{model.Name}' has {expected}.");
        }

        return file.Metadata;
    }

    /// <summary>Copies the tensors that have the path and the shape of a parameter, of whatever model they are.</summary>
    /// <returns>The paths of those that were taken.</returns>
    public static IReadOnlyList<string> LoadMatching(string path, ModelDescription model, Span<double> parameters)
    {
        SafeTensorsFile file = SafeTensorsFile.Load(path);
        List<string> taken = [];
        foreach (ModelTensor tensor in ModelTensor.ParametersOf(model))
        {
            if (file.Tensors.TryGetValue(tensor.Name, out SafeTensor? saved) && saved.Shape.SequenceEqual(tensor.Shape))
            {
                Read(path, file, tensor, parameters.Slice(tensor.Offset, tensor.Length));
                taken.Add(tensor.Name);
            }
        }

        return taken;
    }

    /// <summary>The first parameter whose shape is another one, or that only one of both has.</summary>
    private static string FirstDifference(SafeTensorsFile file, ModelDescription model)
    {
        foreach (ModelTensor tensor in ModelTensor.ParametersOf(model))
        {
            string own = $"[{string.Join(", ", tensor.Shape)}]";
            if (!file.Tensors.TryGetValue(tensor.Name, out SafeTensor? saved))
            {
                return $"the file has no '{tensor.Name}', which is {own} here";
            }

            if (!saved.Shape.SequenceEqual(tensor.Shape))
            {
                return $"'{tensor.Name}' is [{string.Join(", ", saved.Shape)}] in the file and {own} here";
            }
        }

        return "its networks, inputs or scalars have changed";
    }

    private static void RequireVersion(string path, SafeTensorsFile file)
    {
        string text = file.Metadata.TryGetValue("format_version", out string? value) ? value : "missing";
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int version) || version is < OldestVersion or > Version)
        {
            throw new InvalidDataException(
                $"'{path}' has a format that this version of ModelGen cannot read: its format_version is '{text}', not '{Version}' or lower.");
        }
    }

    private static void Add(SafeTensorsWriter writer, ModelTensor tensor, Precision precision, ReadOnlySpan<double> values)
    {
        if (precision == Precision.Double)
        {
            writer.Add(tensor.Name, tensor.Shape, values);
            return;
        }

        float[] narrow = new float[values.Length];
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (float)values[i];
        }

        writer.Add(tensor.Name, tensor.Shape, narrow);
    }

    private static void Read(string path, SafeTensorsFile file, ModelTensor expected, Span<double> values)
    {
        SafeTensor tensor = file[expected.Name];
        if (!tensor.Shape.SequenceEqual(expected.Shape))
        {
            throw new InvalidDataException(
                $"'{path}': tensor '{expected.Name}' has the shape [{string.Join(", ", tensor.Shape)}] "
                + $"where [{string.Join(", ", expected.Shape)}] is expected.");
        }

        tensor.CopyTo(values);
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new InvalidDataException($"'{path}': tensor '{expected.Name}' holds a number that is not finite.");
            }
        }
    }

    private static void RequireMetadata(string path, SafeTensorsFile file, string key, string expected, string fault)
    {
        string actual = file.Metadata.TryGetValue(key, out string? value) ? $"'{value}'" : "missing";
        if (actual != $"'{expected}'")
        {
            throw new InvalidDataException($"'{path}' {fault}: its {key} is {actual}, not '{expected}'.");
        }
    }
}
