using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>Writes the nested class that holds a model's kernels, generic in the lanes.</summary>
internal sealed class KernelsEmitter(CodeWriter code, PointwiseFunctions functions, ModelPlan plan, LeafNames names, FunctionNames functionNames)
{
    private ModelSpec Spec => plan.Model.Spec;

    public void Write(CancellationToken cancel)
    {
        code.Line("/// <summary>The model's forward and backward code: one body for every vector width and both precisions.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Line("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (code.Open("private sealed unsafe class Kernels<L, T> : ModelKernels<T> where L : struct, ILanes<L, T> where T : unmanaged"))
        {
            WriteSizes();
            WritePack();
            WriteDispatch("Forward", "Forward{0}(tile)", _ => true);
            WriteDispatch("Backward", "Backward{0}<GradientSum<L, T>>(tile)", program => program.HasBackward);
            WriteDispatch("JacobianRows", "Backward{0}<JacobianRows<L, T>>(tile)", program => program.HasBackward);
            new PointEmitter(code, functions, plan, names, functionNames).Write();
            var variants = new BackwardVariants();
            foreach (ProgramPlan program in plan.Programs)
            {
                cancel.ThrowIfCancellationRequested();
                new ProgramEmitter(code, functions, plan, names, functionNames, variants, program).Write();
            }

            foreach (PointwiseUse use in plan.Pointwise)
            {
                cancel.ThrowIfCancellationRequested();
                var rows = new RowLoads(names, use.Program, plan.Layout.FirstLearnable);
                var emitter = new FunctionEmitter(code, functions, names, use.Plan, functionNames[use.Plan], rows);
                emitter.Forward();
                foreach (BackwardVariant variant in variants.Of(use.Plan))
                {
                    emitter.Backward(variant);
                }
            }
        }
    }

    private static string Shape(DensePlan dense) => CodeText.Of($"{dense.Outputs}, {dense.Inputs}");

    private void WriteSizes()
    {
        string packed = "0";
        foreach (DensePlan dense in plan.Layout.Layers)
        {
            code.Line($"private static readonly long Packed{dense.Number} = {packed};");
            packed = CodeText.Of($"Packed{dense.Number} + Dense<L, T>.PackedLength({Shape(dense)})");
        }

        code.Line();
        code.Line("public override string LaneName => L.Name;");
        code.Line();
        code.Line("public override int LaneCount => L.Count;");
        code.Line();
        code.Line($"public override long PackedLength => {packed};");
        code.Line();
        int planes = plan.Programs.SelectMany(program => program.Sites).Select(site => site.Jets.Count).DefaultIfEmpty(1).Max();
        int width = plan.Layout.Layers.Select(dense => Math.Max(dense.Inputs, dense.Outputs)).DefaultIfEmpty(1).Max();
        int rows = plan.Programs.Max(program => program.Rows);
        string tile = CodeText.Of($"({rows}L * Tile<T>.Points) + Dense<L, T>.ScratchLength({planes}, {width}, {width})");
        int point = plan.Points.Select(point => point.Length).DefaultIfEmpty(0).Max();
        code.Line($"public override long WorkspaceLength => Math.Max({point}L, {tile});");
    }

    private void WritePack()
    {
        code.Line();
        using (code.Open("public override void Pack(T* parameters, T* packed)"))
        {
            foreach (DensePlan dense in plan.Layout.Layers)
            {
                code.Line($"Dense<L, T>.Pack(parameters + {dense.Weights}, packed + Packed{dense.Number}, {Shape(dense)});");
            }
        }
    }

    private void WriteDispatch(string method, string call, Func<ProgramPlan, bool> has)
    {
        code.Line();
        using (code.Open($"public override void {method}(int program, in Tile<T> tile)"))
        using (code.Open("switch (program)"))
        {
            foreach (ProgramPlan program in plan.Programs.Where(has))
            {
                code.Line($"case {program.Number}: {call.Replace("{0}", CodeWriter.Number(program.Number))}; return; // {program.Name}");
            }

            code.Line(
                $"default: throw new ArgumentOutOfRangeException(nameof(program), program, \"{Spec.Type.Name} has no such program with a {method} pass.\");");
        }
    }
}
