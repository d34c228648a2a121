using ModelGen.Data;
using ModelGen.Kernels;

namespace ModelGen;

/// <content>Evaluation of fields and of declared expressions.</content>
public abstract partial class PinnModel
{
    /// <summary>Whether points outside the domain may be evaluated; they throw otherwise.</summary>
    public bool AllowExtrapolation
    {
        get
        {
            ThrowIfDisposed();
            return field;
        }

        set
        {
            ThrowIfDisposed();
            field = value;
        }
    }

    /// <summary>Evaluates a program at n points.</summary>
    /// <param name="program">Index in <see cref="PinnDescription.Programs"/>.</param>
    /// <param name="coordinates">[model coordinate][n].</param>
    /// <param name="n">Number of points; may be 0.</param>
    /// <param name="components">[component][n].</param>
    /// <exception cref="ArgumentException">A length is wrong, or the program reads observed data.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A point lies outside the domain and <see cref="AllowExtrapolation"/> is false.</exception>
    protected void EvaluateProgram(int program, ReadOnlySpan<double> coordinates, int n, Span<double> components)
    {
        RequireEvaluable(program, coordinates, n, components);
        EvaluateOnProcessor(program, coordinates, n, components);
    }

    /// <summary>Evaluates a program that has passed <see cref="RequireEvaluable"/>.</summary>
    internal void EvaluateOnProcessor(int program, ReadOnlySpan<double> coordinates, int n, Span<double> components) =>
        Runtime.Evaluate(program, coordinates, n, components);

    /// <summary>Checks what <see cref="EvaluateProgram"/> checks.</summary>
    internal void RequireEvaluable(int program, ReadOnlySpan<double> coordinates, int n, ReadOnlySpan<double> components)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ProgramDescription description = Description.Programs[program];
        if (description.ObservedSet >= 0)
        {
            throw new ArgumentException(
                $"'{description.Name}' of '{Description.Name}' reads observed data and cannot be evaluated elsewhere.",
                nameof(program));
        }

        RequireLength(coordinates.Length, (long)n * Description.Coordinates.Count, nameof(coordinates));
        RequireLength(components.Length, (long)n * description.Components, nameof(components));
        RequireInside(coordinates, n);
    }

    /// <summary>Evaluates the fields at one point, with the kernel made for that.</summary>
    /// <param name="coordinates">[model coordinate].</param>
    /// <param name="outputs">[component of the fields program].</param>
    /// <exception cref="ArgumentOutOfRangeException">The point lies outside the domain and <see cref="AllowExtrapolation"/> is false.</exception>
    protected void EvaluatePoint(ReadOnlySpan<double> coordinates, Span<double> outputs)
    {
        ThrowIfDisposed();
        RequireLength(coordinates.Length, Description.Coordinates.Count, nameof(coordinates));
        RequireInside(coordinates, 1);
        Runtime.EvaluatePoint(coordinates, outputs);
    }

    private void RequireInside(ReadOnlySpan<double> coordinates, int n)
    {
        if (AllowExtrapolation)
        {
            return;
        }

        for (int k = 0; k < Description.Coordinates.Count; k++)
        {
            CoordinateDescription coordinate = Description.Coordinates[k];
            ReadOnlySpan<double> values = coordinates.Slice(k * n, n);
            int outside = DomainCheck.FirstOutside(coordinate, values);
            if (outside >= 0)
            {
                throw new ArgumentOutOfRangeException(coordinate.Name, values[outside],
                    $"{DomainCheck.Describe(coordinate, outside, values[outside])}, of '{Description.Name}'; "
                    + $"set {nameof(AllowExtrapolation)} to evaluate there.");
            }
        }
    }
}
