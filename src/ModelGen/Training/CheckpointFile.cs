using ModelGen.IO;

namespace ModelGen.Training;

/// <summary>A state dictionary as a safetensors file: arrays are tensors of one dimension, texts are metadata.</summary>
internal static class CheckpointFile
{
    private const string FormatKey = "format";
    private const string Format = "ModelGen checkpoint 1";

    /// <summary>Writes the file, replacing an old one only when the new one is complete.</summary>
    public static void Save(StateDictionary state, string path)
    {
        SafeTensorsWriter writer = new();
        writer.Metadata[FormatKey] = Format;
        foreach ((string name, string text) in state.Texts)
        {
            writer.Metadata[name] = text;
        }

        foreach ((string name, Array array) in state.Arrays)
        {
            long[] shape = [array.Length];
            switch (array)
            {
                case double[] values:
                    writer.Add(name, shape, values);
                    break;
                case float[] values:
                    writer.Add(name, shape, values);
                    break;
                case long[] values:
                    writer.Add(name, shape, values);
                    break;
            }
        }

        writer.Save(path);
    }

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or no checkpoint.</exception>
    public static StateDictionary Load(string path)
    {
        SafeTensorsFile file = SafeTensorsFile.Load(path);
        if (!file.Metadata.TryGetValue(FormatKey, out string? format) || format != Format)
        {
            throw new InvalidDataException($"'{path}' is no checkpoint of this version; a saved model is loaded by Load, not resumed from.");
        }

        StateDictionary state = new();
        foreach ((string name, string text) in file.Metadata)
        {
            state.SetText(name, text);
        }

        foreach ((string name, SafeTensor tensor) in file.Tensors)
        {
            switch (tensor.Type)
            {
                case TensorType.F64:
                    double[] doubles = new double[tensor.Length];
                    tensor.CopyTo(doubles);
                    state.Set<double>(name, doubles);
                    break;
                case TensorType.F32:
                    float[] floats = new float[tensor.Length];
                    tensor.CopyTo(floats);
                    state.Set<float>(name, floats);
                    break;
                case TensorType.I64:
                    long[] integers = new long[tensor.Length];
                    tensor.CopyTo(integers);
                    state.Set<long>(name, integers);
                    break;
                default:
                    throw new InvalidDataException($"Tensor '{name}' of '{path}' has a type that checkpoints do not use.");
            }
        }

        return state;
    }
}
