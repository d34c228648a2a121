using ModelGen.Parameters;

namespace ModelGen;

/// <content>Training.</content>
public abstract partial class PinnModel
{
    /// <summary>What optimisers see; the model's own precision only.</summary>
    internal Engine.Engine<T> Objective<T>() where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        _runtime as Engine.Engine<T> ?? throw new InvalidOperationException($"{Description.Name} was created in another precision than {typeof(T).Name}.");

    private void InitializeNetworks()
    {
        double[] parameters = new double[ParameterCount];
        ParameterInitializer.Initialize(Description, (ulong)Seed, parameters);
        _runtime.SetParameters(parameters);
    }
}
