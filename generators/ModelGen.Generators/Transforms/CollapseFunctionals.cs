using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// Where the components use a site's maximal derivatives through fewer distinct linear functionals than there are derivatives, carries the
/// functionals instead: the Laplacian in any dimension is one coefficient (forward Laplacian, Li et al. 2024; collapsed Taylor mode, Dangel et al. 2025).
/// </summary>
/// <remarks>
/// In u_t - k u_xx the maximal derivatives are u_t and u_xx. They occur only in this sum, and k is known before the network runs, so that L0 = u_t - k u_xx
/// is carried through the layers in place of both; u_x stays, because L0 of a function f(z) is f'(z) L0(z) - k f''(z) z_x^2. With u u_xx in place of k u_xx
/// the factor is known too late: there would be two functionals, u_t and u_xx, for two derivatives, and nothing is changed.
/// </remarks>
internal static class CollapseFunctionals
{
    /// <summary>The components rewritten over functionals, and each site's functionals.</summary>
    public static (IrNode[] Components, IReadOnlyDictionary<int, IReadOnlyList<Functional>> Functionals) Collapse(LowerModel model, IrNode[] components)
    {
        var functionals = new Dictionary<int, IReadOnlyList<Functional>>();
        foreach (int site in SitesOf(components))
        {
            (IrNode[] rewritten, IReadOnlyList<Functional> own) = new SiteCollapse(model, site, components).Rewrite();
            if (own.Count > 0)
            {
                components = rewritten;
                functionals[site] = own;
            }
        }

        return (components, functionals);
    }

    private static int[] SitesOf(IrNode[] components) => IrWalk.Reachable(components)
        .Where(node => node.Leaf is { Kind: LeafKind.NetworkOutput }).Select(node => node.Leaf!.A).Distinct().OrderBy(site => site).ToArray();

    private sealed class SiteCollapse
    {
        private readonly IrGraph _graph;
        private readonly LowerModel _model;
        private readonly int _site;
        private readonly IrNode[] _components;

        // derivatives of the site's outputs that lie below no other: nothing else needs them on its way through the layers
        private readonly HashSet<MultiIndex> _maximal;
        private readonly List<IrNode> _nodes;

        // what reads no network, such as k: it may be a factor of a functional
        private readonly HashSet<IrNode> _known = [];

        // maximal derivatives, and all that is computed from them: u_t, u_xx, k u_xx, and the sum
        private readonly HashSet<IrNode> _touching = [];
        private readonly List<Functional> _found = [];
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

        public SiteCollapse(LowerModel model, int site, IrNode[] components)
        {
            _model = model;
            _site = site;
            _components = components;
            _graph = model.Graph;
            _nodes = IrWalk.Reachable(components);
            MultiIndex[] used = _nodes.Where(IsOwn).Select(node => node.Leaf!.Index!).Distinct().ToArray();
            _maximal = [.. used.Where(index => index.Order > 0 && !used.Any(other => !other.Equals(index) && index.IsBelow(other)))];
            foreach (IrNode node in _nodes)
            {
                if (node.Leaf is { } leaf ? leaf.Kind != LeafKind.NetworkOutput : node.Operands.All(_known.Contains))
                {
                    _known.Add(node);
                }

                if ((IsOwn(node) && _maximal.Contains(node.Leaf!.Index!)) || node.Operands.Any(_touching.Contains))
                {
                    _touching.Add(node);
                }
            }
        }

        public (IrNode[] Components, IReadOnlyList<Functional> Functionals) Rewrite()
        {
            if (_maximal.Count < 2)
            {
                return (_components, []);
            }

            // inner: a term of a larger sum, such as k u_xx; outer: a component, or used by something that is not linear. A sum is rewritten where it
            // is outer, and as a part of the larger sum where it is inner; where it is both, both.
            var inner = new HashSet<IrNode>();
            foreach (IrNode node in _nodes)
            {
                if (IsLinear(node))
                {
                    inner.UnionWith(node.Operands.Where(operand => _touching.Contains(operand)));
                }
            }

            var outer = new HashSet<IrNode>(_components);
            foreach (IrNode node in _nodes.Where(node => !IsLinear(node)))
            {
                outer.UnionWith(node.Operands);
            }

            var rewritten = new Dictionary<IrNode, IrNode>();
            foreach (IrNode node in _nodes)
            {
                IrNode[] operands = node.Operands.Select(operand => rewritten[operand]).ToArray();
                bool isTop = _touching.Contains(node) && (outer.Contains(node) || !inner.Contains(node)) && (IsLinear(node) || IsOwn(node));
                rewritten[node] = isTop ? Linear(node, rewritten) : operands.Length == 0 ? node : _graph.Rebuild(node, operands);
            }

            return _found.Count < _maximal.Count ? (_components.Select(component => rewritten[component]).ToArray(), _found) : (_components, []);
        }

        private bool IsOwn(IrNode node) => node.Leaf is { Kind: LeafKind.NetworkOutput } leaf && leaf.A == _site;

        /// <summary>Sums, signs, and products with something known before the network runs.</summary>
        private bool IsLinear(IrNode node) => node.Operation switch
        {
            Add or Negate => true,
            Multiply => _known.Contains(node.Operands[0]) || _known.Contains(node.Operands[1]),
            _ => false,
        };

        /// <summary>Flattens a sum, and writes its part in maximal derivatives as functionals of each output.</summary>
        private IrNode Linear(IrNode root, Dictionary<IrNode, IrNode> rewritten)
        {
            var parts = new SortedDictionary<int, Dictionary<MultiIndex, IrNode>>();
            IrNode rest = _graph.Zero;
            var stack = new Stack<(IrNode Node, IrNode Factor)>([(root, _graph.One)]);
            while (stack.Count > 0)
            {
                (IrNode node, IrNode factor) = stack.Pop();
                if (IsOwn(node) && _maximal.Contains(node.Leaf!.Index!))
                {
                    if (!parts.TryGetValue(node.Leaf.B, out Dictionary<MultiIndex, IrNode>? terms))
                    {
                        parts[node.Leaf.B] = terms = [];
                    }

                    terms[node.Leaf.Index!] = terms.TryGetValue(node.Leaf.Index!, out IrNode? sum) ? _graph.Add(sum, factor) : factor;
                }
                else if (_touching.Contains(node) && IsLinear(node))
                {
                    switch (node.Operation)
                    {
                        case Negate:
                            stack.Push((node.Operands[0], _graph.Negate(factor)));
                            break;
                        case Multiply:
                            int knownSide = _known.Contains(node.Operands[0]) ? 0 : 1;
                            stack.Push((node.Operands[1 - knownSide], _graph.Multiply(factor, node.Operands[knownSide])));
                            break;
                        default:
                            stack.Push((node.Operands[1], factor));
                            stack.Push((node.Operands[0], factor));
                            break;
                    }
                }
                else
                {
                    rest = _graph.Add(rest, _graph.Multiply(factor, rewritten.TryGetValue(node, out IrNode? done) ? done : node));
                }
            }

            foreach (KeyValuePair<int, Dictionary<MultiIndex, IrNode>> part in parts)
            {
                (int number, IrNode scale) = Number(
                    part.Value.Where(term => !term.Value.IsZero).OrderBy(term => term.Key).Select(term => (term.Value, term.Key)).ToArray());
                if (number >= 0)
                {
                    IrNode leaf = _graph.Leaf(new Leaf(LeafKind.NetworkOutput, _site, part.Key, MultiIndex.OfFunctional(_model.Dimensions, number)));
                    rest = _graph.Add(rest, _graph.Multiply(scale, leaf));
                }
            }

            return rest;
        }

        /// <summary>Constants agree to 14 digits, because dividing by a common factor rounds: -0.3 / 3 is not quite -0.2 / 2.</summary>
        private static string Key(IrNode factor) => factor.IsConstant
            ? factor.Number.ToString("G14", System.Globalization.CultureInfo.InvariantCulture)
            : "%" + factor.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>The functional up to a common factor: divided by its first factor where all are constants, else kept.</summary>
        private (int Number, IrNode Scale) Number((IrNode Factor, MultiIndex Index)[] terms)
        {
            if (terms.Length == 0)
            {
                return (-1, _graph.Zero);
            }

            IrNode scale = _graph.One;
            if (terms.All(term => term.Factor.IsConstant) || terms.Length == 1)
            {
                scale = terms[0].Factor;
                terms = terms.Select(
                    term => (term.Factor.IsConstant && scale.IsConstant
                        ? _graph.Constant(term.Factor.Number / scale.Number)
                        : _graph.One, term.Index)).ToArray();
            }
            else
            {
                // signs: the first factor is never a negation
                if (terms[0].Factor.Is<Negate>() || (terms[0].Factor is { IsConstant: true } && terms[0].Factor.Number < 0))
                {
                    scale = _graph.Constant(-1);
                    terms = terms.Select(term => (_graph.Negate(term.Factor), term.Index)).ToArray();
                }
            }

            string key = string.Join(
                ";",
                terms.Select(term => Key(term.Factor) + ":" + term.Index.Subscript(Enumerable.Range(0, _model.Dimensions).Select(c => "," + c).ToArray())));
            if (!_numbers.TryGetValue(key, out int number))
            {
                number = _found.Count;
                _numbers[key] = number;
                _found.Add(new Functional(terms));
            }

            return (number, scale);
        }
    }
}
