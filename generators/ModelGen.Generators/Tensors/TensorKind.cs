namespace ModelGen.Generators.Tensors;

/// <summary>What computes a tensor: products, maps of constant weights, pointwise functions and reductions, whatever the layers are.</summary>
internal enum TensorKind
{
    /// <summary>Column Index of the data set.</summary>
    Column,

    /// <summary>Numbers of the model, the same for every sample: parameter Index.</summary>
    Parameter,

    /// <summary>Run-time coefficient Index.</summary>
    Coefficient,

    /// <summary>The adjoint of term Index, one number a sample: the term's weight divided by the samples of the batch.</summary>
    Seed,

    /// <summary>1 where there is a sample, 0 behind the last one.</summary>
    Mask,

    /// <summary>A pointwise function of its operands.</summary>
    Map,

    /// <summary>Product Index: dense layers, convolutions and their transposes.</summary>
    Product,

    /// <summary>Product Index, and 0 where it is negative: layers that only their ReLU reads.</summary>
    ReluProduct,

    /// <summary>The adjoint of a product's input; as a layer, the product with the transposed weights.</summary>
    ProductAdjoint,

    /// <summary>Adds the adjoint of a product's weights and biases to the gradient.</summary>
    ProductGradient,

    /// <summary>Linear map Index, of constant weights: sums, means, pooling by average, upsampling, crops, stencils.</summary>
    Linear,

    /// <summary>The transposed linear map.</summary>
    LinearAdjoint,

    /// <summary>Elements in another order: rearrangement Index.</summary>
    Rearrange,

    /// <summary>The opposite of a rearrangement.</summary>
    RearrangeAdjoint,

    /// <summary>The largest of each window: Index.</summary>
    MaxPool,

    /// <summary>The adjoint of its input.</summary>
    MaxPoolAdjoint,

    /// <summary>The largest of all channels, at each pixel; as a constant, it has no adjoint.</summary>
    ChannelMax,

    /// <summary>The channels of its operands one behind the other.</summary>
    Concat,

    /// <summary>Channels of its operand, from Index on, or all of it as another shape; it lies where its operand does.</summary>
    Channels,

    /// <summary>Random numbers: stream Index.</summary>
    Random,

    /// <summary>Mean and reciprocal deviation of each channel over the batch; known once every tile has been there.</summary>
    BatchMoments,

    /// <summary>A pointwise function of its first operand and of the moments over the batch, which are the second.</summary>
    BatchNormalize,

    /// <summary>Means over the batch of its first operand, and of its product with the second, normalised, for each channel.</summary>
    BatchSums,

    /// <summary>Adds an adjoint, summed over samples, to the gradient of parameter Index.</summary>
    ParameterGradient,

    /// <summary>One number a sample: the value of term Index.</summary>
    Term,

    /// <summary>What the caller gets: output Index.</summary>
    Output,
}
