namespace ModelGen;

public static partial class Calculus
{
    /// <summary>
    /// Scalars as a vector, the input of layers: <c>Stack(Sin(X), Cos(X), T).Dense(64)</c>. Where only dense layers read it, elements of coordinates alone that
    /// leave [-1, 1] over the domain, or stay within (-0.1, 0.1), are mapped to [-1, 1] on their way; divide one that is to stay as you write it.
    /// </summary>
    /// <exception cref="ArgumentException">There is no element.</exception>
    public static Tensor Stack(params Scalar[] elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        return elements.Length > 0
            ? new Tensor(Expression.Of("stack", [.. elements.Select(element => element.Expression)]), elements.Length)
            : throw new ArgumentException("A vector needs at least one element.", nameof(elements));
    }

    /// <summary>Vectors one behind the other; of grids, which must be equal but for the channels, the channels.</summary>
    /// <exception cref="ArgumentException">There is no tensor, or grids differ.</exception>
    public static Tensor Concat(params Tensor[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Length == 0)
        {
            throw new ArgumentException("There is nothing to concatenate.", nameof(parts));
        }

        return parts[0].Joined([.. parts.Select(part => part.Expression)], [.. parts.Select(part => part.Shape)]);
    }
}
