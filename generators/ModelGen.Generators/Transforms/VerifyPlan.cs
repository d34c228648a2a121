using System.Globalization;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// What must hold of a plan before text is written: every leaf can be loaded where it is read, every buffer is written before it is read and
/// shares no row with another that is in use, adjoints are complete, and nothing is computed for nobody. A finding is a bug of the generator.
/// </summary>
internal static class VerifyPlan
{
    /// <exception cref="InvalidOperationException">The plan would give wrong code.</exception>
    public static void Require(ModelPlan plan)
    {
        IReadOnlyList<string> findings = Findings(plan);
        if (findings.Count > 0)
        {
            throw new InvalidOperationException($"The plan of '{plan.Model.Spec.Type.Name}' is wrong, please report it: {string.Join("; ", findings)}.");
        }
    }

    public static IReadOnlyList<string> Findings(ModelPlan plan)
    {
        var findings = new List<string>();
        for (int number = 0; number < plan.Programs.Count; number++)
        {
            ProgramPlan program = plan.Programs[number];
            void Find(string what) => findings.Add($"{program.Name} ({number.ToString(CultureInfo.InvariantCulture)}): {what}");
            if (program.Number != number)
            {
                Find("is numbered otherwise");
            }

            CheckLeaves(program, Find);
            CheckBuffers(program, plan.Model.Spec.Learnables.Count, Find);
            CheckAdjoints(program, Find);
            CheckReached(program, Find);
        }

        CheckParameters(plan, findings.Add);
        foreach (PointwiseUse use in plan.Pointwise)
        {
            CheckFunction(use, findings.Add);
        }

        return findings;
    }

    private static IEnumerable<Leaf> LeavesOf(IEnumerable<IrNode> roots) =>
        IrWalk.Reachable(roots).Where(node => node.Leaf is not null).Select(node => node.Leaf!);

    private static void CheckLeaves(ProgramPlan program, Action<string> find)
    {
        void Check(string where, IEnumerable<IrNode> roots, params LeafKind[] allowed)
        {
            foreach (Leaf leaf in LeavesOf(roots))
            {
                bool isKnown = leaf.Kind switch
                {
                    LeafKind.Coordinate => program.Coordinates.Contains(leaf.A),
                    LeafKind.Observed => program.Observed.Contains(leaf.A),
                    LeafKind.Learnable or LeafKind.Coefficient => true,
                    LeafKind.NetworkOutput or LeafKind.InputAdjoint => allowed.Contains(leaf.Kind) && IsPlaced(program, leaf),
                    _ => allowed.Contains(leaf.Kind),
                };
                if (!isKnown)
                {
                    find($"{where} read a leaf that is not there: {leaf.Kind} {leaf.A} {leaf.B}");
                }
            }
        }

        Check("components", program.Components, LeafKind.NetworkOutput);
        foreach (SitePlan site in program.Sites)
        {
            Check("inputs", site.Inputs.SelectMany(inputs => inputs), LeafKind.NetworkOutput);
            Check(
                "adjoints of outputs",
                site.OutputAdjoints?.SelectMany(bars => bars) ?? [],
                LeafKind.NetworkOutput, LeafKind.InputAdjoint, LeafKind.Seed);
        }

        Check("adjoints of learnables", program.LearnableAdjoints.Values, LeafKind.NetworkOutput, LeafKind.InputAdjoint, LeafKind.Seed);
    }

    private static bool IsPlaced(ProgramPlan program, Leaf leaf)
    {
        SitePlan? site = program.Sites.FirstOrDefault(candidate => candidate.Site.Id == leaf.A);
        return site is not null && site.Jets.Find(leaf.Index!) >= 0 && program.Place(leaf) is var (buffer, row) && row < buffer.Rows;
    }

    private static void CheckBuffers(ProgramPlan program, int firstRow, Action<string> find)
    {
        Step[] steps = [.. program.Steps];
        var last = new Dictionary<RowBuffer, int>();
        for (int i = 0; i < steps.Length; i++)
        {
            foreach (RowBuffer buffer in steps[i].Reads.Concat(steps[i].Writes))
            {
                last[buffer] = i;
            }
        }

        var written = new HashSet<RowBuffer>();
        var live = new List<RowBuffer>();
        for (int i = 0; i < steps.Length; i++)
        {
            foreach (RowBuffer buffer in steps[i].Reads.Where(buffer => !written.Contains(buffer)))
            {
                find($"{steps[i].GetType().Name} reads '{buffer}' before it is written");
            }

            foreach (RowBuffer buffer in steps[i].Writes.Where(written.Add))
            {
                if (buffer.First < firstRow || buffer.First + buffer.Rows > program.Rows)
                {
                    find($"'{buffer}' lies outside of the workspace");
                }

                RowBuffer? shared = live.FirstOrDefault(other => buffer.First < other.First + other.Rows && other.First < buffer.First + buffer.Rows);
                if (shared is not null)
                {
                    find($"'{buffer}' overwrites '{shared}', which is still needed");
                }

                live.Add(buffer);
            }

            live.RemoveAll(buffer => last[buffer] <= i);
        }
    }

    private static void CheckAdjoints(ProgramPlan program, Action<string> find)
    {
        if (!program.HasBackward)
        {
            return;
        }

        GradientStep[] gradients = [.. program.Backward.OfType<GradientStep>()];
        foreach (SitePlan site in program.Sites)
        {
            foreach (DenseLayer dense in site.Layers.OfType<DenseLayer>())
            {
                int found = program.Forward.OfType<DenseStep>().Count(step => step.Dense.Path == dense.Path);
                if (gradients.Count(step => step.Dense.Path == dense.Path) != found)
                {
                    find($"'{dense.Path}' has not one gradient for each time that it runs");
                }
            }

            if (site.NeedsInputAdjoints && site.Layers.OfType<InputLayer>().Any(input => !program.Buffers[site.Site.Id].InputBars.ContainsKey(input.Number)))
            {
                find($"inputs of {site.Network.Name} have no adjoint");
            }
        }
    }

    /// <summary>No layer that nothing reads, no buffer that is written for nobody.</summary>
    private static void CheckReached(ProgramPlan program, Action<string> find)
    {
        var read = new HashSet<RowBuffer>(program.Steps.SelectMany(step => step.Reads));
        foreach (Step step in program.Steps)
        {
            // an input's adjoint may be wanted for another of the inputs only
            bool isExempt = step is InputsStep or DenseAdjointStep or ClearStep or CopyStep || (step is PointwiseStep && !program.HasBackward);
            foreach (RowBuffer buffer in step.Writes.Where(buffer => !isExempt && !read.Contains(buffer)))
            {
                find($"{step.GetType().Name} writes '{buffer}', which nothing reads");
            }
        }
    }

    private static void CheckFunction(PointwiseUse use, Action<string> find)
    {
        PointwisePlan plan = use.Plan;
        foreach (Leaf leaf in LeavesOf(plan.Roots))
        {
            bool isKnown = leaf.Kind switch
            {
                LeafKind.Argument => leaf.A < plan.ArgumentPlanes.Count && JetSet.Has(plan.ArgumentPlanes[leaf.A], plan.Jets.PlaneOf(leaf.Index!)),
                LeafKind.ResultAdjoint => plan.Jets.Find(leaf.Index!) >= 0,
                LeafKind.Coordinate => use.Program.Coordinates.Contains(leaf.A),
                LeafKind.Observed => use.Program.Observed.Contains(leaf.A),
                LeafKind.Learnable or LeafKind.Coefficient => true,
                _ => false,
            };
            if (!isKnown)
            {
                find($"{plan.Name} reads a leaf that is not there: {leaf.Kind} {leaf.A}");
            }
        }

        for (int k = 0; k < plan.ArgumentPlanes.Count; k++)
        {
            if (plan.Jets.Where(c => plan.ArgumentAdjoints[k][c] is not null) != plan.ArgumentPlanes[k])
            {
                find($"{plan.Name} lacks adjoints of argument {k}");
            }
        }
    }

    private static void CheckParameters(ModelPlan plan, Action<string> find)
    {
        int next = 0;
        foreach (DensePlan dense in plan.Layout.Layers)
        {
            if (dense.Weights != next || dense.Biases != next + dense.Inputs * dense.Outputs)
            {
                find($"the parameters of '{dense.Path}' overlap others or leave a gap");
            }

            next = dense.Biases + dense.Outputs;
        }

        string[] paths = [.. plan.Layout.Layers.Select(dense => dense.Path)];
        foreach (IGrouping<string, string> path in paths.GroupBy(path => path, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            find($"two layers are called '{path.Key}'");
        }

        if (plan.Layout.FirstLearnable != next || plan.Layout.ParameterCount != next + plan.Model.Spec.Learnables.Count)
        {
            find("the learnables do not follow the networks");
        }
    }
}
