using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Operations;

/// <summary>Every operation, tested by its own declaration: a new one is covered as soon as its file exists.</summary>
public class OperationTests
{
    public static TheoryData<string> Names => new(OperationTable.ByName.Keys);

    public static TheoryData<string> ElementwiseNames => new(OperationTable.ByName.Values.OfType<Elementwise>().Select(operation => operation.Name));

    public static TheoryData<string> NamesWithVanishingDerivatives =>
        new(OperationTable.ByName.Values.Where(operation => operation.NonzeroDerivatives < int.MaxValue).Select(operation => operation.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_at_least_three_samples_of_its_arity(string name)
    {
        Operation operation = OperationTable.ByName[name];
        Assert.True(operation.Samples.Length >= 3, $"{name} has {operation.Samples.Length} samples");
        Assert.All(operation.Samples, sample => Assert.Equal(operation.Arity, sample.Length));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_agrees_with_the_lowered_graph(string name)
    {
        foreach (double[] sample in OperationTable.ByName[name].Samples)
        {
            double expected = OperationTable.ByName[name].Evaluate(sample);
            OperationCase leaves = OperationCase.OfLeaves(name, sample);
            Numeric.Close(expected, leaves.Interpret(leaves.Roots[0]), 1e-14, $"{name} of leaves {string.Join(", ", sample)}");
            OperationCase constants = OperationCase.OfConstants(name, sample);
            Assert.True(constants.Roots[0].IsConstant, name + " of constants is not computed");
            Numeric.Close(expected, constants.Roots[0].Number, 1e-14, $"{name} of constants {string.Join(", ", sample)}");
        }
    }

    [Theory]
    [MemberData(nameof(ElementwiseNames))]
    public void Partial_derivatives_agree_with_central_differences(string name)
    {
        var elementwise = (Elementwise)OperationTable.ByName[name];
        foreach (double[] sample in elementwise.Samples)
        {
            var graph = new IrGraph();
            IrNode[] x = [.. sample.Select((_, j) => graph.Leaf(new Leaf(LeafKind.Coefficient, j)))];
            IrNode y = graph.Apply(elementwise, x);
            for (int i = 0; i < x.Length; i++)
            {
                double expected = Numeric.Slope(h => elementwise.Evaluate([.. sample.Select((value, j) => i == j ? value + h : value)]));
                double actual = IrInterpreter.Evaluate([elementwise.Partial(graph, i, x, y)], leaf => sample[leaf.A])[0];
                Numeric.Close(expected, actual, 1e-8, $"d {name} / d operand {i} at {string.Join(", ", sample)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Jets_to_order_four_agree_with_nested_first_derivatives(string name)
    {
        foreach (double[] sample in OperationTable.ByName[name].Samples)
        {
            OperationCase point = OperationCase.OfPolynomials(name, sample);
            ExpandJets jets = point.Jets();
            NaiveDerivative naive = point.Naive();
            foreach (IrNode root in point.Roots)
            {
                for (int m = 0; m <= 4; m++)
                {
                    for (int n = 0; m + n <= 4; n++)
                    {
                        double expected = point.At(naive.Of(root, [.. Enumerable.Repeat(0, m), .. Enumerable.Repeat(1, n)]));
                        double actual = point.At(jets.Derivative(root, new MultiIndex([m, n])));
                        Numeric.Close(expected, actual, 1e-11, $"{name} at {string.Join(", ", sample)}, x^{m} y^{n}");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_order_of_the_jets_is_the_slope_of_the_order_below(string name)
    {
        foreach (double[] sample in OperationTable.ByName[name].Samples)
        {
            OperationCase point = OperationCase.OfPolynomials(name, sample);
            ExpandJets jets = point.Jets();
            foreach (IrNode root in point.Roots)
            {
                foreach ((int m, int n) in new[] { (0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 3), (2, 1) })
                {
                    IrNode below = jets.Derivative(root, new MultiIndex([m, n]));
                    string what = $"{name} at {string.Join(", ", sample)}, slope of x^{m} y^{n}";
                    Numeric.Close(
                        Numeric.Slope(h => point.At(below, dx: h)),
                        point.At(jets.Derivative(root, new MultiIndex([m + 1, n]))),
                        1e-6,
                        what + " along x");
                    Numeric.Close(
                        Numeric.Slope(h => point.At(below, dy: h)),
                        point.At(jets.Derivative(root, new MultiIndex([m, n + 1]))),
                        1e-6,
                        what + " along y");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Adjoint_is_the_transpose_of_the_derivative(string name)
    {
        double[] direction = [0.7, -1.3, 0.4, 2.1];
        double[] weights = [1.7, -0.6];
        foreach (double[] sample in OperationTable.ByName[name].Samples)
        {
            OperationCase point = OperationCase.OfLeaves(name, sample);
            IrGraph graph = point.Graph;
            Dictionary<IrNode, IrNode> adjoints = ReverseMode.Adjoints(
                graph,
                [.. point.Roots.Select((root, k) => (root, graph.Constant(weights[k])))],
                leaf => leaf.Kind == LeafKind.Coefficient);
            var jets = new ExpandJets(graph, (node, _) => graph.Constant(direction[node.Leaf!.A]));
            double forward = point.Roots.Select((root, k) => weights[k] * point.Interpret(jets.Derivative(root, new MultiIndex([1])))).Sum();
            double reverse = adjoints.Sum(pair => direction[pair.Key.Leaf!.A] * point.Interpret(pair.Value));
            Numeric.Close(forward, reverse, 1e-12, $"<Jv, w> of {name} at {string.Join(", ", sample)}");
            for (int j = 0; j < sample.Length; j++)
            {
                double expected = Numeric.Slope(
                    h => point.Roots.Select((root, k) => weights[k] * point.Interpret(root, i => sample[i] + (i == j ? h : 0))).Sum());
                double actual = adjoints.TryGetValue(graph.Leaf(new Leaf(LeafKind.Coefficient, j)), out IrNode? bar) ? point.Interpret(bar) : 0;
                Numeric.Close(expected, actual, 1e-8, $"adjoint of operand {j} of {name} at {string.Join(", ", sample)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(NamesWithVanishingDerivatives))]
    public void Derivatives_above_the_last_nonzero_one_vanish(string name)
    {
        Operation operation = OperationTable.ByName[name];

        // along a straight line, because a curved argument has higher derivatives of its own
        foreach (double[] sample in operation.Samples)
        {
            var graph = new IrGraph();
            IrNode[] line = [.. sample.Select(
                (at, j) => graph.Add(graph.Constant(at), graph.Multiply(j == 0 ? 1.3 : 0, graph.Leaf(new Leaf(LeafKind.Coordinate, 0)))))];
            IrNode value = operation.Lower(graph, [.. line.Select(operand => (ComplexNode)operand)]).Re;
            var jets = new ExpandJets(graph, (_, alpha) => alpha.Order == 1 ? graph.One : graph.Zero);
            IrNode next = jets.Derivative(value, new MultiIndex([operation.NonzeroDerivatives + 1]));
            Assert.Equal(0, IrInterpreter.Evaluate([next], _ => 0)[0]);
        }
    }
}
