namespace ModelGen;

/// <summary>
/// An equation that holds in the interior of the domain, or an array of them. Each adds <see cref="Weight"/> x balance x mean |r|^2 to the loss.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ResidualAttribute : Attribute
{
    /// <summary>
    /// Collocation points at which the equation is sampled, unless the training plan says otherwise. In a [Network] with coordinates those that the functions
    /// of a batch share, 1,000 where nothing is said.
    /// </summary>
    public int Points { get; init; } = 10_000;

    /// <summary>How much the equation counts beside the others; training brings them to one size first, see <see cref="ModelScales"/>.</summary>
    public double Weight { get; init; } = 1;
}
