using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Networks;

/// <summary>Writes how outputs at points are evaluated: functions and points in, [function, point] out.</summary>
internal sealed class OperatorEvaluationEmitter(CodeWriter code, SampleModelSpec spec)
{
    private readonly ColumnSpec[] _inputs = [.. spec.Columns.Where(column => column.IsInput)];
    private readonly OutputSpec[] _outputs = [.. spec.PointOutputs];

    public void Write()
    {
        if (_outputs.Length == 0 || _inputs.Length == 0)
        {
            return;
        }

        foreach (string type in new[] { "double", "float" })
        {
            Write(type);
        }
    }

    private static string Sizes(ColumnSpec column) => "[function" + string.Concat(column.TensorSizes.Select(size => ", " + CodeWriter.Number(size))) + "]";

    private void Write(string type)
    {
        IEnumerable<string> coordinates = spec.Coordinates.Select(coordinate => coordinate.Name);
        string[] names = MemberNames.Distinct(
            [.. _inputs.Select(input => input.Name), .. coordinates, .. _outputs.Select(output => output.Name)],
            "count",
            "points",
            "inputs",
            "coordinates",
            "targets");
        string[] parameters = [.. names.Select(MemberNames.Parameter)];
        string[] inputs = [.. parameters.Take(_inputs.Length)];
        string[] places = [.. parameters.Skip(_inputs.Length).Take(spec.Coordinates.Count)];
        string[] outputs = [.. parameters.Skip(_inputs.Length + spec.Coordinates.Count)];
        string given = string.Join(", ", inputs.Concat(places).Select(name => $"ReadOnlySpan<{type}> {name}"));
        code.Line();
        code.Line("/// <summary>");
        code.Line("/// Evaluates one function or many, each at all points: what depends on a function alone is computed once for it. Allocates nothing.");
        code.Line("/// </summary>");
        Document(inputs, places);
        foreach (string output in outputs)
        {
            code.Line($"/// <param name=\"{output.TrimStart('@')}\">Receives [function, point].</param>");
        }

        code.Line("/// <exception cref=\"System.ArgumentException\">A length is no whole number of functions, or lengths differ.</exception>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"public unsafe void Evaluate({given}, {string.Join(", ", outputs.Select(name => $"Span<{type}> {name}"))})"))
        {
            WriteCall(type, inputs, places, outputs);
        }

        if (outputs.Length == 1)
        {
            code.Line();
            code.Line("/// <summary>Evaluates one function or many, each at all points, into a new array, [function, point].</summary>");
            Document(inputs, places);
            code.Line(SourceFile.GeneratedCode);
            using (code.Open($"public {type}[] Evaluate({given})"))
            {
                code.Line(CodeText.Of($"int count = SamplesOf({inputs[0]}.Length, {Length(_inputs[0])}, \"{inputs[0].TrimStart('@')}\");"));
                code.Line($"{type}[] {outputs[0]} = new {type}[count * {places[0]}.Length];");
                code.Line($"Evaluate({string.Join(", ", inputs.Concat(places))}, {outputs[0]});");
                code.Line($"return {outputs[0]};");
            }
        }
    }

    private static int Length(ColumnSpec column) => column.TensorSizes.Aggregate(1, (length, extent) => length * extent);

    private void Document(string[] inputs, string[] places)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            string along = _inputs[i].Along is { } coordinate ? $", at equally spaced sensors over '{coordinate}'" : "";
            code.Line($"/// <param name=\"{inputs[i].TrimStart('@')}\">{Sizes(_inputs[i])}{along}.</param>");
        }

        for (int c = 0; c < places.Length; c++)
        {
            code.Line($"/// <param name=\"{places[c].TrimStart('@')}\">[point]: '{spec.Coordinates[c].Name}' of each.</param>");
        }
    }

    private void WriteCall(string type, string[] inputs, string[] places, string[] outputs)
    {
        code.Line(CodeText.Of($"int count = SamplesOf({inputs[0]}.Length, {Length(_inputs[0])}, \"{inputs[0].TrimStart('@')}\");"));
        for (int i = 1; i < inputs.Length; i++)
        {
            code.Line(CodeText.Of($"RequireSamples({inputs[i]}.Length, count, {Length(_inputs[i])}, \"{inputs[i].TrimStart('@')}\");"));
        }

        code.Line($"int points = {places[0]}.Length;");
        foreach (string place in places.Skip(1))
        {
            code.Line($"RequireSamples({place}.Length, points, 1, \"{place.TrimStart('@')}\");");
        }

        foreach (string output in outputs)
        {
            code.Line($"RequireSamples({output}.Length, count, points, \"{output.TrimStart('@')}\");");
        }

        foreach (string name in inputs.Concat(places).Concat(outputs))
        {
            code.Line($"fixed ({type}* {name}__ = {name})");
        }

        using (code.Open(""))
        {
            code.Line(NetworkPredictionEmitter.Pointers("inputs", inputs));
            code.Line(NetworkPredictionEmitter.Pointers("coordinates", places));
            code.Line(NetworkPredictionEmitter.Pointers("targets", outputs));
            code.Line($"ComputePoints<{type}>(count, inputs, points, coordinates, targets);");
        }
    }
}
