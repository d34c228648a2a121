using ModelGen.Samples.Augmentations;

namespace ModelGen;

/// <summary>Changes of samples for <see cref="SampleSet{TSelf}.Augmented"/>, such as <c>train.Augmented(Augment.Shift(2), Augment.Noise(0.1))</c>.</summary>
public static class Augment
{
    /// <summary>Moves grids by a whole number of pixels along each axis, uniform from -most to most; all columns in the same way.</summary>
    /// <param name="most">At least 1.</param>
    /// <param name="boundary">What comes in over the border.</param>
    /// <param name="columns">Names; none for all inputs, targets and labels on a grid.</param>
    public static Augmentation Shift(int most, Boundary boundary = Boundary.Zero, params string[] columns) => new Shift(most, boundary, columns);

    /// <summary>Mirrors grids along an axis, every other sample; all columns in the same way. Components of vectors keep their sign.</summary>
    /// <param name="axis">From 0; of images 0 is up and down, 1 left and right.</param>
    /// <param name="columns">Names; none for all inputs, targets and labels on a grid.</param>
    public static Augmentation Flip(int axis, params string[] columns) => new Flip(axis, columns);

    /// <summary>Adds normal random numbers.</summary>
    /// <param name="deviation">Their standard deviation, in the units of the column.</param>
    /// <param name="columns">Names; none for all inputs.</param>
    public static Augmentation Noise(double deviation, params string[] columns) => new Noise(deviation, columns);
}
