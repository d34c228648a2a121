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

    /// <summary>
    /// Standard normal numbers, drawn anew for every sample in every step of training: <c>mean + deviation * RandomNormal(2)</c> is the latent vector of a
    /// variational autoencoder (Kingma and Welling 2014). Predictions have zero in their place, the mean; repeated predictions draw them.
    /// </summary>
    /// <param name="sizes">Its extents, channels last.</param>
    /// <exception cref="ArgumentException">There is no size, or one is not positive.</exception>
    public static Tensor RandomNormal(params int[] sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        return sizes.Length > 0 && sizes.All(size => size > 0)
            ? new Tensor(Expression.Layer("randomnormal", sizes), [.. sizes], new Boundary[sizes.Length - 1])
            : throw new ArgumentException("Sizes are positive, and there is at least one.", nameof(sizes));
    }
}
