using ModelGen.Data;
using ModelGen.Kernels;
using ModelGen.Points;
using ModelGen.Training;

namespace ModelGen;

/// <content>Collocation points, weights and observed data.</content>
public abstract partial class PinnModel
{
    /// <summary>How collocation points are spread; Sobol unless set. New points are drawn at once.</summary>
    /// <exception cref="InvalidOperationException">Set while the model is being trained.</exception>
    public PointSampler Sampler
    {
        get => Runtime.Sampler;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            using (BetweenTrainings("the sampler"))
            {
                Runtime.Sampler = value;
            }
        }
    }

    /// <summary>
    /// Replaces the collocation points of an equation, and of the equations that share its points, for good: they are not
    /// redrawn by training.
    /// </summary>
    /// <param name="equation">The equation's name.</param>
    /// <param name="coordinates">[coordinate that the equation leaves free, in declaration order][points].</param>
    /// <exception cref="ArgumentException">No such equation, a wrong length, or a point outside the domain.</exception>
    /// <exception cref="InvalidOperationException">The model is being trained.</exception>
    public void SetPoints(string equation, ReadOnlySpan<double> coordinates)
    {
        ThrowIfDisposed();
        (int batch, ProgramDescription program, _) = FindEquation(equation);
        int rows = program.Coordinates.Count;
        if (program.ObservedSet >= 0 || rows == 0)
        {
            string reason = rows == 0 ? "leaves no coordinate free" : "is fitted at the points of its observed data";
            throw new ArgumentException($"'{equation}' of '{Description.Name}' {reason}: its points cannot be set.", nameof(equation));
        }

        if (coordinates.IsEmpty || coordinates.Length % rows != 0)
        {
            string names = string.Join(", ", program.Coordinates.Select(index => Description.Coordinates[index].Name));
            throw new ArgumentException(
                $"The points of '{equation}' of '{Description.Name}' need {rows} equally long columns ({names}), "
                + $"but have {coordinates.Length} numbers.",
                nameof(coordinates));
        }

        int points = coordinates.Length / rows;
        for (int r = 0; r < rows; r++)
        {
            CoordinateDescription coordinate = Description.Coordinates[program.Coordinates[r]];
            int outside = DomainCheck.FirstOutside(coordinate, coordinates.Slice(r * points, points));
            if (outside >= 0)
            {
                throw new ArgumentException(
                    $"The points of '{equation}' of '{Description.Name}': "
                    + $"{DomainCheck.Describe(coordinate, outside, coordinates[r * points + outside])}.",
                    nameof(coordinates));
            }
        }

        using (BetweenTrainings($"the points of '{equation}'"))
        {
            Runtime.SetPoints(batch, points, coordinates);
        }
    }

    /// <summary>The scales of fields and the balance of equations, as the first training chooses them.</summary>
    public ModelScales Scales
    {
        get
        {
            ScalesState state = Runtime.ExportScales();
            var equations = Description.Programs.SelectMany(program => program.Equations.Select(equation => (program, equation.Name)));
            return new ModelScales(
                state.AreChosen,
                [.. Description.Fields.Select((item, f) => new FieldScale(item.Name, state.Fields[f], item.Scale is not null))],
                [.. equations.Select((item, e) => new EquationBalance(item.Name, state.Balance[e], ProfileOf(item.program, state.Profiles[e])))]);
        }
    }

    private EquationProfile? ProfileOf(ProgramDescription program, double[] logarithms)
    {
        if (logarithms.Length == 0)
        {
            return null;
        }

        CoordinateDescription[] coordinates = [.. program.Coordinates.Select(index => Description.Coordinates[index])];
        BalanceProfile profile = new(coordinates, logarithms);
        (double least, double most) = profile.Range();
        IEnumerable<string> names = coordinates.Where((_, r) => profile.Varies(r)).Select(coordinate => coordinate.Name);
        return new EquationProfile(string.Join(" and ", names), least, most);
    }

    /// <summary>The weight of an equation beside the others; in the loss it counts times its balance, see <see cref="Scales"/>.</summary>
    /// <exception cref="ArgumentException">No such equation.</exception>
    public double GetWeight(string equation) => Runtime.GetWeight(FindEquation(equation).Index);

    /// <summary>Sets the weight of an equation beside the others; in the loss it counts times its balance, see <see cref="Scales"/>.</summary>
    /// <param name="equation">The equation's name, such as "Walls[0]" where it is in an array; "Walls" is every one of that.</param>
    /// <param name="weight">Finite and not negative.</param>
    /// <exception cref="ArgumentException">No such equation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or not finite.</exception>
    public void SetWeight(string equation, double weight)
    {
        ThrowIfDisposed();
        if (!(weight >= 0 && double.IsFinite(weight)))
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, $"The weight of '{equation}' must be finite and not negative.");
        }

        string[] names = [.. Description.Programs.SelectMany(program => program.Equations).Select(one => one.Name)];
        foreach (string name in names.Where(name => TermIndex.IsNamed(name, equation)).DefaultIfEmpty(equation))
        {
            Runtime.SetWeight(FindEquation(name).Index, weight);
        }
    }

    /// <summary>Supplies the data of an observed set; the equations that read it are fitted at its points.</summary>
    /// <param name="set">Index of the set in <see cref="PinnDescription.ObservedSets"/>.</param>
    /// <param name="points">Number of points.</param>
    /// <param name="coordinatesAndColumns">[model coordinate in order..., column...][points].</param>
    /// <exception cref="ArgumentException">A wrong length, a number that is not finite, or a point outside the domain.</exception>
    /// <exception cref="InvalidOperationException">The model is being trained.</exception>
    protected void SetObserved(int set, int points, ReadOnlySpan<double> coordinatesAndColumns)
    {
        ThrowIfDisposed();
        ObservedData.Check(Description, set, points, coordinatesAndColumns);
        using (BetweenTrainings("observed data"))
        {
            Runtime.SetObserved(set, points, coordinatesAndColumns);
        }
    }

    private (int Batch, ProgramDescription Program, int Index) FindEquation(string name)
    {
        int batch = 0;
        int index = 0;
        foreach (ProgramDescription program in Description.Programs)
        {
            if (program.Kind != ProgramKind.Batch)
            {
                continue;
            }

            foreach (EquationDescription equation in program.Equations)
            {
                if (equation.Name == name)
                {
                    return (batch, program, index);
                }

                index++;
            }

            batch++;
        }

        string known = string.Join(", ", Description.Programs.SelectMany(program => program.Equations).Select(equation => equation.Name));
        throw new ArgumentException($"'{Description.Name}' has no equation '{name}'; it has: {known}.", nameof(name));
    }
}
