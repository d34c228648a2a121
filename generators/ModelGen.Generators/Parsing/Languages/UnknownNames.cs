using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>What to write in place of names that the compiler does not know, but that a reader of mathematics does.</summary>
internal sealed class UnknownNames(KnownSymbols known, INamedTypeSymbol model, string coordinate)
{
    private static readonly Dictionary<string, string> s_remedies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pi"] = "write Math.PI",
        ["π"] = "write Math.PI",
        ["tau"] = "write 2 * Math.PI, or declare it",
        ["e"] = "write Math.E, or Exp(x) for a power of it",
        ["i"] = "the imaginary unit is I",
        ["j"] = "the imaginary unit is I",
        ["ln"] = "write Log",
        ["arctan"] = "write Atan",
        ["arcsin"] = "write Asin",
        ["arccos"] = "write Acos",
        ["arctan2"] = "write Atan2",
        ["sqr"] = "write Square",
        ["power"] = "write Pow",
        ["real"] = "write Re",
        ["imag"] = "write Im",
        ["conjugate"] = "write Conj",
        ["norm2"] = "write Abs2",
        ["laplace"] = "write Laplacian",
        ["diff"] = "write D",
        ["derivative"] = "write D",
        ["grad"] = "write the derivatives one by one with D",
        ["gradient"] = "write the derivatives one by one with D",
        ["jacobian"] = "write the derivatives one by one with D",
        ["hessian"] = "write the derivatives one by one with D",
        ["div"] = "write the sum of derivatives with D",
        ["heaviside"] = "write Where(x > 0, 1, 0)",
        ["step"] = "write Where(x > 0, 1, 0)",
        ["floor"] = "it has no derivative that could be trained; write Where for each step",
        ["if"] = "write Where(condition, a, b)",
        ["ifthenelse"] = "write Where(condition, a, b)",
        ["piecewise"] = "write Where(condition, a, b)",
        ["maximum"] = "write Max",
        ["minimum"] = "write Min",
        ["clip"] = "write Min(Max(x, lower), upper)",
        ["clamp"] = "write Min(Max(x, lower), upper)",
    };

    private static readonly string[] s_integrals = ["Integral", "Integrate", "Int", "Quad", "Quadrature"];

    /// <summary>Null where the name is like nothing that is known.</summary>
    public string? Remedy(string name)
    {
        if (known.Calculus?.GetMembers(name).Any(member => member.DeclaredAccessibility == Accessibility.Public) == true)
        {
            return "add the line 'using static ModelGen.Calculus;' at the top of the file";
        }

        if (s_integrals.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return $"there is no integral: declare its antiderivative as a field, such as 'D(V, {coordinate}) == U' with 'V.At({coordinate}, 0) == 0', "
                + $"whose value at the end is the integral, V.At({coordinate}, 1)";
        }

        return Derivative(name)
            ?? (Similar(model, name) is { } member ? $"write {member}"
                : s_remedies.TryGetValue(name, out string? remedy) ? remedy
                : known.Calculus is { } calculus && Similar(calculus, name) is { } function ? $"write {function}"
                : null);
    }

    /// <summary>U_xx, Uxx and dU.</summary>
    private string? Derivative(string name)
    {
        string[] coordinates = [.. model.GetMembers().OfType<IPropertySymbol>().Where(property => KnownSymbols.Is(property.Type, known.Coordinate))
            .Select(property => property.Name)];
        for (int length = name.Length - 1; length > 0; length--)
        {
            string letters = name.Substring(length).TrimStart('_');
            string?[] by = [.. letters.Select(letter => coordinates
                .FirstOrDefault(coordinate => string.Equals(coordinate, letter.ToString(), StringComparison.OrdinalIgnoreCase)))];
            if (letters.Length > 0 && by.All(one => one is not null) && Symbol(name.Substring(0, length).TrimEnd('_')) is { } function)
            {
                return $"a derivative is written D({function}, {string.Join(", ", by)})";
            }
        }

        return name.Length > 1 && name[0] is 'd' or '∂' && Symbol(name.Substring(1)) is { } unknown
            ? $"a derivative is written D({unknown}, {coordinate})"
            : null;
    }

    private string? Symbol(string name) => model.GetMembers().OfType<IPropertySymbol>()
        .FirstOrDefault(property => (known.IsReal(property.Type) || known.IsComplex(property.Type))
            && string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))?.Name;

    private static string? Similar(INamedTypeSymbol type, string name) => type.GetMembers()
        .Where(member => member is { CanBeReferencedByName: true } and (IPropertySymbol or IMethodSymbol or IFieldSymbol))
        .Select(member => member.Name)
        .FirstOrDefault(member => string.Equals(member, name, StringComparison.OrdinalIgnoreCase));
}
