using System.Globalization;

namespace ModelGen.Accuracy;

/// <summary>An error that is demanded, and the time for it.</summary>
/// <param name="Error">The relative L2 error.</param>
/// <param name="Seconds">Processor seconds / 2 on cores with <see cref="Machine.ReferencePeak"/>.</param>
internal sealed record Demand(double Error, double Seconds)
{
    /// <summary>Such as "1e-6 in 5 s".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Error:0e-0} in {Seconds} s");
}
