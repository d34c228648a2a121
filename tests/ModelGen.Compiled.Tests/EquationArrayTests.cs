using ModelGen.Training;

namespace ModelGen.Compiled.Tests;

/// <summary>What is done by name with equations in arrays.</summary>
public sealed class EquationArrayTests
{
    private static readonly string[] s_names = ["Laws[0]", "Laws[1]", "Laws[2]", "Wave", "Walls[0]", "Walls[1]", "Walls[2]", "Walls[3]"];

    [Fact]
    public void Each_is_a_term_of_the_history_and_of_the_verdict()
    {
        using Trio model = new(seed: 1);
        TrainingHistory history = model.Train(plan => plan.Adam(iterations: 3));

        Assert.Equal(s_names, history.TermNames.OrderBy(name => Array.IndexOf(s_names, name)));
        Assert.Equal(history.TermNames, history.Verdict.Terms.Select(term => term.Name));
        Assert.Equal(3, history.TermLosses("Walls[1]").Length);
    }

    [Fact]
    public void A_weight_is_set_by_the_name_of_one_or_of_the_array()
    {
        using Trio model = new(seed: 1);
        model.SetWeight("Walls", 3);
        model.SetWeight("Walls[2]", 4);

        Assert.Equal([1, 1, 1, 1, 3, 3, 4, 3], s_names.Select(model.GetWeight));
        Assert.Contains("Walls[0]", Assert.Throws<ArgumentException>(() => model.SetWeight("Wall", 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_names_one_or_the_array_and_one_counts_more()
    {
        double[] losses = [.. new Func<TrainingPlan, TrainingPlan>[]
        {
            plan => plan.Weight("Laws[1]", 5).Weight("Laws", 0),
            plan => plan.Weight("Laws[0]", 0).Weight("Laws[1]", 5).Weight("Laws[2]", 0),
            plan => plan,
        }.Select(weights =>
        {
            using Trio model = new(seed: 1);
            return model.Train(plan => weights(plan.Adam(iterations: 2)).Points("Laws", 20)).Losses[0];
        })];

        Assert.Equal(losses[0], losses[1]);
        Assert.NotEqual(losses[0], losses[2]);
    }

    [Fact]
    public void There_are_as_many_as_the_array_is_long()
    {
        using Trio model = new(seed: 1);

        string message = Assert.Throws<ArgumentOutOfRangeException>(() => model.EvaluateLaws(3, 0.5, 0.5)).Message;
        Assert.Contains("Laws has 3 equations.", message, StringComparison.Ordinal);
    }
}
