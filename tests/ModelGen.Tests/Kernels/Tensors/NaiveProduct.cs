using ModelGen.Kernels.Tensors;

namespace ModelGen.Tests.Kernels.Tensors;

/// <summary>A product in double precision, written from its definition: which weight joins which input to which output.</summary>
internal sealed class NaiveProduct
{
    private readonly ProductDescription _product;
    private readonly int[] _drivers;
    private readonly int[] _images;

    public NaiveProduct(ProductDescription product)
    {
        _product = product;
        _drivers = [.. product.IsTransposed ? product.InputSizes : product.OutputSizes];
        _images = [.. product.IsTransposed ? product.OutputSizes : product.InputSizes];
        InputPixels = Count(product.InputSizes);
        OutputPixels = Count(product.OutputSizes);
        Taps = Count(product.Kernel);
    }

    public int InputPixels { get; }

    public int OutputPixels { get; }

    public int Taps { get; }

    public int WeightCount => _product.OutputChannels * Taps * (_product.InputChannels / _product.Groups);

    /// <summary>All triples of row of the output, row of the input, place in the parameters.</summary>
    public IEnumerable<(int Output, int Input, int Parameter)> Terms()
    {
        int inputs = _product.InputChannels / _product.Groups;
        int outputs = _product.OutputChannels / _product.Groups;
        for (int driver = 0; driver < Count(_drivers); driver++)
        {
            for (int tap = 0; tap < Taps; tap++)
            {
                int image = Image(driver, tap);
                if (image < 0)
                {
                    continue;
                }

                (int p, int q) = _product.IsTransposed ? (image, driver) : (driver, image);
                for (int o = 0; o < _product.OutputChannels; o++)
                {
                    for (int c = 0; c < inputs; c++)
                    {
                        int channel = o / outputs * inputs + c;
                        yield return (o * OutputPixels + p, channel * InputPixels + q, _product.WeightOffset + (o * Taps + tap) * inputs + c);
                    }
                }
            }
        }
    }

    private int Image(int driver, int tap)
    {
        int image = 0;
        int stride = 1;
        for (int axis = _drivers.Length - 1; axis >= 0; axis--)
        {
            int size = _images[axis];
            int place = driver % _drivers[axis] * _product.Stride[axis] - _product.Before[axis] + tap % _product.Kernel[axis] * _product.Dilation[axis];
            driver /= _drivers[axis];
            tap /= _product.Kernel[axis];
            if (place < 0 || place >= size)
            {
                switch (_product.Boundaries[axis])
                {
                    case Boundary.Periodic:
                        place = (place % size + size) % size;
                        break;
                    case Boundary.Replicate when !_product.IsTransposed:
                        place = Math.Clamp(place, 0, size - 1);
                        break;
                    case Boundary.Reflect when !_product.IsTransposed:
                        // to and fro, one step after the other
                        while (place < 0 || place >= size)
                        {
                            place = size == 1 ? 0 : place < 0 ? -place : 2 * (size - 1) - place;
                        }

                        break;
                    default:
                        return -1;
                }
            }

            image += place * stride;
            stride *= size;
        }

        return image;
    }

    private static int Count(IReadOnlyList<int> sizes) => sizes.Aggregate(1, (product, size) => product * size);
}
