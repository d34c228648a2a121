namespace ModelGen;

/// <content>Functions by their values at sensors.</content>
public sealed partial class Tensor
{
    /// <summary>The value of a function, declared with Along, at a place between its sensors.</summary>
    /// <param name="place">Such as a coordinate; inside the domain along which the values lie.</param>
    /// <param name="kind">Linear unless it is differentiated.</param>
    public Scalar Interpolate(Scalar place, Interpolation kind = Interpolation.Linear)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new Scalar(Expression.Layer("interpolate", [(int)kind], Expression, place.Expression));
    }
}
