using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Members;

/// <summary>Writes the public half of a model: constructor, symbols, evaluation, observed data.</summary>
internal static class MembersEmitter
{
    private static readonly string[] s_usings =
    [
        "System", "System.Numerics", "ModelGen", "ModelGen.Kernels", "ModelGen.Numerics", "Complex = System.Numerics.Complex",
    ];

    /// <summary>The file; without a plan (the equations are wrong) every generated body throws, so that only the real diagnostic shows.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="plan">Its programs, or null.</param>
    /// <param name="hasDevices">Whether the project references ModelGen.Gpu.</param>
    public static string Write(ModelSpec spec, ModelPlan? plan, bool hasDevices) => SourceFile.Write(spec.Type, spec.Type.IsComplete
        ? " : PinnModel"
        : "", s_usings, code =>
    {
        if (!spec.Type.IsComplete)
        {
            DeclarationsEmitter.Write(code, spec);
            return;
        }

        string name = CodeWriter.Identifier(spec.Type.Name);
        code.Line("/// <summary>Creates the model with freshly initialised parameters.</summary>");
        code.Line("/// <param name=\"seed\">Decides the initial weights and the collocation points: the same seed, the same bits.</param>");
        code.Line("/// <param name=\"precision\">Double unless asked otherwise; second-order training needs it.</param>");
        code.Line("/// <param name=\"threads\">Threads to compute with; 0 takes all cores. The result does not depend on it.</param>");
        code.Line("/// <param name=\"lanes\">The vector width; Auto takes the widest that the hardware accelerates.</param>");
        WriteScaledInputs(code, plan);
        code.Line(SourceFile.GeneratedCode);
        const string Arguments = "int seed = 0, Precision precision = Precision.Double, int threads = 0, LaneWidth lanes = LaneWidth.Auto";
        using (code.Open($"public {name}({Arguments}) : base(Bind(), seed, precision, threads, lanes)"))
        {
        }

        code.Line();
        code.Line(SourceFile.GeneratedCode);
        using (code.Open("private static ModelBinding Bind()"))
        {
            code.Line("ModelBinding? binding = null;");
            code.Line("BindKernels(ref binding);");
            code.Line(
                $"return binding ?? throw new InvalidOperationException(\"{spec.Type.Name} has errors in its declaration; correct them and build again.\");");
        }

        code.Line();
        code.Line("static partial void BindKernels(ref ModelBinding? binding);");
        code.Line();
        DeclarationsEmitter.Write(code, spec);
        var evaluation = new EvaluationEmitter(code, spec, hasDevices);
        if (spec.Coordinates.Count > 0 && spec.Networks.Count > 0)
        {
            evaluation.WriteFields(plan?.Fields.Number ?? 0);
        }

        if (plan is not null)
        {
            WriteQuantities(evaluation, spec, plan.Quantities);
        }
        else if (spec.Coordinates.Count > 0)
        {
            WriteQuantitiesOfWrongProgram(evaluation, spec);
        }

        string[] sets = ObservedSets(spec);
        for (int set = 0; set < sets.Length; set++)
        {
            WriteObserve(code, spec, sets[set], set);
        }
    });

    /// <summary>What becomes of declared inputs that are not of order 1, which the declaration does not show.</summary>
    private static void WriteScaledInputs(CodeWriter code, ModelPlan? plan)
    {
        foreach (IGrouping<string, ScaledInput> inputs in plan?.ScaledInputs.GroupBy(input => input.Network) ?? [])
        {
            string of = string.Join(", ", inputs.Select(input => $"{input.Text} from [{Short(input.Lower)}, {Short(input.Upper)}]"));
            code.Line($"/// <remarks>Inputs of '{inputs.Key}' mapped to [-1, 1]: {of.Replace("<", "&lt;").Replace(">", "&gt;")}.</remarks>");
        }

        static string Short(double number) => number.ToString("G4", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void WriteQuantities(EvaluationEmitter evaluation, ModelSpec spec, IReadOnlyList<QuantityPlan> quantities)
    {
        foreach (IGrouping<string, QuantityPlan> member in quantities.Where(quantity => quantity.IsPublic).GroupBy(quantity => quantity.Member))
        {
            QuantityPlan first = member.First();
            if (first.Index is null)
            {
                evaluation.WriteQuantity(first.Member, first.IsComplex, first.Program.Number);
                continue;
            }

            int length = spec.Equations.Count(equation => equation.Property == first.Member);
            evaluation.WriteArray(first.Member, first.IsComplex, length, [.. member.Select(one => (one.Index!.Value, one.Program.Number))]);
        }
    }

    /// <summary>Their programs do not exist, but the constructor throws before they are called.</summary>
    private static void WriteQuantitiesOfWrongProgram(EvaluationEmitter evaluation, ModelSpec spec)
    {
        foreach (ExpressionSpec expression in spec.Expressions.Where(expression => expression.IsPublic))
        {
            evaluation.WriteQuantity(expression.Name, expression.IsComplex, 0);
        }

        foreach (EquationSpec equation in spec.Equations.Where(equation => equation.Index is null or 0))
        {
            if (equation.Index is null)
            {
                evaluation.WriteQuantity(equation.Name, equation.IsComplex, 0);
            }
            else
            {
                bool isComplex = spec.Equations.Any(other => other.Property == equation.Property && other.IsComplex);
                evaluation.WriteArray(equation.Property, isComplex, 1, [(0, 0)]);
            }
        }
    }

    public static string[] ObservedSets(ModelSpec spec) => [.. spec.Observed.Select(observed => observed.Set).Distinct()];

    private static void WriteObserve(CodeWriter code, ModelSpec spec, string set, int number)
    {
        string[] columns = [.. spec.Coordinates.Select(coordinate => coordinate.Name)
            .Concat(spec.Observed.Where(observed => observed.Set == set).Select(observed => observed.Name))];
        string[] parameters = MemberNames.Distinct(columns.Select(MemberNames.Parameter), "buffer");
        code.Line();
        code.Line(
            $"/// <summary>Supplies the observed data{(set.Length == 0 ? "" : $" \"{set}\"")}: a number in every column for each measurement.</summary>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public void {MemberNames.Observe(set)}({string.Join(", ", parameters.Select(name => $"ReadOnlySpan<double> {name}"))})"))
        {
            code.Line($"using var buffer = new EvaluationBuffer({columns.Length}, 0, {parameters[0]}.Length);");
            for (int i = 0; i < columns.Length; i++)
            {
                code.Line($"buffer.SetCoordinate({i}, \"{parameters[i].TrimStart('@')}\", {parameters[i]});");
            }

            code.Line($"SetObserved({number}, buffer.Count, buffer.Coordinates);");
        }
    }
}
