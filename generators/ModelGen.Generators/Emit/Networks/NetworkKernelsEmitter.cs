using ModelGen.Generators.Plans;
using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Networks;

/// <summary>Writes the nested class that holds a network's programs, generic in the lanes.</summary>
internal sealed class NetworkKernelsEmitter(CodeWriter code, PointwiseFunctions functions, NetworkPlan plan)
{
    public void Write(CancellationToken cancel)
    {
        code.Line("/// <summary>The network's programs: one body for every vector width and both precisions.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Line("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (code.Open("private sealed unsafe class Kernels<L, T> : NetworkKernels<T> where L : struct, ILanes<L, T> where T : unmanaged"))
        {
            code.Line("public override string LaneName => L.Name;");
            code.Line();
            code.Line("public override int LaneCount => L.Count;");
            code.Line();
            using (code.Open("public override void Pack(ProductPlan plan, T* parameters, T* panels, bool isAdjoint, Part part)"))
            {
                using (code.Open("if (isAdjoint)"))
                {
                    code.Line("Product<L, T>.PackAdjoint(plan, parameters, panels, part);");
                }

                using (code.Open("else"))
                {
                    code.Line("Product<L, T>.Pack(plan, parameters, panels, part);");
                }
            }

            code.Line();
            code.Line("public override long SinglePanelLength(ProductPlan plan, bool isAdjoint) => SingleProduct<L, T>.PanelLength(plan, isAdjoint);");
            code.Line();
            code.Line("public override void PackSingle(ProductPlan plan, T* parameters, T* panels, bool isAdjoint) =>");
            code.Line("    SingleProduct<L, T>.Pack(plan, parameters, panels, isAdjoint);");
            code.Line();
            WriteDispatch();
            foreach (NetworkProgram program in plan.Programs)
            {
                for (int phase = 0; phase < program.Phases.Count; phase++)
                {
                    cancel.ThrowIfCancellationRequested();
                    WritePhase(program, phase);
                }
            }

            var predicted = new HashSet<NetworkFunction>(plan.Programs
                .Where(program => program.Name == "Predict")
                .SelectMany(program => program.Phases)
                .SelectMany(steps => steps)
                .Where(step => step.Function is not null)
                .Select(step => step.Function!));
            foreach (NetworkFunction function in plan.Functions)
            {
                cancel.ThrowIfCancellationRequested();
                new NetworkFunctionEmitter(code, functions, function, predicted.Contains(function)).Write();
            }
        }
    }

    private static string Method(NetworkProgram program, int phase) => program.Phases.Count == 1 ? program.Name : CodeText.Of($"{program.Name}{phase}");

    private void WriteDispatch()
    {
        using (code.Open("public override void Run(int program, int phase, in NetworkTile<T> tile)"))
        using (code.Open("switch (program, phase)"))
        {
            foreach (NetworkProgram program in plan.Programs)
            {
                for (int phase = 0; phase < program.Phases.Count; phase++)
                {
                    code.Line(CodeText.Of($"case ({program.Number}, {phase}): {Method(program, phase)}(tile); return;"));
                }
            }

            code.Line($"default: throw new ArgumentOutOfRangeException(nameof(program), program, \"{plan.Spec.Type.Name} has no such program.\");");
        }
    }

    private void WritePhase(NetworkProgram program, int phase)
    {
        code.Line();
        using (code.Open($"private static void {Method(program, phase)}(in NetworkTile<T> tile)"))
        {
            foreach (NetworkStep step in program.Phases[phase])
            {
                foreach (string line in Lines(step))
                {
                    code.Line(line);
                }
            }
        }
    }

    /// <summary>The calls of a step, with what it is as a comment.</summary>
    private IEnumerable<string> Lines(NetworkStep step)
    {
        TensorNode node = step.Node;
        string comment = $" // {(node.Name.Length > 0 ? node.Name : node.Kind.ToString())} {Layers.TensorShape.TextOf(node.Shape)}";
        int Source(int i) => step.Sources[i];
        switch (node.Kind)
        {
            case TensorKind.Column:
                yield return CodeText.Of($"Steps<L, T>.Load(tile, column: {node.Index}, {node.Channels}, {node.Pixels}, y: {step.Target});") + comment;
                break;
            case TensorKind.Parameter:
                int at = plan.Offsets[node.Index];
                yield return CodeText.Of($"Steps<L, T>.Parameter(tile, {at}, {node.Channels}, {node.Pixels}, y: {step.Target});") + comment;
                break;
            case TensorKind.Coefficient:
                yield return CodeText.Of($"Steps<L, T>.Coefficient(tile, {node.Index}, y: {step.Target});") + comment;
                break;
            case TensorKind.Seed:
                yield return CodeText.Of($"Steps<L, T>.Seed(tile, term: {node.Index}, y: {step.Target});") + comment;
                break;
            case TensorKind.Mask:
                yield return CodeText.Of($"Steps<L, T>.Mask(tile, y: {step.Target});");
                break;
            case TensorKind.Map or TensorKind.BatchNormalize:
                string arguments = string.Concat(step.Arguments.Select(row => ", " + CodeWriter.Number(row)));
                yield return CodeText.Of(
                    $"{NetworkFunctionEmitter.Name(step.Function!)}(tile, {node.Channels}, {node.Pixels}, y: {step.Target}{arguments});") + comment;
                break;
            case TensorKind.Product or TensorKind.ReluProduct or TensorKind.Linear or TensorKind.Rearrange or TensorKind.MaxPool:
                yield return CodeText.Of($"Steps<L, T>.{node.Kind.ToString()}(tile, {node.Index}, x: {Source(0)}, y: {step.Target});") + comment;
                break;
            case TensorKind.ProductAdjoint or TensorKind.LinearAdjoint or TensorKind.RearrangeAdjoint:
                yield return CodeText.Of($"Steps<L, T>.{node.Kind.ToString()}(tile, {node.Index}, yBar: {Source(0)}, xBar: {step.Target});") + comment;
                break;
            case TensorKind.MaxPoolAdjoint:
                yield return CodeText.Of(
                    $"Steps<L, T>.MaxPoolAdjoint(tile, {node.Index}, x: {Source(0)}, yBar: {Source(1)}, xBar: {step.Target});") + comment;
                break;
            case TensorKind.ProductGradient:
                yield return CodeText.Of($"Steps<L, T>.ProductGradient(tile, {node.Index}, x: {Source(0)}, yBar: {Source(1)});") + $" // {node.Name} gradient";
                break;
            case TensorKind.ChannelMax:
                yield return CodeText.Of(
                    $"Steps<L, T>.ChannelMax(tile, {node.Operands[0].Channels}, {node.Operands[0].Pixels}, x: {Source(0)}, y: {step.Target});") + comment;
                break;
            case TensorKind.Concat:
                int offset = step.Target;
                for (int i = 0; i < node.Operands.Length; i++)
                {
                    if (Source(i) != offset)
                    {
                        yield return CodeText.Of($"Steps<L, T>.Copy(tile, {node.Operands[i].Length}, x: {Source(i)}, y: {offset});") + comment;
                    }

                    offset += node.Operands[i].Length;
                }

                break;
            case TensorKind.Random:
                yield return CodeText.Of($"Steps<L, T>.Random(tile, stream: {node.Index}, {node.Channels}, {node.Pixels}, y: {step.Target});") + comment;
                break;
            case TensorKind.BatchMoments:
                yield return CodeText.Of($"Steps<L, T>.BatchMoments(tile, {node.Index}, x: {Source(0)});") + comment;
                break;
            case TensorKind.BatchSums:
                yield return CodeText.Of($"Steps<L, T>.BatchSums(tile, {node.Index}, yBar: {Source(0)}, x: {Source(1)});") + comment;
                break;
            case TensorKind.ParameterGradient:
                TensorNode bar = node.Operands[0];
                yield return CodeText.Of(
                    $"Steps<L, T>.ParameterGradient(tile, {plan.Offsets[node.Index]}, {bar.Channels}, {bar.Pixels}, yBar: {Source(0)});")
                    + " // " + node.Name + " gradient";
                break;
            case TensorKind.Term:
                yield return CodeText.Of($"Steps<L, T>.Term(tile, term: {node.Index}, x: {Source(0)});") + " // " + node.Name;
                break;
            case TensorKind.Output:
                TensorNode value = node.Operands[0];
                yield return CodeText.Of($"Steps<L, T>.Output(tile, {node.Index}, {value.Channels}, {value.Pixels}, x: {Source(0)});") + " // " + node.Name;
                break;
            default:
                throw new InvalidOperationException(node.Kind.ToString());
        }
    }
}
