using ModelGen.Kernels;
using ModelGen.Points;

namespace ModelGen.Engine;

/// <content>Profiles: the balance of equations whose rows differ by powers of ten from one place to another.</content>
internal sealed unsafe partial class Engine<T>
{
    // points, without their neighbours: enough for a knot to see some
    private const int ProfilePoints = 256;

    /// <summary>Gives equations whose rows are uneven a profile, and balances them with it; the others stay as they are.</summary>
    /// <param name="sample">Few points.</param>
    /// <param name="rows">|J row|^2 at them.</param>
    private void ChooseProfiles(ScaleSample<T> sample, double[] rows)
    {
        int[] uneven = [.. Enumerable.Range(0, _batches.EquationCount)
            .Where(e => MayHaveProfile(BatchOf(e)) && ProfileFit.Spread(rows.AsSpan(sample.RowsOf(e))) > ProfileFit.Uneven)];
        if (uneven.Length == 0)
        {
            return;
        }

        using ScaleSample<T> fine = new(_context, _batches, ProfilePoints);
        double[] squares = new double[fine.RowCount];
        fine.SquaredRows(squares);
        foreach (int equation in uneven)
        {
            Batch<T> batch = BatchOf(equation);
            double[] own = squares[fine.RowsOf(equation)];
            if (ProfileFit.Fit(CoordinatesOf(batch), fine.CoordinatesOf(equation), own, out double[] weighted) is { } profile)
            {
                batch.Profiles[equation - batch.FirstEquation] = profile;
                batch.SetBalance(equation - batch.FirstEquation, Balance(weighted));
            }
        }
    }

    // data stand for themselves, and one point has no shape
    private static bool MayHaveProfile(Batch<T> batch) => batch.Description.ObservedSet < 0 && batch.Description.Coordinates.Count > 0;

    private CoordinateDescription[] CoordinatesOf(Batch<T> batch) => [.. batch.Description.Coordinates.Select(index => _model.Coordinates[index])];

    private double[][] ExportProfiles()
    {
        List<double[]> profiles = [];
        foreach (Batch<T> batch in _batches.Batches)
        {
            profiles.AddRange(batch.Profiles.Select(profile => profile is null ? [] : profile.Logarithms.ToArray()));
        }

        return [.. profiles];
    }

    public override bool ProfilesFit(double[][] profiles) =>
        profiles.Length == _batches.EquationCount
        && Enumerable.Range(0, profiles.Length).All(e => profiles[e].Length == 0 || Fits(profiles[e], BatchOf(e)));

    private static bool Fits(double[] profile, Batch<T> batch) =>
        MayHaveProfile(batch) && profile.Length == batch.Description.Coordinates.Count * BalanceProfile.Knots && profile.All(double.IsFinite);

    private void ImportProfiles(double[][] profiles)
    {
        for (int e = 0; e < profiles.Length; e++)
        {
            Batch<T> batch = BatchOf(e);
            batch.Profiles[e - batch.FirstEquation] = profiles[e].Length == 0 ? null : new BalanceProfile(CoordinatesOf(batch), [.. profiles[e]]);
        }
    }
}
