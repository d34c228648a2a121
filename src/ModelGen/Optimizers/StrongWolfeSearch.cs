using System.Numerics;
using ModelGen.LinearAlgebra;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>How a line search ended. On success, parameters and gradient are those of the step.</summary>
internal readonly record struct LineSearchResult(bool Succeeded, double Step, double Loss, int Evaluations);

/// <summary>
/// Finds a step a with loss(a) at most loss(0) + c1 a slope(0) and |slope(a)| at most c2 |slope(0)|: Nocedal and Wright 2006,
/// algorithms 3.5 (bracket) and 3.6 (zoom), with safeguarded cubic interpolation.
/// </summary>
internal sealed class StrongWolfeSearch<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostEvaluations = 25;

    private readonly double _sufficientDecrease;
    private readonly double _curvature;

    public StrongWolfeSearch(double sufficientDecrease, double curvature)
    {
        _sufficientDecrease = sufficientDecrease;
        _curvature = curvature;
    }

    /// <summary>Searches along origin + a direction; slope is the directional derivative at a = 0, negative.</summary>
    public LineSearchResult Search(IObjective<T> objective, ReadOnlySpan<T> origin, ReadOnlySpan<T> direction,
        double loss, double slope, double firstStep, Span<T> gradient)
    {
        Trial start = new(0, loss, slope);
        Trial previous = start;
        double step = firstStep;
        for (int evaluations = 1; evaluations <= MostEvaluations; evaluations++)
        {
            Trial trial = Evaluate(objective, origin, direction, step, gradient);
            if (!double.IsFinite(trial.Loss) || !Decreases(trial, start) || (evaluations > 1 && trial.Loss >= previous.Loss))
            {
                return Zoom(objective, origin, direction, start, previous, trial, evaluations, gradient);
            }

            if (Math.Abs(trial.Slope) <= -_curvature * slope)
            {
                return new LineSearchResult(true, trial.Step, trial.Loss, evaluations);
            }

            if (trial.Slope >= 0)
            {
                return Zoom(objective, origin, direction, start, trial, previous, evaluations, gradient);
            }

            double minimum = CubicMinimum(previous, trial);
            step = double.IsNaN(minimum) ? 2 * trial.Step : Math.Clamp(minimum, 1.1 * trial.Step, 10 * trial.Step);
            previous = trial;
        }

        // the loss decreases all the way: the last point is good enough to go on from
        return new LineSearchResult(true, previous.Step, previous.Loss, MostEvaluations);
    }

    private LineSearchResult Zoom(IObjective<T> objective, ReadOnlySpan<T> origin, ReadOnlySpan<T> direction,
        Trial start, Trial low, Trial high, int evaluations, Span<T> gradient)
    {
        while (evaluations < MostEvaluations)
        {
            Trial trial = Evaluate(objective, origin, direction, Interpolate(low, high), gradient);
            evaluations++;
            if (!double.IsFinite(trial.Loss) || !Decreases(trial, start) || trial.Loss >= low.Loss)
            {
                high = trial;
            }
            else
            {
                if (Math.Abs(trial.Slope) <= -_curvature * start.Slope)
                {
                    return new LineSearchResult(true, trial.Step, trial.Loss, evaluations);
                }

                if (trial.Slope * (high.Step - low.Step) >= 0)
                {
                    high = low;
                }

                low = trial;
            }

            if (Math.Abs(high.Step - low.Step) <= 1e-14 * Math.Max(low.Step, high.Step))
            {
                break;
            }
        }

        if (low.Step == 0)
        {
            return new LineSearchResult(false, 0, start.Loss, evaluations);
        }

        // sufficient decrease holds at the low end; go back there
        Trial last = Evaluate(objective, origin, direction, low.Step, gradient);
        return new LineSearchResult(true, last.Step, last.Loss, evaluations + 1);
    }

    private bool Decreases(Trial trial, Trial start) => trial.Loss <= start.Loss + _sufficientDecrease * trial.Step * start.Slope;

    private static Trial Evaluate(IObjective<T> objective, ReadOnlySpan<T> origin, ReadOnlySpan<T> direction, double step, Span<T> gradient)
    {
        VectorMath.AddScaled(objective.Parameters, origin, step, direction);
        double loss = objective.LossAndGradient(gradient);
        return new Trial(step, loss, VectorMath.Dot<T>(gradient, direction));
    }

    // inside the middle 80% of the bracket, so that it shrinks by at least a tenth
    private static double Interpolate(Trial low, Trial high)
    {
        double width = high.Step - low.Step;
        double fraction = (CubicMinimum(low, high) - low.Step) / width;
        return double.IsNaN(fraction) ? low.Step + 0.5 * width : low.Step + Math.Clamp(fraction, 0.1, 0.9) * width;
    }

    // equation 3.59; NaN where the cubic has no minimum or a value is not finite
    private static double CubicMinimum(Trial a, Trial b)
    {
        double d1 = a.Slope + b.Slope - 3 * (a.Loss - b.Loss) / (a.Step - b.Step);
        double d2 = Math.CopySign(Math.Sqrt(d1 * d1 - a.Slope * b.Slope), b.Step - a.Step);
        return b.Step - (b.Step - a.Step) * (b.Slope + d2 - d1) / (b.Slope - a.Slope + 2 * d2);
    }

    private readonly record struct Trial(double Step, double Loss, double Slope);
}
