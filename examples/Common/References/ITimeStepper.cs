using System.Numerics;

namespace ModelGen.Examples.References;

/// <summary>A scheme that advances Fourier modes by a step fixed when it was made.</summary>
public interface ITimeStepper
{
    /// <summary>Advances the spectrum by one step, in place.</summary>
    void Step(Complex[] spectrum);
}
