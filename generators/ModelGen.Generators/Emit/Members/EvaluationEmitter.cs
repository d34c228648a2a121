using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Members;

/// <summary>A quantity to evaluate: its real components and whether pairs of them are complex numbers.</summary>
internal readonly record struct EvaluatedQuantity(string Name, bool IsComplex, int Component);

/// <summary>Writes Evaluate and its relatives, with one parameter for each coordinate.</summary>
/// <param name="code">Where to write.</param>
/// <param name="spec">The declaration.</param>
/// <param name="hasDevices">Whether everything can be evaluated on a device too.</param>
internal sealed class EvaluationEmitter(CodeWriter code, ModelSpec spec, bool hasDevices)
{
    private const string OnGrid = "on the grid of all combinations of the given coordinates, the last coordinate running fastest.";

    private string[] Coordinates { get; } = MemberNames.Distinct(
        spec.Coordinates.Select(coordinate => MemberNames.Parameter(coordinate.Name)),
        spec.Equations.Any(equation => equation.Index is not null) ? ["buffer", "device", "result", "index"] : ["buffer", "device", "result"]);

    private string Point => string.Join(", ", Coordinates.Select(name => "double " + name));

    private string Spans => string.Join(", ", Coordinates.Select(name => $"ReadOnlySpan<double> {name}"));

    public void WriteFields(int program)
    {
        var fields = new List<EvaluatedQuantity>();
        int component = 0;
        FieldSpec[] declared = [.. spec.Networks.SelectMany(network => network.Fields)];
        string[] names = MemberNames.Distinct(declared.Select(field => field.Name));
        foreach ((FieldSpec field, string name) in declared.Zip(names, (field, name) => (field, name)))
        {
            fields.Add(new EvaluatedQuantity(name, field.IsComplex, component));
            component += field.IsComplex ? 2 : 1;
        }

        code.Line("/// <summary>The fields at one point.</summary>");
        foreach (EvaluatedQuantity field in fields)
        {
            code.Line($"/// <param name=\"{field.Name}\">The field {field.Name}.</param>");
        }

        code.Line(SourceFile.GeneratedCode);
        string parameters = string.Join(", ", fields.Select(field => $"{Type(field)} {CodeWriter.Identifier(field.Name)}"));
        code.Line($"public readonly record struct {MemberNames.Values}({parameters});");
        code.Line();
        WriteCoordinateDocs("The fields at one point.");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public {MemberNames.Values} {MemberNames.Evaluate}({Point})"))
        {
            code.Line($"Span<double> __outputs = stackalloc double[{component}];");
            code.Line($"EvaluatePoint([{string.Join(", ", Coordinates)}], __outputs);");
            code.Line($"return new {MemberNames.Values}({string.Join(", ", fields.Select(field => Read(field, "__outputs")))});");
        }

        ProgramChoice choice = new(CodeWriter.Number(program));
        WriteColumns(MemberNames.Evaluate, "The fields at many points; every span has one number for each point.", choice, component, [.. fields], false);
        WriteColumns(MemberNames.EvaluateGrid, "The fields " + OnGrid, choice, component, [.. fields], true);
    }

    public void WriteQuantity(string name, bool isComplex, int program) => WriteQuantity(name, isComplex, new ProgramChoice(CodeWriter.Number(program)));

    /// <summary>One method for all equations of an array, which takes the index of one.</summary>
    /// <param name="name">The array's name.</param>
    /// <param name="isComplex">Whether their residuals are complex.</param>
    /// <param name="length">Of the array.</param>
    /// <param name="programs">Those that can be evaluated: index and program.</param>
    public void WriteArray(string name, bool isComplex, int length, IReadOnlyList<(int Index, int Program)> programs)
    {
        code.Line();
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"private static int {MemberNames.ProgramOf(name)}(int index) => index switch", "};"))
        {
            code.Lines(programs.Select(one => CodeText.Of($"{one.Index} => {one.Program},")));
            string refusal = programs.Count < length
                ? CodeText.Of($"{name} has {length} equations, and those that read observed data are evaluated at the data alone.")
                : CodeText.Of($"{name} has {length} equations.");
            code.Line($"_ => throw new ArgumentOutOfRangeException(nameof(index), index, \"{refusal}\"),");
        }

        WriteQuantity(name, isComplex, new ProgramChoice($"{MemberNames.ProgramOf(name)}(index)", OfArray: true));
    }

    /// <summary>A program's number as it is written, and whether an index chooses it.</summary>
    private readonly record struct ProgramChoice(string Number, bool OfArray = false)
    {
        public string Parameter => OfArray ? "int index, " : "";
    }

    private void WriteQuantity(string name, bool isComplex, ProgramChoice program)
    {
        var quantity = new EvaluatedQuantity("result", isComplex, 0);
        int components = isComplex ? 2 : 1;
        code.Line();
        string text = program.OfArray ? $"{name}[index]" : name;
        WriteCoordinateDocs($"{text} at one point.", program.OfArray);
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public {Type(quantity)} {MemberNames.Quantity(name)}({program.Parameter}{Point})"))
        {
            code.Line($"Span<double> __outputs = stackalloc double[{components}];");
            code.Line($"EvaluateProgram({program.Number}, [{string.Join(", ", Coordinates)}], 1, __outputs);");
            code.Line($"return {Read(quantity, "__outputs")};");
        }

        WriteColumns(MemberNames.Quantity(name), $"{text} at many points; every span has one number for each point.", program, components, [quantity], false);
        WriteColumns(MemberNames.QuantityGrid(name), $"{text} {OnGrid}", program, components, [quantity], true);
    }

    private void WriteColumns(string method, string summary, ProgramChoice program, int components, EvaluatedQuantity[] quantities, bool isGrid)
    {
        WriteColumns(method, summary, program, components, quantities, isGrid, onDevice: false);
        if (hasDevices)
        {
            WriteColumns(method, summary, program, components, quantities, isGrid, onDevice: true);
        }
    }

    private void WriteColumns(
        string method, string summary, ProgramChoice program, int components, EvaluatedQuantity[] quantities, bool isGrid, bool onDevice)
    {
        code.Line();
        WriteCoordinateDocs(summary, program.OfArray);
        foreach (EvaluatedQuantity quantity in quantities)
        {
            string what = quantity.Name == "result" ? "the values" : quantity.Name.TrimEnd('_');
            code.Line($"/// <param name=\"{Target(quantity).TrimStart('@')}\">Receives {what}, one number for each point.</param>");
        }

        if (onDevice)
        {
            code.Line("/// <param name=\"device\">Where to compute.</param>");
        }

        string device = onDevice ? ", ModelGen.Gpu.Device device" : "";
        code.Line(SourceFile.GeneratedCode);
        string targets = string.Join(", ", quantities.Select(quantity => $"Span<{Type(quantity)}> {Target(quantity)}"));
        using (code.Open($"public void {method}({program.Parameter}{Spans}, {targets}{device})"))
        {
            string count = isGrid ? string.Join(" * ", Coordinates.Select(name => name + ".Length")) : Coordinates.First() + ".Length";
            code.Line($"using var __buffer = new EvaluationBuffer({spec.Coordinates.Count}, {components}, {(isGrid ? $"checked({count})" : count)});");
            int c = 0;
            foreach (string name in Coordinates)
            {
                string extra = isGrid
                    ? ", " + (c + 1 < spec.Coordinates.Count ? string.Join(" * ", Coordinates.Skip(c + 1).Select(later => later + ".Length")) : "1")
                    : "";
                code.Line($"__buffer.{(isGrid ? "SetAxis" : "SetCoordinate")}({c++}, \"{name.TrimStart('@')}\", {name}{extra});");
            }

            string evaluate = onDevice ? "ModelGen.Gpu.PinnModelExtensions.EvaluateProgram(this, device, " : "EvaluateProgram(";
            code.Line($"{evaluate}{program.Number}, __buffer.Coordinates, __buffer.Count, __buffer.Components);");
            foreach (EvaluatedQuantity quantity in quantities)
            {
                string parameter = Target(quantity);
                code.Line($"__buffer.CopyTo({quantity.Component}, \"{parameter.TrimStart('@')}\", {parameter});");
            }
        }
    }

    private void WriteCoordinateDocs(string summary, bool hasIndex = false)
    {
        code.Line($"/// <summary>{summary}</summary>");
        if (hasIndex)
        {
            code.Line("/// <param name=\"index\">Which equation of the array.</param>");
        }

        for (int c = 0; c < spec.Coordinates.Count; c++)
        {
            CoordinateSpec coordinate = spec.Coordinates[c];
            string name = Coordinates[c].TrimStart('@');
            code.Line($"/// <param name=\"{name}\">{coordinate.Name}, in [{coordinate.Lower}, {coordinate.Upper}].</param>");
        }
    }

    /// <summary>The parameter that receives a quantity at many points.</summary>
    private static string Target(EvaluatedQuantity quantity) => quantity.Name == "result" ? "result" : MemberNames.Parameter(quantity.Name) + "_values";

    private static string Type(EvaluatedQuantity quantity) => quantity.IsComplex ? "Complex" : "double";

    private static string Read(EvaluatedQuantity quantity, string outputs) => quantity.IsComplex
        ? $"new Complex({outputs}[{CodeWriter.Number(quantity.Component)}], {outputs}[{CodeWriter.Number(quantity.Component + 1)}])"
        : $"{outputs}[{CodeWriter.Number(quantity.Component)}]";
}
