using System.Globalization;

namespace ModelGen;

/// <summary>
/// The sizes that a model computes in: every field is u = S N with a network N of order 1, and every equation counts in the loss by its weight times its
/// balance. The first training chooses what is not declared, from what the equations say at the start: S from their sources, the balance as
/// 1 / mean |J row|^2 (the neural tangent kernel at initialisation; Wang, Yu and Perdikaris 2022), J being the Jacobian of the residual. Where the rows of an
/// equation differ by powers of ten from one place to another, it also has a profile w(x) with which they do not, and 1 / mean w |J row|^2.
/// </summary>
/// <param name="AreChosen">Whether a training has chosen them; until then fields without a declared scale have 1, and so do equations.</param>
/// <param name="Fields">The fields in the order of their declaration.</param>
/// <param name="Equations">The equations in the order of the loss.</param>
public sealed record ModelScales(bool AreChosen, IReadOnlyList<FieldScale> Fields, IReadOnlyList<EquationBalance> Equations)
{
    /// <summary>One sentence of every scale, such as "U = 8.4e6 N; equations weighted by Beam 0.38, Left 8.5e-16".</summary>
    public override string ToString()
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        string fields = string.Join(", ", Fields.Select(
            item => string.Create(culture, $"{item.Name} = {item.Scale:G3} N{(item.IsDeclared ? " (declared)" : "")}")));
        string equations = string.Join(", ", Equations.Select(equation => string.Create(culture, $"{equation.Name} {equation.Balance:G3}{equation.Profile}")));
        return $"Scales: {fields}{(fields.Length > 0 ? "; " : "")}equations balanced by {equations}.";
    }
}

/// <summary>The scale of a field.</summary>
/// <param name="Name">The field, or the layer that gives it.</param>
/// <param name="Scale">S in u = S N.</param>
/// <param name="IsDeclared">Whether <c>Scale</c> says so.</param>
public readonly record struct FieldScale(string Name, double Scale, bool IsDeclared);

/// <summary>What brings an equation to the size of the others.</summary>
/// <param name="Name">The equation.</param>
/// <param name="Balance">The factor of its weight.</param>
/// <param name="Profile">The factor of its squared residual from place to place; null for most equations.</param>
public readonly record struct EquationBalance(string Name, double Balance, EquationProfile? Profile = null);

/// <summary>What brings an equation to one size at all places: w(x) within the mean of its squares, of geometric mean 1.</summary>
/// <param name="Coordinates">The coordinates that it depends on, such as "S".</param>
/// <param name="Least">The least of w over the domain.</param>
/// <param name="Most">The most of w over the domain.</param>
public readonly record struct EquationProfile(string Coordinates, double Least, double Most)
{
    /// <summary>Such as " over S by 1e-7 to 1e5".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $" over {Coordinates} by {Least:0e+0} to {Most:0e+0}");
}
