using ModelGen.Generators.Emit.Members;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Networks;

/// <summary>Writes the public half of a network: constructor, symbols, its data set, training, predictions.</summary>
internal static class NetworkMembersEmitter
{
    private static readonly string[] s_usings =
    [
        "System", "System.Collections.Generic", "System.Threading", "ModelGen", "ModelGen.Data", "ModelGen.Kernels.Networks", "ModelGen.Numerics",
        "ModelGen.Training",
    ];

    /// <summary>The file; without a plan (the declaration is wrong) the constructor throws, so that only the real diagnostic shows.</summary>
    public static string Write(SampleModelSpec spec, NetworkPlan? plan) => SourceFile.Write(
        spec.Type,
        !spec.Type.IsComplete ? "" : spec.Coordinates.Count > 0 ? " : OperatorModel" : " : NetworkModel",
        s_usings,
        code =>
        {
            if (!spec.Type.IsComplete)
            {
                DeclarationsEmitter.WriteScalars(code, spec);
                return;
            }

            WriteConstructor(code, spec, plan);
            WriteDeclarations(code, spec);
            NetworkDataEmitter.Write(code, spec);
            new NetworkPredictionEmitter(code, spec).Write();
            new OperatorEvaluationEmitter(code, spec).Write();
        });

    private static void WriteConstructor(CodeWriter code, SampleModelSpec spec, NetworkPlan? plan)
    {
        string name = CodeWriter.Identifier(spec.Type.Name);
        code.Line("/// <summary>Creates the network with freshly initialised parameters.</summary>");
        code.Line("/// <param name=\"seed\">Decides the initial weights, and whatever else is drawn at random: the same seed, the same bits.</param>");
        code.Line("/// <param name=\"precision\">Single computes twice as fast and is enough for first-order training; double unless asked otherwise.</param>");
        code.Line("/// <param name=\"threads\">Threads to compute with; 0 takes all cores. The result does not depend on it.</param>");
        code.Line("/// <param name=\"lanes\">The vector width; Auto takes the widest that the hardware accelerates.</param>");
        WriteTable(code, plan);
        code.Line(SourceFile.GeneratedCode);
        const string Arguments = "int seed = 0, Precision precision = Precision.Double, int threads = 0, LaneWidth lanes = LaneWidth.Auto";
        using (code.Open($"public {name}({Arguments}) : base(Bind(), seed, precision, threads, lanes)"))
        {
        }

        code.Line();
        code.Line(SourceFile.GeneratedCode);
        using (code.Open("private static NetworkBinding Bind()"))
        {
            code.Line("NetworkBinding? binding = null;");
            code.Line("BindKernels(ref binding);");
            code.Line(
                $"return binding ?? throw new InvalidOperationException(\"{spec.Type.Name} has errors in its declaration; correct them and build again.\");");
        }

        code.Line();
        code.Line("static partial void BindKernels(ref NetworkBinding? binding);");
        code.Line();
    }

    /// <summary>Layer, output shape, parameters, multiply-adds.</summary>
    private static void WriteTable(CodeWriter code, NetworkPlan? plan)
    {
        if (plan is null || plan.Layers.Count == 0)
        {
            return;
        }

        code.Line("/// <remarks>");
        code.Line("/// <list type=\"table\">");
        code.Line("/// <listheader><term>layer</term><description>output; parameters; multiply-adds of one sample</description></listheader>");
        foreach ((string path, int[] shape, long parameters, long work) in plan.Layers)
        {
            string numbers = CodeText.Of($"{parameters}; {work}");
            code.Line($"/// <item><term>{path}</term><description>{Layers.TensorShape.TextOf(shape)}; {numbers}</description></item>");
        }

        code.Line("/// </list>");
        code.Line("/// </remarks>");
    }

    private static void WriteDeclarations(CodeWriter code, SampleModelSpec spec)
    {
        DeclarationsEmitter.WriteCoordinates(code, spec.Coordinates);
        foreach (ColumnSpec column in spec.Columns)
        {
            string sizes = string.Concat(column.Sizes.Select(size => ", " + CodeWriter.Number(size)));
            string type = column.IsLabel ? "Label" : "Tensor";
            string boundaries = string.Concat(column.Boundaries.Select(boundary => ", Boundary." + Layers.BoundaryNames.All[boundary]));
            string kind = column.IsInput ? "input" : "target";
            string value = column.IsLabel
                ? CodeText.Of($"new Label(\"{column.Name}\", {column.Classes}{sizes})")
                : $"Tensor.Declared(\"{kind}\", \"{column.Name}\", [{sizes.TrimStart(',', ' ')}]{boundaries})";
            code.Line($"private static readonly {type} __{column.Name} = {value};");
            code.Line($"{column.Property.Modifiers} {type} {CodeWriter.Identifier(column.Name)} => __{column.Name};");
            code.Line();
        }

        foreach (OwnTensorSpec tensor in spec.Tensors)
        {
            string sizes = string.Join(", ", tensor.Sizes.Select(CodeWriter.Number));
            code.Line($"private static readonly Tensor __{tensor.Name} = Tensor.Declared(\"parameter\", \"{tensor.Name}\", [{sizes}]);");
            code.Line($"{tensor.Property.Modifiers} Tensor {CodeWriter.Identifier(tensor.Name)} => __{tensor.Name};");
            code.Line();
        }

        DeclarationsEmitter.WriteScalars(code, spec);
    }
}
