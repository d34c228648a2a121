using ModelGen.Parameters;

namespace ModelGen;

/// <content>Training.</content>
public abstract partial class PinnModel
{
    private void InitializeNetworks()
    {
        double[] parameters = new double[ParameterCount];
        ParameterInitializer.Initialize(Description, (ulong)Seed, parameters);
        _runtime.SetParameters(parameters);
    }
}
