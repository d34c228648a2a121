using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ModelGen.IO;

/// <summary>A state dictionary as a safetensors file: arrays are tensors of one dimension, texts are metadata.</summary>
internal static class CheckpointFile
{
    private const string FormatKey = "format";
    private const string Format = "ModelGen checkpoint 1";
    private const string DigestKey = "sha256";

    /// <summary>Writes the file, replacing an old one only when the new one is complete.</summary>
    public static void Save(StateDictionary state, string path)
    {
        SafeTensorsWriter writer = new();
        writer.Metadata[FormatKey] = Format;
        writer.Metadata[DigestKey] = Digest(state);
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
        foreach ((string name, string text) in file.Metadata.Where(item => item.Key is not FormatKey and not DigestKey))
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

        if (!file.Metadata.TryGetValue(DigestKey, out string? digest) || digest != Digest(state))
        {
            throw new InvalidDataException($"The checkpoint '{path}' is damaged: its contents do not match the digest that was saved with them.");
        }

        return state;
    }

    /// <summary>Tells damage, such as a bad sector, before training goes on with it.</summary>
    private static string Digest(StateDictionary state)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Append(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
        foreach ((string name, string text) in state.Texts)
        {
            Append(name);
            Append(text);
        }

        foreach ((string name, Array array) in state.Arrays)
        {
            Append(name);
            hash.AppendData(array switch
            {
                double[] values => MemoryMarshal.AsBytes<double>(values),
                float[] values => MemoryMarshal.AsBytes<float>(values),
                _ => MemoryMarshal.AsBytes<long>((long[])array),
            });
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
