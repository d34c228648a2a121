using ModelGen.Generators.Ir;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>The passes of a network: expand, differentiate, put in order, lay out.</summary>
internal static class PlanNetwork
{
    public static NetworkPlan Plan(SampleModelSpec spec, CancellationToken cancel)
    {
        var tables = new TensorTables();
        var functions = new NetworkFunctions();
        var programs = new List<PlanNetworkProgram>();
        var sets = new List<PointSet>();
        LowerNetwork prediction = new(spec, tables, NetworkPurpose.Prediction, cancel) { FusesActivations = false };
        if (spec.Terms.Any(term => !term.IsMetric))
        {
            programs.Add(Train(spec, tables, sets, cancel));
        }

        programs.Add(Loss(spec, tables, sets, cancel));
        programs.Add(Predict("Predict", spec, tables, NetworkPurpose.Prediction, cancel));
        programs.Add(Predict("Sample", spec, tables, NetworkPurpose.Sampling, cancel));
        programs.Add(Layers(spec, prediction));
        programs.Add(InputGradient(spec, tables, cancel));
        if (spec.PointOutputs.Any())
        {
            programs.Add(PredictPoints(spec, tables, sets, cancel));
        }

        IReadOnlyList<PointSetPlan> pointSets = PlanPoints.Programs(spec, sets, programs);
        int[] offsets = Offsets(tables, spec);
        int[] batchOffsets = new int[tables.Batches.Count];
        for (int b = 1; b < batchOffsets.Length; b++)
        {
            batchOffsets[b] = batchOffsets[b - 1] + 4 * tables.Batches[b - 1].Channels;
        }

        return new NetworkPlan
        {
            Spec = spec,
            Tables = tables,
            Graph = functions.Graph,
            Programs = [.. programs.Select((program, number) => program.Complete(number, functions, batchOffsets))],
            Functions = functions.All,
            Offsets = offsets,
            DerivedOffsets = DerivedOffsets(tables),
            BatchOffsets = batchOffsets,
            PointSets = pointSets,
            Layers = [.. prediction.Layers.Select(layer => Describe(layer.Key, layer.Value, tables))],
        };
    }

    private static PlanNetworkProgram Train(SampleModelSpec spec, TensorTables tables, List<PointSet> sets, CancellationToken cancel)
    {
        var network = new PlanPoints(spec, tables, sets, NetworkPurpose.Training, cancel);
        var roots = new List<(TensorNode Root, IrNode Adjoint)>();
        var effects = new List<TensorNode>();
        for (int t = 0; t < spec.Terms.Count && !spec.Terms[t].IsMetric; t++)
        {
            TensorNode term = network.Graph.Store(network.Term(spec.Terms[t]), spec.Terms[t].Name);
            effects.Add(network.Graph.Step(TensorKind.Term, [], t, spec.Terms[t].Name, term));
            roots.Add((term, network.Graph.Leaf(network.Graph.Step(TensorKind.Seed, [], t, spec.Terms[t].Name + " adjoint"), Access.Sample)));
        }

        effects.AddRange(DifferentiateNetwork.Parameters(network.Graph, roots));
        return new PlanNetworkProgram("Train", network.Graph, effects);
    }

    private static PlanNetworkProgram Loss(SampleModelSpec spec, TensorTables tables, List<PointSet> sets, CancellationToken cancel)
    {
        var network = new PlanPoints(spec, tables, sets, NetworkPurpose.Prediction, cancel);
        TensorNode[] effects = [.. spec.Terms.Select((term, t) => network.Graph.Step(
            TensorKind.Term, [], t, term.Name, network.Graph.Store(network.Term(term), term.Name)))];
        return new PlanNetworkProgram("Loss", network.Graph, effects);
    }

    private static PlanNetworkProgram Predict(string name, SampleModelSpec spec, TensorTables tables, NetworkPurpose purpose, CancellationToken cancel)
    {
        var network = new LowerNetwork(spec, tables, purpose, cancel);
        return new PlanNetworkProgram(name, network.Graph, Outputs(spec, network));
    }

    private static TensorNode[] Outputs(SampleModelSpec spec, LowerNetwork network) => [.. spec.Outputs.Select((output, o) => (Output: output, Number: o))
        .Where(item => !item.Output.IsAtPoints)
        .Select(item => network.Graph.Step(
            TensorKind.Output, [], item.Number, item.Output.Name, network.Graph.Store(network.Lower(item.Output.Node), item.Output.Name)))];

    /// <summary>Outputs at a number of points, [point, 1].</summary>
    private static PlanNetworkProgram PredictPoints(SampleModelSpec spec, TensorTables tables, List<PointSet> sets, CancellationToken cancel)
    {
        var network = new PlanPoints(spec, tables, sets, NetworkPurpose.Prediction, cancel);
        TensorNode[] effects = [.. spec.Outputs.Select((output, o) => (Output: output, Number: o)).Where(item => item.Output.IsAtPoints)
            .Select(item => network.Graph.Step(TensorKind.Output, [], item.Number, item.Output.Name, network.AtPoints(item.Output)))];
        return new PlanNetworkProgram("PredictPoints", network.Graph, effects);
    }

    /// <summary>Predictions that keep every named layer.</summary>
    private static PlanNetworkProgram Layers(SampleModelSpec spec, LowerNetwork network)
    {
        TensorNode[] outputs = Outputs(spec, network);
        foreach (OutputSpec output in spec.PointOutputs)
        {
            // for the table of layers
            network.Lower(output.Node);
        }

        return new PlanNetworkProgram("Layers", network.Graph, outputs) { Kept = network.Layers };
    }

    /// <summary>The adjoints of inputs, where those of the outputs are given by the caller: saliency maps.</summary>
    private static PlanNetworkProgram InputGradient(SampleModelSpec spec, TensorTables tables, CancellationToken cancel)
    {
        var network = new LowerNetwork(spec, tables, NetworkPurpose.Prediction, cancel);
        TensorGraph graph = network.Graph;
        var roots = new List<(TensorNode, IrNode)>();
        for (int o = 0; o < spec.Outputs.Count; o++)
        {
            if (spec.Outputs[o].IsAtPoints)
            {
                continue;
            }

            TensorNode output = graph.Store(network.Lower(spec.Outputs[o].Node), spec.Outputs[o].Name);
            roots.Add((output, graph.Read(graph.Column(spec.Columns.Count + o, output.Shape, output.Name + " adjoint")).Body));
        }

        int[] inputs = [.. Enumerable.Range(0, spec.Columns.Count).Where(c => spec.Columns[c].IsInput)];
        TensorNode[] columns = [.. inputs.Select(c => graph.Column(c, spec.Columns[c].TensorSizes, spec.Columns[c].Name))];
        IReadOnlyList<TensorNode?> adjoints = DifferentiateNetwork.Inputs(graph, roots, columns);
        TensorNode[] effects = [.. adjoints.Select((adjoint, i) => adjoint is null
            ? null!
            : graph.Step(TensorKind.Output, [], i, columns[i].Name + " adjoint", adjoint)).Where(effect => effect is not null)];
        return new PlanNetworkProgram("InputGradient", graph, effects);
    }

    /// <summary>Those that train first, scalars behind the others; then running statistics.</summary>
    private static int[] Offsets(TensorTables tables, SampleModelSpec spec)
    {
        // what no loss reaches is declared all the same
        foreach (OwnTensorSpec tensor in spec.Tensors)
        {
            tables.Parameter(new ParameterShape(tensor.Name, tensor.Sizes)
            {
                Initial = BitConverter.Int64BitsToDouble(tensor.InitialBits),
                Deviation = BitConverter.Int64BitsToDouble(tensor.DeviationBits),
            });
        }

        foreach (LearnableSpec learnable in spec.Learnables)
        {
            tables.Parameter(new ParameterShape(learnable.Name, default) { Initial = learnable.Initial });
        }

        int[] offsets = new int[tables.Parameters.Count];
        int offset = 0;
        foreach (int p in Enumerable.Range(0, offsets.Length)
            .OrderBy(p => tables.Parameters[p].Points != PointRole.None).ThenBy(p => !tables.Parameters[p].IsTrained)
            .ThenBy(p => tables.Parameters[p].Shape.Count == 0).ThenBy(p => p))
        {
            offsets[p] = offset;
            offset = checked(offset + tables.Parameters[p].Length);
        }

        return offsets;
    }

    // they lie behind all that is saved
    private static int[] DerivedOffsets(TensorTables tables)
    {
        int[] offsets = new int[tables.Derived.Count];
        int offset = tables.Parameters.Sum(parameter => parameter.Length);
        for (int d = 0; d < offsets.Length; d++)
        {
            offsets[d] = offset;
            offset = checked(offset + tables.Derived[d].Length);
        }

        return offsets;
    }

    private static (string Path, int[] Shape, long Parameters, long MultiplyAdds) Describe(string path, TensorNode node, TensorTables tables)
    {
        long parameters = tables.Parameters.Where(parameter => parameter.IsTrained && parameter.Path.StartsWith(path + "/", StringComparison.Ordinal)
            && parameter.Path.LastIndexOf('/') == path.Length).Sum(parameter => (long)parameter.Length);
        return (path, node.Shape, parameters, Work(path, node, tables));
    }

    /// <summary>Multiply-adds of a layer's steps, which all have its name.</summary>
    private static long Work(string path, TensorNode node, TensorTables tables)
    {
        long work = node.Kind switch
        {
            TensorKind.Product or TensorKind.ReluProduct or TensorKind.ProductAdjoint => tables.Products[node.Index].MultiplyAdds,
            TensorKind.Linear => tables.LinearMaps[node.Index].MultiplyAdds,
            _ => 0,
        };
        return node.Kind is TensorKind.Linear or TensorKind.Product or TensorKind.Rearrange && node.Operands[0] is { Kind: not TensorKind.Column } from
            && IsStep(from, path) ? work + Work(path, from, tables) : work;
    }

    private static bool IsStep(TensorNode node, string path) => node.Name == path || (node.Kind == TensorKind.Rearrange && node.Operands[0].Name == path);
}
