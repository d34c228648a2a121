using System.Diagnostics;

namespace ModelGen.Accuracy.Tests;

public class CpuBudgetTests
{
    [Fact]
    public void Work_uses_a_budget_up()
    {
        using CpuBudget budget = new(0.02);
        Stopwatch limit = Stopwatch.StartNew();
        while (!budget.Token.IsCancellationRequested)
        {
            Assert.True(limit.Elapsed.TotalSeconds < 60, $"{budget.Seconds} s of the processor were used and nothing was cancelled");
        }

        Assert.True(budget.Seconds >= 0.02);
    }

    [Fact]
    public void Without_a_budget_nothing_is_cancelled_and_time_is_counted()
    {
        using CpuBudget budget = new(null);
        while (budget.Seconds < 0.1)
        {
        }

        Assert.False(budget.Token.IsCancellationRequested);
    }
}
