using ModelGen.Execution;

namespace ModelGen.Objectives;

/// <summary>
/// What an optimiser sees of a model: a loss, a weighted sum of terms, each a mean over items (points, samples) of the current data.
/// All calls use the current <see cref="Parameters"/>; an optimiser that writes there needs to tell nobody.
/// None of the calls allocates after the first.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public interface IObjective<T> : IParallelRunner where T : unmanaged
{
    /// <summary>Number of parameters P.</summary>
    int ParameterCount { get; }

    /// <summary>The model's own parameters, [P]; writing here moves the model.</summary>
    Span<T> Parameters { get; }

    /// <summary>Runs of parameters, first and length in order, that weight decay leaves alone: biases, norms, what is kept; none where all decay.</summary>
    IReadOnlyList<(int First, int Length)> NotDecayed => [];

    /// <summary>Items that one evaluation visits.</summary>
    long ItemCount { get; }

    /// <summary>Terms of the loss.</summary>
    int TermCount { get; }

    /// <summary>The weighted loss; does not throw on NaN.</summary>
    double Loss();

    /// <summary>The weighted loss and its gradient, [P].</summary>
    double LossAndGradient(Span<T> gradient);

    /// <summary>Each term of the latest Loss, LossAndGradient or normal equations before its weight, [term].</summary>
    void TermLosses(Span<double> losses);

    /// <summary>The weighted loss on fixed data that training does not change.</summary>
    double ValidationLoss();
}
