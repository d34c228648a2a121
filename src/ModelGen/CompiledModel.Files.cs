using ModelGen.IO;

namespace ModelGen;

/// <content>Saved models.</content>
public abstract partial class CompiledModel
{
    /// <summary>
    /// Saves parameters and coefficients as a safetensors file: each layer's weights and biases under its path
    /// (<c>Net/0/weight</c> [output][input], <c>Net/0/bias</c>), scalars under their names. An old file stays until the new one is complete.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ThrowIfDisposed();
        ArgumentException.ThrowIfNullOrEmpty(path);
        double[] parameters = new double[Description.ValueCount];
        double[] coefficients = new double[Description.Coefficients.Count];
        Runtime.GetParameters(parameters);
        for (int i = 0; i < coefficients.Length; i++)
        {
            coefficients[i] = Runtime.GetCoefficient(i);
        }

        ModelFile.Save(path, Description, Precision, parameters, coefficients, MetadataToSave());
    }

    /// <summary>What the kind of model keeps in files beside parameters and coefficients.</summary>
    private protected virtual IEnumerable<KeyValuePair<string, string>> MetadataToSave() => [];

    /// <summary>Checks what <see cref="MetadataToSave"/> wrote, and returns what takes it over once the parameters are in place.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or parameters mean something else in this model.</exception>
    private protected virtual Action PrepareMetadata(string path, IReadOnlyDictionary<string, string> metadata) => static () => { };

    /// <summary>
    /// Replaces parameters and coefficients by those of a saved model of the same declaration, in either precision. The
    /// model does not change unless the whole file is good.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is truncated or not valid, is of another model, or of one whose networks read their inputs otherwise, or
    /// holds numbers that are not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Load(string path)
    {
        ThrowIfDisposed();
        ArgumentException.ThrowIfNullOrEmpty(path);
        double[] parameters = new double[Description.ValueCount];
        double[] coefficients = new double[Description.Coefficients.Count];
        Action takeOver = PrepareMetadata(path, ModelFile.Load(path, Description, parameters, coefficients));
        Runtime.SetParameters(parameters);
        takeOver();
        for (int i = 0; i < coefficients.Length; i++)
        {
            Runtime.SetCoefficient(i, coefficients[i]);
        }
    }

    /// <summary>
    /// Takes those parameters of a saved model, of whatever declaration, that have the path and the shape of a parameter here; the others stay as they are.
    /// </summary>
    /// <returns>The paths of what was taken.</returns>
    /// <exception cref="InvalidDataException">The file is truncated or not valid, or holds numbers that are not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IReadOnlyList<string> LoadMatching(string path)
    {
        ThrowIfDisposed();
        ArgumentException.ThrowIfNullOrEmpty(path);
        double[] parameters = new double[Description.ValueCount];
        Runtime.GetParameters(parameters);
        IReadOnlyList<string> taken = ModelFile.LoadMatching(path, Description, parameters);
        Runtime.SetParameters(parameters);
        return taken;
    }
}
