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
        spec.Coordinates.Select(coordinate => MemberNames.Parameter(coordinate.Name)), "buffer", "device", "result");

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

        WriteColumns(MemberNames.Evaluate, "The fields at many points; every span has one number for each point.", program, component, [.. fields], false);
        WriteColumns(MemberNames.EvaluateGrid, "The fields " + OnGrid, program, component, [.. fields], true);
    }

    public void WriteQuantity(string name, bool isComplex, int program)
    {
        var quantity = new EvaluatedQuantity("result", isComplex, 0);
        int components = isComplex ? 2 : 1;
        code.Line();
        WriteCoordinateDocs($"{name} at one point.");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public {Type(quantity)} {MemberNames.Quantity(name)}({Point})"))
        {
            code.Line($"Span<double> __outputs = stackalloc double[{components}];");
            code.Line($"EvaluateProgram({program}, [{string.Join(", ", Coordinates)}], 1, __outputs);");
            code.Line($"return {Read(quantity, "__outputs")};");
        }

        WriteColumns(MemberNames.Quantity(name), $"{name} at many points; every span has one number for each point.", program, components, [quantity], false);
        WriteColumns(MemberNames.QuantityGrid(name), $"{name} {OnGrid}", program, components, [quantity], true);
    }

    private void WriteColumns(string method, string summary, int program, int components, EvaluatedQuantity[] quantities, bool isGrid)
    {
        WriteColumns(method, summary, program, components, quantities, isGrid, onDevice: false);
        if (hasDevices)
        {
            WriteColumns(method, summary, program, components, quantities, isGrid, onDevice: true);
        }
    }

    private void WriteColumns(string method, string summary, int program, int components, EvaluatedQuantity[] quantities, bool isGrid, bool onDevice)
    {
        code.Line();
        WriteCoordinateDocs(summary);
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
        using (code.Open($"public void {method}({Spans}, {targets}{device})"))
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
            code.Line($"{evaluate}{program}, __buffer.Coordinates, __buffer.Count, __buffer.Components);");
            foreach (EvaluatedQuantity quantity in quantities)
            {
                string parameter = Target(quantity);
                code.Line($"__buffer.CopyTo({quantity.Component}, \"{parameter.TrimStart('@')}\", {parameter});");
            }
        }
    }

    private void WriteCoordinateDocs(string summary)
    {
        code.Line($"/// <summary>{summary}</summary>");
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
