using System.Globalization;

namespace ModelGen.Training;

/// <summary>
/// What training has reached. A small residual is no proof of a right answer: equations that contradict each other keep a large one, but a problem with many
/// solutions, or with a condition too few, has a small one at each of them.
/// </summary>
/// <param name="Terms">Each term that can be judged, on items that training never saw; empty where none can be.</param>
/// <param name="Tolerance">The relative residual that counts as satisfied.</param>
/// <param name="WasStillFalling">
/// Whether the last phase was ended by its iterations, or cancelled, and had at least halved the validation loss in its last fifth.
/// </param>
public sealed record TrainingVerdict(IReadOnlyList<TermVerdict> Terms, double Tolerance, bool WasStillFalling)
{
    /// <summary>The largest relative residual; NaN where no term can be judged.</summary>
    public double Largest => Terms.Count == 0 ? double.NaN : Terms.Max(term => double.IsNaN(term.Relative) ? double.PositiveInfinity : term.Relative);

    /// <summary>Whether every term is below the tolerance; false where none can be judged.</summary>
    public bool IsBelowTolerance => Largest <= Tolerance;

    /// <summary>What to try; null where every term is below the tolerance, and no place outside the domain.</summary>
    public string? Warning
    {
        get
        {
            string text = string.Join(" ", new[] { AboveToleranceWarning, PlacesWarning }.OfType<string>());
            return text.Length > 0 ? text : null;
        }
    }

    private string? AboveToleranceWarning => Terms.Count == 0 || IsBelowTolerance ? null
        : WasStillFalling ? $"The loss was still falling: {AboveTolerance}. Train on, with more iterations."
        : $"The loss falls no further, or hardly: {AboveTolerance}. Look whether equations contradict each other there; else try another seed, a wider "
            + "network, Fourier features as Inputs for fast oscillations, or a smaller domain.";

    private string? PlacesWarning => !Terms.Any(term => term.PlacesOutside > 0) ? null
        : string.Join("; ", Terms.Where(term => term.PlacesOutside > 0).Select(term => $"{term.Name}: {term.Outside}"))
            + ". Nothing is trained there, and many answers fit: widen the domain, or keep the places inside, such as by Where, Min and Max.";

    private string AboveTolerance => string.Join(", ", Terms.Where(term => !(term.Relative <= Tolerance)).OrderByDescending(term => term.Relative).Take(3))
        + " beside their own terms";

    /// <summary>The verdict and its warning, for people.</summary>
    public string Text => Warning is { } warning ? $"{this} {warning}" : ToString();

    /// <inheritdoc/>
    public override string ToString() => Terms.Count == 0
        ? "No verdict."
        : string.Create(CultureInfo.InvariantCulture, $"Residuals beside their terms: {string.Join(", ", Terms)}; tolerance {Tolerance:0.0E+0}.");
}
