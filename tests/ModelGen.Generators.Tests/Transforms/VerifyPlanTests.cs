using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Transforms;

/// <summary>The verifier passes what is planned and finds what is wrong with it.</summary>
public class VerifyPlanTests
{
    private static ModelPlan Plan() => PlanModel.Plan(
        new PlannedModel(
            "[Residual] Equation Use => D(U, T) + Re(H) * D(P, X) == Nu * D(U, X, X) + Q * K; " +
            "[Condition] Equation At => U.At(X, 0.5) == D(P, X).At(X, 0);").Spec,
        hasDevices: true,
        CancellationToken.None);

    [Fact]
    public void A_plan_is_sound() => Assert.Empty(VerifyPlan.Findings(Plan()));

    [Fact]
    public void A_buffer_that_is_not_written_is_found()
    {
        ModelPlan plan = Plan();
        plan.Programs[0].Forward = [.. plan.Programs[0].Forward.Where(step => step is not InputsStep)];
        Assert.Contains(VerifyPlan.Findings(plan), finding => finding.Contains("before it is written", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_that_two_share_are_found()
    {
        ModelPlan plan = Plan();
        DenseStep step = plan.Programs[0].Forward.OfType<DenseStep>().First();
        step.Z.First = step.X.First;
        Assert.Contains(VerifyPlan.Findings(plan), finding => finding.Contains("which is still needed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gradient_that_is_missing_is_found()
    {
        ModelPlan plan = Plan();
        GradientStep last = plan.Programs[0].Backward.OfType<GradientStep>().Last();
        plan.Programs[0].Backward = [.. plan.Programs[0].Backward.Where(step => step != last)];
        Assert.Contains(VerifyPlan.Findings(plan), finding => finding.Contains("not one gradient", StringComparison.Ordinal));
    }

    [Fact]
    public void A_step_whose_result_nobody_reads_is_found()
    {
        ModelPlan plan = Plan();
        plan.Programs[0].Forward = [.. plan.Programs[0].Forward.Where(step => step is not ComponentsStep)];
        plan.Programs[0].Backward = [];
        Assert.Contains(VerifyPlan.Findings(plan), finding => finding.Contains("which nothing reads", StringComparison.Ordinal));
    }

    [Fact]
    public void A_leaf_without_a_place_is_found()
    {
        ModelPlan plan = Plan();
        SitePlan site = plan.Programs[0].Sites[0];
        site.Inputs[0][0] = plan.Model.Graph.Leaf(new Leaf(LeafKind.Seed, 7));
        Assert.Contains(VerifyPlan.Findings(plan), finding => finding.Contains("a leaf that is not there", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_number_is_found()
    {
        ModelPlan plan = Plan();
        var programs = (List<ProgramPlan>)plan.Programs;
        programs.Reverse();
        Assert.Contains(VerifyPlan.Findings(plan), finding => finding.Contains("is numbered otherwise", StringComparison.Ordinal));
    }
}
