using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit;

/// <summary>A pointwise function that has been written: its values by name, and the statements that call it.</summary>
/// <param name="Inputs">The variables that a caller declares.</param>
/// <param name="Outputs">The variables that the calls declare.</param>
/// <param name="Calls">The statements.</param>
internal sealed record PointwiseFunction(IReadOnlyList<Input> Inputs, IReadOnlyList<Output> Outputs, IReadOnlyList<string> Calls);

/// <summary>The pointwise functions of a model by name: written once, called by the processor's loops and by kernels for devices.</summary>
internal sealed class PointwiseFunctions
{
    private readonly CodeWriter _code = new();
    private readonly Dictionary<string, PointwiseFunction> _byName = new(StringComparer.Ordinal);

    /// <summary>The text of all functions.</summary>
    public string Text => _code.ToString();

    public PointwiseFunction this[string name] => _byName[name];

    /// <summary>Writes a function, unless one of that name has been written.</summary>
    public PointwiseFunction Write(string name, string summary, IReadOnlyList<Input> inputs, IReadOnlyList<Output> outputs)
    {
        if (!_byName.TryGetValue(name, out PointwiseFunction? function))
        {
            function = new PointwiseFunction(inputs, outputs, PointwiseEmitter.Write(_code, name, summary, inputs, outputs));
            _byName.Add(name, function);
        }

        return function;
    }
}
