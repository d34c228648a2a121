using ModelGen.Kernels;

namespace ModelGen;

/// <content>Parameters, learnable scalars and coefficients.</content>
public abstract partial class CompiledModel
{
    /// <summary>Copies the parameters.</summary>
    /// <param name="parameters">
    /// [P], as <see cref="ModelDescription.Parameters"/> says: the networks in declaration order, each layer's weights [output][input] then its biases;
    /// then the learnable scalars.
    /// </param>
    /// <exception cref="ArgumentException">The length is not P.</exception>
    public void GetParameters(Span<double> parameters)
    {
        ThrowIfDisposed();
        RequireLength(parameters.Length, ParameterCount, nameof(parameters));
        Runtime.GetParameters(parameters);
    }

    /// <summary>A copy of parameters by their path, with their shape; running statistics and units of networks have paths too.</summary>
    /// <param name="path">One of those in <see cref="ModelDescription.Parameters"/>, such as <c>Scores/Conv2D/weight</c>.</param>
    /// <exception cref="ArgumentException">There is no such path.</exception>
    public ParameterArray GetParameters(string path)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(path);
        int index = IndexOf(Description.Parameters, parameter => parameter.Path, path);
        if (index < 0)
        {
            throw new ArgumentException(
                $"'{Description.Name}' has no parameters '{path}'; there are {string.Join(", ", Description.Parameters.Select(parameter => parameter.Path))}.",
                nameof(path));
        }

        ParameterDescription found = Description.Parameters[index];
        double[] values = new double[Description.ValueCount];
        Runtime.GetParameters(values);
        return new ParameterArray(found, values[found.Offset..(found.Offset + found.Length)]);
    }

    /// <summary>Replaces the parameters.</summary>
    /// <param name="parameters">[P], in the order of <see cref="GetParameters(Span{double})"/>.</param>
    /// <exception cref="ArgumentException">The length is not P, or a number is not finite.</exception>
    public void SetParameters(ReadOnlySpan<double> parameters)
    {
        ThrowIfDisposed();
        RequireLength(parameters.Length, ParameterCount, nameof(parameters));
        for (int p = 0; p < parameters.Length; p++)
        {
            if (!IsFinite(parameters[p]))
            {
                throw new ArgumentException($"Parameter {p} of '{Description.Name}' is not finite{InPrecision(parameters[p])}.", nameof(parameters));
            }
        }

        Runtime.SetParameters(parameters);
    }

    /// <summary>The current value of a learnable scalar.</summary>
    /// <param name="learnable">Its index in <see cref="ModelDescription.Learnables"/>.</param>
    protected double GetLearnable(int learnable) => Runtime.GetParameter(Description.Learnables[learnable].Offset);

    /// <summary>Replaces a learnable scalar; training goes on from there.</summary>
    /// <param name="learnable">Its index in <see cref="ModelDescription.Learnables"/>.</param>
    /// <param name="value">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    protected void SetLearnable(int learnable, double value)
    {
        ThrowIfDisposed();
        RequireFinite(value, Description.Learnables[learnable].Path);
        Runtime.SetParameter(Description.Learnables[learnable].Offset, value);
    }

    /// <summary>The current value of a coefficient.</summary>
    /// <param name="coefficient">Its index in <see cref="ModelDescription.Coefficients"/>.</param>
    protected double GetCoefficient(int coefficient) => Runtime.GetCoefficient(coefficient);

    /// <summary>Sets a coefficient.</summary>
    /// <param name="coefficient">Its index in <see cref="ModelDescription.Coefficients"/>.</param>
    /// <param name="value">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    protected void SetCoefficient(int coefficient, double value)
    {
        ThrowIfDisposed();
        RequireFinite(value, Description.Coefficients[coefficient].Name);
        Runtime.SetCoefficient(coefficient, value);
    }

    /// <summary>The current value of a learnable scalar or coefficient.</summary>
    /// <exception cref="ArgumentException">The model declares neither under that name.</exception>
    public double GetScalar(string name)
    {
        ThrowIfDisposed();
        int learnable = IndexOf(Description.Learnables, item => item.Path, name);
        return learnable >= 0 ? GetLearnable(learnable) : GetCoefficient(RequireCoefficient(name));
    }

    /// <summary>Sets a learnable scalar or coefficient.</summary>
    /// <exception cref="ArgumentException">The model declares neither under that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public void SetScalar(string name, double value)
    {
        ThrowIfDisposed();
        int learnable = IndexOf(Description.Learnables, item => item.Path, name);
        if (learnable >= 0)
        {
            SetLearnable(learnable, value);
        }
        else
        {
            SetCoefficient(RequireCoefficient(name), value);
        }
    }

    private int RequireCoefficient(string name)
    {
        int coefficient = IndexOf(Description.Coefficients, item => item.Name, name);
        if (coefficient < 0)
        {
            string known = string.Join(", ", Description.Learnables.Select(item => item.Path).Concat(Description.Coefficients.Select(item => item.Name)));
            throw new ArgumentException(
                $"'{Description.Name}' has no learnable scalar or coefficient '{name}'; it has: {(known.Length == 0 ? "none" : known)}.",
                nameof(name));
        }

        return coefficient;
    }

    private void RequireFinite(double value, string name)
    {
        if (!IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"'{name}' of '{Description.Name}' must be a finite number{InPrecision(value)}.");
        }
    }

    /// <summary>Whether a number is finite in the precision that the model computes in.</summary>
    private bool IsFinite(double value) => Precision == Precision.Single ? float.IsFinite((float)value) : double.IsFinite(value);

    private static string InPrecision(double value) => double.IsFinite(value) ? " in single precision" : "";

    private static int IndexOf<TItem>(IReadOnlyList<TItem> items, Func<TItem, string> nameOf, string name)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (nameOf(items[i]) == name)
            {
                return i;
            }
        }

        return -1;
    }
}
