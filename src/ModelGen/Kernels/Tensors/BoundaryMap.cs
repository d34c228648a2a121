namespace ModelGen.Kernels.Tensors;

/// <summary>Where a place beyond the border of one axis is found.</summary>
internal static class BoundaryMap
{
    /// <summary>The place in [0, size) that stands for any place, or -1 where there is none.</summary>
    public static int Find(int place, int size, Boundary boundary)
    {
        if (place >= 0 && place < size)
        {
            return place;
        }

        switch (boundary)
        {
            case Boundary.Zero:
                return -1;
            case Boundary.Periodic:
                return Modulo(place, size);
            case Boundary.Replicate:
                return place < 0 ? 0 : size - 1;
            case Boundary.Reflect:
                // the mirror images repeat after 2 (size - 1) places
                int period = Math.Max(1, 2 * (size - 1));
                int image = Modulo(place, period);
                return image < size ? image : period - image;
            default:
                throw new ArgumentOutOfRangeException(nameof(boundary), boundary, "No such boundary.");
        }
    }

    private static int Modulo(int place, int size)
    {
        int rest = place % size;
        return rest < 0 ? rest + size : rest;
    }
}
