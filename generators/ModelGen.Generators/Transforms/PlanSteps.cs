using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// Lays a program out as steps over buffers: every site forward in order, the components, then the sites backward, consumers first.
/// A pointwise result that one dense layer alone reads is not kept: the reverse pass computes it again, block by block, for the weight gradient.
/// </summary>
/// <remarks>
/// A chain with one hidden layer, inputs -> z0 -> tanh -> outputs, becomes
/// <code>
/// forward    inputs, from coordinates
///            z0 = W0 inputs + b0
///            tanh, from z0, whose memory then holds what the reverse pass needs of it
///            outputs = W1 tanh + b1
///            components
/// backward   outputs_bar, from the seeds
///            tanh_bar = W1' outputs_bar
///            gradient of W1 and b1, from outputs_bar and tanh, which is computed again; z0_bar takes the place of tanh_bar on the way
///            gradient of W0 and b0, from z0_bar and inputs
/// </code>
/// and inputs_bar = W0' z0_bar where another network or a learnable is behind the inputs.
/// </remarks>
internal sealed class PlanSteps(ParameterLayout layout, ProgramPlan program)
{
    private readonly List<Step> _forward = [];
    private readonly List<Step> _backward = [];

    public void Plan()
    {
        SiteSteps[] sites = [.. program.Sites.Select(site => new SiteSteps(this, site))];
        foreach (SiteSteps site in sites)
        {
            site.Forward();
        }

        _forward.Add(new ComponentsStep(Read(program.Components)));
        if (program.HasBackward)
        {
            foreach (SiteSteps site in Enumerable.Reverse(sites))
            {
                site.Backward();
            }

            if (program.LearnableAdjoints.Count > 0)
            {
                _backward.Add(new LearnablesStep(Read(program.LearnableAdjoints.Values)));
            }
        }

        program.Forward = _forward;
        program.Backward = _backward;
    }

    /// <summary>The buffers that pointwise code reads: outputs of sites, and adjoints of their inputs.</summary>
    private RowBuffer[] Read(IEnumerable<IrNode> roots)
    {
        var read = new List<RowBuffer>();
        foreach (Leaf leaf in IrWalk.Reachable(roots).Where(node => node.Leaf is not null).Select(node => node.Leaf!))
        {
            if (leaf.Kind is LeafKind.NetworkOutput or LeafKind.InputAdjoint)
            {
                read.Add(program.Place(leaf).Buffer);
            }
        }

        return [.. read.Distinct()];
    }

    /// <summary>The steps of one network at one place.</summary>
    private sealed class SiteSteps(PlanSteps owner, SitePlan site)
    {
        private readonly Dictionary<int, RowBuffer> _values = [];
        private readonly Dictionary<int, RowBuffer> _kept = [];
        private readonly Dictionary<int, List<RowBuffer>> _bars = [];
        private readonly HashSet<int> _wantsBar = [];
        private readonly HashSet<int> _outputs =
            [.. owner.Program.OutputsOf(site).Select(k => site.Network.Outputs[k].Layer)];

        private string Prefix =>
            site.Network.Name + (owner.Program.Sites.Count(other => other.Site.Network == site.Site.Network) > 1 ? $"_at{site.Site.Id}" : "") + "_";

        public void Forward()
        {
            var targets = new List<LayerBuffer>();
            foreach (NetworkLayer layer in site.Layers)
            {
                int planes = OwnerOf(layer) is { } reader ? site.Pointwise[reader.Number].KeptPlanes : site.Jets.Count;
                _values[layer.Number] = new RowBuffer(Prefix + layer.Name, planes, layer.Width);
                if (layer is InputLayer)
                {
                    targets.Add(new LayerBuffer(layer, _values[layer.Number]));
                    Clear(layer);
                }
            }

            owner._forward.Add(new InputsStep(site, targets, owner.Read(site.Inputs.SelectMany(inputs => inputs))));
            foreach (NetworkLayer layer in site.Layers)
            {
                RowBuffer value = _values[layer.Number];
                switch (layer)
                {
                    case DenseLayer dense:
                        Clear(dense);
                        owner._forward.Add(new DenseStep(Parameters(dense), _values[dense.Source], value, site.Planes[dense.Source]));
                        break;
                    case PointwiseLayer:
                        PointwisePlan plan = site.Pointwise[layer.Number];
                        RowBuffer? kept = plan.Owner < 0 && plan.Kept.Count > 0 ? new RowBuffer(value.Name + "_kept", plan.Kept.Count, layer.Width) : null;
                        if (kept is not null)
                        {
                            _kept[layer.Number] = kept;
                        }

                        owner._forward.Add(new PointwiseStep(plan, layer.Width, [.. layer.Sources.Select(source => _values[source])], value, kept));
                        break;
                    case ConcatLayer:
                        int row = 0;
                        foreach (int source in layer.Sources)
                        {
                            owner._forward.Add(new CopyStep(_values[source], 0, value, row, _values[source].Width, Adds: false));
                            row += _values[source].Width;
                        }

                        break;
                }
            }

            SiteBuffers buffers = owner.Program.Buffers[site.Site.Id] = new SiteBuffers();
            foreach (int layer in _outputs)
            {
                buffers.Outputs[layer] = _values[layer];
            }
        }

        public void Backward()
        {
            foreach (NetworkLayer layer in site.Layers)
            {
                bool wants = layer switch
                {
                    InputLayer => site.NeedsInputAdjoints,
                    DenseLayer => true,
                    PointwiseLayer when site.Pointwise[layer.Number].LearnableAdjoints.Count > 0 => true,
                    _ => layer.Sources.Any(_wantsBar.Contains),
                };
                if (wants)
                {
                    _wantsBar.Add(layer.Number);
                }
            }

            OutputAdjoints();
            foreach (NetworkLayer layer in site.Layers.Reverse().Where(layer => _wantsBar.Contains(layer.Number)))
            {
                switch (layer)
                {
                    case DenseLayer dense:
                        DenseAdjoint(dense);
                        break;
                    case PointwiseLayer pointwise when !IsReplayed(pointwise):
                        owner._backward.Add(PointwiseAdjoint(pointwise));
                        break;
                    case ConcatLayer concat:
                        ConcatAdjoint(concat);
                        break;
                    case InputLayer:
                        owner.Program.Buffers[site.Site.Id].InputBars[layer.Number] = _bars.ContainsKey(layer.Number) ? Sum(layer) : Cleared(layer);
                        break;
                }
            }
        }

        /// <summary>Planes that are zero, and that no layer writes, are read where outputs and concatenations take all planes.</summary>
        private void Clear(NetworkLayer layer)
        {
            bool isRead = _outputs.Contains(layer.Number) || ReadersOf(layer).Any(reader => reader is ConcatLayer);
            if (isRead && site.Planes[layer.Number] != site.Jets.All)
            {
                owner._forward.Add(new ClearStep(_values[layer.Number]));
            }
        }

        private IEnumerable<NetworkLayer> ReadersOf(NetworkLayer layer) => site.Layers.Where(reader => reader.Sources.Contains(layer.Number));

        /// <summary>The pointwise layer that keeps its values in this layer's memory.</summary>
        private NetworkLayer? OwnerOf(NetworkLayer layer) => site.Layers.FirstOrDefault(reader =>
            site.Pointwise.TryGetValue(reader.Number, out PointwisePlan? plan) && plan.Owner >= 0 && reader.Sources[plan.Owner] == layer.Number);

        private DensePlan Parameters(DenseLayer dense) => owner.Layout.Networks[site.Site.Network][dense.Dense];

        /// <summary>Read by one dense layer and by nothing else.</summary>
        private bool IsReplayed(NetworkLayer layer)
        {
            NetworkLayer[] readers = [.. ReadersOf(layer)];
            return layer is PointwiseLayer && readers.Length == 1 && readers[0] is DenseLayer && !_outputs.Contains(layer.Number);
        }

        private RowBuffer NewBar(NetworkLayer layer)
        {
            if (!_bars.TryGetValue(layer.Number, out List<RowBuffer>? bars))
            {
                _bars[layer.Number] = bars = [];
            }

            bars.Add(new RowBuffer(_values[layer.Number].Name + "_bar" + (bars.Count == 0 ? "" : "_" + bars.Count), site.Jets.Count, layer.Width));
            return bars[bars.Count - 1];
        }

        /// <summary>Where an adjoint goes that can be added to what is there.</summary>
        private (RowBuffer Target, bool Adds) AddBar(NetworkLayer layer) =>
            _bars.TryGetValue(layer.Number, out List<RowBuffer>? bars) && bars.Count > 0 ? (bars[0], true) : (NewBar(layer), false);

        /// <summary>A layer's adjoint in one buffer.</summary>
        private RowBuffer Sum(NetworkLayer layer)
        {
            List<RowBuffer> bars = _bars[layer.Number];
            foreach (RowBuffer more in bars.Skip(1))
            {
                owner._backward.Add(new CopyStep(more, 0, bars[0], 0, layer.Width, Adds: true));
            }

            return bars[0];
        }

        private RowBuffer Cleared(NetworkLayer layer)
        {
            RowBuffer bar = NewBar(layer);
            owner._backward.Add(new ClearStep(bar));
            return bar;
        }

        private void OutputAdjoints()
        {
            var targets = new List<LayerBuffer>();
            foreach (int number in _outputs.OrderBy(number => number).Where(_wantsBar.Contains))
            {
                NetworkLayer layer = site.Network.Layers[number];
                bool isWhole = site.Network.Outputs.Where(output => output.Layer == number).Select(output => output.Element).Distinct().Count() == layer.Width;
                RowBuffer bar = isWhole ? NewBar(layer) : Cleared(layer);
                targets.Add(new LayerBuffer(layer, bar));
            }

            owner._backward.Add(new OutputAdjointsStep(site, targets, owner.Read(site.OutputAdjoints!.SelectMany(bars => bars))));
        }

        private void DenseAdjoint(DenseLayer dense)
        {
            if (!_bars.ContainsKey(dense.Number))
            {
                return;
            }

            NetworkLayer source = site.Network.Layers[dense.Source];
            ulong planes = site.Planes[dense.Source];
            RowBuffer bar = Sum(dense);
            if (_wantsBar.Contains(dense.Source))
            {
                // every plane of the inputs has an adjoint row, also those that a constant input leaves unread
                RowBuffer target = source is InputLayer && planes != site.Jets.All ? Cleared(source) : NewBar(source);
                owner._backward.Add(new DenseAdjointStep(Parameters(dense), bar, target, planes));
            }

            bool replays = IsReplayed(source);
            owner._backward.Add(new GradientStep(
                Parameters(dense),
                bar,
                replays ? null : _values[dense.Source],
                replays ? PointwiseAdjoint((PointwiseLayer)source) : null,
                planes));
        }

        private PointwiseAdjointStep PointwiseAdjoint(PointwiseLayer layer)
        {
            PointwisePlan plan = site.Pointwise[layer.Number];
            RowBuffer[] bars = _bars.TryGetValue(layer.Number, out List<RowBuffer>? found) ? [.. found] : [Cleared(layer)];
            var targets = new List<RowBuffer?>();
            var uses = new List<AdjointUse>();
            for (int k = 0; k < layer.Sources.Count; k++)
            {
                NetworkLayer source = site.Network.Layers[layer.Sources[k]];
                if (!_wantsBar.Contains(source.Number))
                {
                    targets.Add(null);
                    uses.Add(AdjointUse.None);
                }
                else if (k == plan.Owner)
                {
                    targets.Add(bars[0]);
                    uses.Add(AdjointUse.InPlace);
                    _bars[source.Number] = [bars[0]];
                }
                else
                {
                    (RowBuffer target, bool adds) = AddBar(source);
                    targets.Add(target);
                    uses.Add(adds ? AdjointUse.Add : AdjointUse.Store);
                }
            }

            return new PointwiseAdjointStep(
                plan,
                layer.Width,
                [.. layer.Sources.Select(source => _values[source])],
                _kept.TryGetValue(layer.Number, out RowBuffer? kept) ? kept : null,
                bars,
                targets,
                uses);
        }

        private void ConcatAdjoint(ConcatLayer concat)
        {
            RowBuffer bar = Sum(concat);
            int row = 0;
            foreach (int number in concat.Sources)
            {
                NetworkLayer source = site.Network.Layers[number];
                if (_wantsBar.Contains(number))
                {
                    (RowBuffer target, bool adds) = AddBar(source);
                    owner._backward.Add(new CopyStep(bar, row, target, 0, source.Width, adds));
                }

                row += source.Width;
            }
        }
    }

    private ProgramPlan Program => program;

    private ParameterLayout Layout => layout;
}
