using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelGen.Peers;

/// <summary>A Fourier neural operator in two dimensions as it is written for Torch: rfft2, a product for each frequency, irfft2 (Li et al. 2021).</summary>
internal sealed class FourierOperator : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _lift;
    private readonly TorchSharp.Modules.ModuleList<Module<Tensor, Tensor>> _layers;
    private readonly Module<Tensor, Tensor> _project;

    public FourierOperator(long size, long width, long modes) : base(nameof(FourierOperator))
    {
        _lift = Conv2d(3, width, 1);
        _layers = new TorchSharp.Modules.ModuleList<Module<Tensor, Tensor>>([.. Enumerable.Range(0, 4).Select(_ => new Layer(size, width, modes))]);
        _project = Sequential(Conv2d(width, 128, 1), GELU(), Conv2d(128, 1, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = _lift.forward(input);
        foreach (Module<Tensor, Tensor> layer in _layers)
        {
            x = layer.forward(x);
        }

        return _project.forward(x);
    }

    private sealed class Layer : Module<Tensor, Tensor>
    {
        private readonly long _size;
        private readonly long _width;
        private readonly long _modes;
        private readonly Module<Tensor, Tensor> _pointwise;
        private readonly TorchSharp.Modules.Parameter _low;
        private readonly TorchSharp.Modules.Parameter _high;

        public Layer(long size, long width, long modes) : base(nameof(Layer))
        {
            (_size, _width, _modes) = (size, width, modes);
            _pointwise = Conv2d(width, width, 1);
            _low = Parameter(rand([width, width, modes, modes, 2]) / (width * width));
            _high = Parameter(rand([width, width, modes, modes, 2]) / (width * width));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            Tensor coefficients = fft.rfft2(input);
            Tensor low = Mixed(coefficients[.., .., ..(int)_modes, ..(int)_modes], _low);
            Tensor high = Mixed(coefficients[.., .., (int)(_size - _modes).., ..(int)_modes], _high);
            Tensor between = zeros(input.shape[0], _width, _size - 2 * _modes, _modes, dtype: ScalarType.ComplexFloat32);
            Tensor above = zeros(input.shape[0], _width, _size, _size / 2 + 1 - _modes, dtype: ScalarType.ComplexFloat32);
            Tensor kept = cat([cat([low, between, high], 2), above], 3);
            return functional.gelu(fft.irfft2(kept, s: [_size, _size]) + _pointwise.forward(input));
        }

        private static Tensor Mixed(Tensor coefficients, Tensor weights) => einsum("bixy,ioxy->boxy", coefficients, view_as_complex(weights));
    }
}
