using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using ModelGen.Optimizers;

namespace ModelGen.Tests.Optimizers;

public class StandardProblemTests
{
    public static TheoryData<string> Problems => [.. StandardProblems.Names];

    // Brown and Dennis leave a large residual, where Gauss-Newton matrices converge slowly: hence the many iterations
    [Theory]
    [MemberData(nameof(Problems))]
    public void LevenbergMarquardt_reaches_a_published_minimum(string name) =>
        ReachesMinimum(name, new LevenbergMarquardt(), iterations: 3_000);

    [Theory]
    [MemberData(nameof(Problems))]
    public void LevenbergMarquardt_without_acceleration_reaches_a_published_minimum(string name) =>
        ReachesMinimum(name, new LevenbergMarquardt(acceleration: false), iterations: 3_000);

    [Theory]
    [MemberData(nameof(Problems))]
    public void LevenbergMarquardt_in_kernel_form_reaches_a_published_minimum(string name) =>
        ReachesMinimum(name, new KernelLevenbergMarquardt(), iterations: 3_000);

    [Theory]
    [MemberData(nameof(Problems))]
    public void LBfgs_reaches_a_published_minimum(string name) =>
        ReachesMinimum(name, new LBfgs(history: 10), iterations: 500);

    [Theory]
    [MemberData(nameof(Problems))]
    public void SelfScaledBroyden_reaches_a_published_minimum(string name) =>
        ReachesMinimum(name, new SelfScaledBroyden(), iterations: 500);

    [Fact]
    public void SelfScaledBroyden_solves_Rosenbrock_in_a_hundred_dimensions()
    {
        LeastSquaresProblem problem = StandardProblems.Rosenbrock(100);
        using OptimizerState<double> state = new SelfScaledBroyden().CreateState<double>(100);
        double loss = Minimise(problem, state, 1_000);
        Assert.True(loss < 1e-18, $"{loss}");
    }

    [Theory]
    [InlineData("Rosenbrock")]
    [InlineData("Beale")]
    [InlineData("HelicalValley")]
    [InlineData("Wood")]
    [InlineData("BrownDennis")]
    public void They_end_where_the_minimizers_of_MathNet_end(string name)
    {
        (LeastSquaresProblem problem, _) = StandardProblems.Create(name);
        double[] gradient = new double[problem.ParameterCount];
        IObjectiveFunction objective = ObjectiveFunction.Gradient(
            point => At(point).Loss(),
            point =>
            {
                At(point).LossAndGradient(gradient);
                return Vector<double>.Build.DenseOfArray([.. gradient]);
            });
        Vector<double> start = Vector<double>.Build.DenseOfArray(problem.Parameters.ToArray());
        MinimizationResult expected = new BfgsMinimizer(1e-9, 1e-12, 1e-12, maximumIterations: 5_000).FindMinimum(objective, start);
        foreach (Optimizer optimizer in new Optimizer[] { new SelfScaledBroyden(), new LevenbergMarquardt(), new KernelLevenbergMarquardt() })
        {
            (LeastSquaresProblem ours, _) = StandardProblems.Create(name);
            using OptimizerState<double> state = optimizer.CreateState<double>(ours.ParameterCount);
            double loss = Minimise(ours, state, 3_000);
            double size = Math.Max(1, expected.FunctionInfoAtMinimum.Value);
            Assert.True(Math.Abs(loss - expected.FunctionInfoAtMinimum.Value) < 1e-6 * size, $"{optimizer.Name}: {loss}");
            for (int p = 0; p < ours.ParameterCount; p++)
            {
                Assert.True(Math.Abs(expected.MinimizingPoint[p] - ours.Parameters[p]) < 2e-3 * Math.Max(1, Math.Abs(ours.Parameters[p])), optimizer.Name);
            }
        }

        LeastSquaresProblem At(Vector<double> point)
        {
            point.ToArray().CopyTo(problem.Parameters);
            return problem;
        }
    }

    [Fact]
    public void LBfgs_solves_Rosenbrock_in_a_hundred_dimensions_with_few_evaluations()
    {
        LeastSquaresProblem problem = StandardProblems.Rosenbrock(100);
        using OptimizerState<double> state = new LBfgs().CreateState<double>(100);
        double loss = Minimise(problem, state, 100);
        Assert.True(loss < 1e-18, $"{loss}");
        Assert.True(problem.Evaluations < 120, $"{problem.Evaluations} evaluations");
    }

    [Fact]
    public void Adam_descends_Rosenbrock()
    {
        LeastSquaresProblem problem = StandardProblems.Rosenbrock(2);
        using OptimizerState<double> state = new Adam(learningRate: 0.02).CreateState<double>(2);
        double loss = double.NaN;
        double[] losses = new double[1];
        for (int i = 0; i < 5_000; i++)
        {
            loss = state.Step(problem, new StepSettings(0.02), losses).Loss;
        }

        Assert.True(loss < 1e-6, $"{loss}");
    }

    private static void ReachesMinimum(string name, Optimizer optimizer, int iterations)
    {
        (LeastSquaresProblem problem, double[] minima) = StandardProblems.Create(name);
        using OptimizerState<double> state = optimizer.CreateState<double>(problem.ParameterCount);
        double loss = Minimise(problem, state, iterations);
        Assert.True(
            minima.Any(minimum => Math.Abs(loss - minimum) < (minimum == 0 ? 1e-10 : 2e-6 * minimum)),
            $"ended at {loss:R} after {problem.Evaluations} evaluations");

        // the model was left where the loss was reported
        Assert.Equal(loss, problem.Loss(), loss * 1e-14);
    }

    private static double Minimise(LeastSquaresProblem problem, OptimizerState<double> state, int iterations)
    {
        double[] losses = new double[1];
        double loss = problem.Loss();
        for (int i = 0; i < iterations; i++)
        {
            StepOutcome outcome = state.Step(problem, default, losses);
            Assert.True(outcome.Loss <= loss, $"step {i} went up from {loss} to {outcome.Loss}");
            Assert.Equal(outcome.Loss, losses[0]);
            loss = outcome.Loss;
            if (outcome.Stalled)
            {
                break;
            }
        }

        return loss;
    }
}
