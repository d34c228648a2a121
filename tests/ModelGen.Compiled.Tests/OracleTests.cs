using System.Globalization;
using System.Reflection;
using ModelGen.Compiled.Tests.Oracle;
using ModelGen.Kernels;

namespace ModelGen.Compiled.Tests;

/// <summary>Every declaration against the oracle: residuals point by point, named expressions, the loss.</summary>
public class OracleTests
{
    [Theory]
    [MemberData(nameof(ModelCases.OracleNames), MemberType = typeof(ModelCases))]
    public void Every_equation_evaluates_as_its_declared_body_does(string name)
    {
        using PinnModel model = ModelCases.Create(name);
        var oracle = new ModelOracle(model);
        var random = new Random(11);
        int compared = 0;
        foreach (ProgramDescription program in model.Description.Programs.Where(program => program.Kind == ProgramKind.Quantity))
        {
            string[] parts = program.Name.Split('[', ']');
            int? index = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null;
            object declared = model.GetType().GetProperty(parts[0], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(model)!;
            Expression expression = declared switch
            {
                Equation[] array => array[index!.Value].Expression,
                Equation equation => equation.Expression,
                _ => ((ComplexScalar)declared).Expression,
            };
            Type[] parameters = [.. index is null ? Type.EmptyTypes : [typeof(int)], .. model.Description.Coordinates.Select(_ => typeof(double))];
            MethodInfo? evaluate = model.GetType().GetMethod("Evaluate" + parts[0], parameters);
            if (evaluate is null)
            {
                continue;
            }

            for (int sample = 0; sample < 4; sample++)
            {
                double[] point = [.. model.Description.Coordinates.Select(c => c.Lower + random.NextDouble() * (c.Upper - c.Lower))];
                (double re, double im) = oracle.Evaluate(expression, point);
                object value = evaluate.Invoke(model, [.. index is { } i ? [i] : Array.Empty<object>(), .. point.Cast<object>()])!;
                (double actualRe, double actualIm) = value is System.Numerics.Complex complex ? (complex.Real, complex.Imaginary) : ((double)value, 0);
                double scale = 1e-10 * (1 + Math.Abs(re) + Math.Abs(im));
                Assert.True(
                    Math.Abs(actualRe - re) < scale && Math.Abs(actualIm - im) < scale,
                    $"{program.Name}: ({actualRe:R}, {actualIm:R}) against ({re:R}, {im:R})");
                compared++;
            }
        }

        Assert.True(compared > 0);
    }
}
