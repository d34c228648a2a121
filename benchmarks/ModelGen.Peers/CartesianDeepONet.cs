using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelGen.Peers;

/// <summary>
/// The residual of the diffusion-reaction operator at the same points for all functions, with the trunk's derivatives carried by hand: the best form that one
/// would write in Torch.
/// </summary>
internal sealed class CartesianDeepONet : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.ModuleList<TorchSharp.Modules.Linear> _branch = Layers(100);
    private readonly TorchSharp.Modules.ModuleList<TorchSharp.Modules.Linear> _trunk = Layers(2);
    private readonly Tensor _points;
    private readonly Tensor _basis;

    public CartesianDeepONet(long points) : base(nameof(CartesianDeepONet))
    {
        _points = rand(points, 2);
        Tensor place = _points[.., ..1] * 99;
        _basis = functional.relu(1 - (place - arange(100)).abs());
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor code = input;
        for (int i = 0; i < _branch.Count; i++)
        {
            code = i == 0 ? _branch[i].forward(code) : _branch[i].forward(tanh(code));
        }

        (Tensor g, Tensor gx, Tensor gxx, Tensor gt) = Trunk();
        Tensor value = matmul(code, g.t()), slope = matmul(code, gx.t()), bend = matmul(code, gxx.t()), change = matmul(code, gt.t());
        Tensor x = _points[.., 0], t = _points[.., 1];
        Tensor wall = x * (1 - x);
        Tensor u = wall * t * value;
        Tensor uxx = t * (2 * (1 - 2 * x) * slope - 2 * value + wall * bend);
        return wall * (value + t * change) - 0.01 * uxx - 0.01 * u * u - matmul(input, _basis.t());
    }

    // the value, d/dx, d^2/dx^2 and d/dt of the trunk
    private (Tensor Value, Tensor X, Tensor Xx, Tensor T) Trunk()
    {
        Tensor z = _trunk[0].forward(_points);
        Tensor zx = _trunk[0].weight![.., 0].expand_as(z), zt = _trunk[0].weight![.., 1].expand_as(z);
        Tensor? zxx = null;
        for (int i = 1; i < _trunk.Count; i++)
        {
            Tensor h = tanh(z);
            Tensor slope = 1 - h * h;
            Tensor hx = slope * zx, ht = slope * zt;
            Tensor hxx = -2 * h * hx * zx;
            hxx = zxx is null ? hxx : hxx + slope * zxx;
            Tensor weights = _trunk[i].weight!.t();
            z = _trunk[i].forward(h);
            (zx, zxx, zt) = (matmul(hx, weights), matmul(hxx, weights), matmul(ht, weights));
        }

        return (z, zx, zxx!, zt);
    }

    private static TorchSharp.Modules.ModuleList<TorchSharp.Modules.Linear> Layers(long inputs) =>
        new([.. Enumerable.Range(0, 5).Select(i => Linear(i == 0 ? inputs : 50, 50))]);
}
