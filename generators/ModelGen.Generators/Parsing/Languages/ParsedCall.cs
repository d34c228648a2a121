using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>A call of a layer as the evaluator met it.</summary>
internal sealed class ParsedCall(
    GraphBuilder graph, LayerPaths paths, IMethodSymbol method, TensorShape? receiver, IReadOnlyList<Value> arguments, CallSite site,
    IReadOnlyCollection<string> functions) : LayerCall
{
    public override string Method => method.Name;

    public override TensorShape Input => receiver ?? Tensor(method.Parameters[0].Name);

    public override int Integer(string parameter, int least = 1)
    {
        if (Argument(parameter) is not IntegerValue { Number: var number })
        {
            throw Fail("MG2002", $"has an unknown {parameter}", "give a whole number that is known while compiling");
        }

        return number >= least && number <= int.MaxValue
            ? (int)number
            : throw Fail("MG2002", $"has {parameter} = {number}", $"give a whole number from {least}");
    }

    public override int[] Integers(string parameter, int count)
    {
        Value? value = Argument(parameter);
        if (value is NoValue or null)
        {
            return [.. Enumerable.Repeat(1, count)];
        }

        if (value is not ListValue { Items: var items })
        {
            return [.. Enumerable.Repeat(Integer(parameter), count)];
        }

        if (items.Length != count || items.Any(item => item is not IntegerValue { Number: >= 1 and <= int.MaxValue }))
        {
            throw Fail("MG2002", $"has {items.Length} numbers as {parameter}", $"give {count} positive whole numbers, one for each axis");
        }

        return [.. items.Select(item => (int)((IntegerValue)item).Number)];
    }

    public override int[] List(string parameter) => Argument(parameter) is ListValue { Items: var items }
        && items.All(item => item is IntegerValue { Number: >= int.MinValue and <= int.MaxValue })
            ? [.. items.Select(item => (int)((IntegerValue)item).Number)]
            : throw Fail("MG2002", $"has unknown {parameter}", "give whole numbers that are known while compiling");

    public override (int[] Sizes, double[] Numbers) Weights(string parameter)
    {
        var sizes = new List<int>();
        IReadOnlyList<Value?> level = [Argument(parameter)];
        while (level.Count > 0 && level.All(value => value is ListValue))
        {
            int[] lengths = [.. level.Select(value => ((ListValue)value!).Items.Length).Distinct()];
            if (lengths.Length > 1)
            {
                throw Fail("MG2002", $"has lists of {lengths[0]} and of {lengths[1]} numbers as {parameter}", "make all lists equally long");
            }

            sizes.Add(lengths[0]);
            level = [.. level.SelectMany(value => ((ListValue)value!).Items)];
        }

        return level.All(value => value is not null && NumberMath.IsNumber(value))
            ? ([.. sizes], [.. level.Select(value => NumberMath.AsDouble(value!))])
            : throw Fail("MG2002", $"has unknown {parameter}", "give numbers that are known while compiling");
    }

    public override bool Has(string parameter) => method.Parameters.Any(candidate => candidate.Name == parameter);

    public override double Number(string parameter) => Argument(parameter) is { } value && NumberMath.IsNumber(value)
        ? NumberMath.AsDouble(value)
        : throw Fail("MG2002", $"has an unknown {parameter}", "give a number that is known while compiling");

    public override double[] Numbers(string parameter) => Argument(parameter) switch
    {
        null or NoValue => [],
        ListValue { Items: var items } when items.All(NumberMath.IsNumber) => [.. items.Select(NumberMath.AsDouble)],
        _ => throw Fail("MG2002", $"has unknown {parameter}", "give numbers that are known while compiling"),
    };

    public override bool Flag(string parameter) => Argument(parameter) is BooleanValue { IsTrue: true };

    public override TensorShape Tensor(string parameter) => Argument(parameter) is GridValue { Tensor: var tensor }
        ? tensor
        : throw Fail("MG2002", $"needs a tensor as {parameter}", "give a tensor");

    public override TensorShape[] Tensors(string parameter) => Argument(parameter) is ListValue { Items: var items } && items.All(item => item is GridValue)
        ? [.. items.Select(item => ((GridValue)item).Tensor)]
        : throw Fail("MG2002", $"needs tensors as {parameter}", "give tensors one by one");

    public override int Scalar(string parameter) => Argument(parameter) is { } value && CalculusCalls.HasNode(value)
        ? CalculusCalls.Node(graph, value)
        : throw Fail("MG2002", $"needs a scalar as {parameter}", "give a Scalar");

    public override int[] Scalars(string parameter) => Argument(parameter) is ListValue { Items: var items } && items.All(CalculusCalls.HasNode)
        ? [.. items.Select(item => CalculusCalls.Node(graph, item!))]
        : throw Fail("MG2002", $"needs scalars as {parameter}", "give scalars one by one");

    public override LabelShape? Label(string parameter) => (Argument(parameter) as LabelValue)?.Label;

    public override int Constant(double number) => graph.Constant(number);

    public override int Node(string operation, IEnumerable<int> numbers, params int[] operands) =>
        graph.Node(operation, numbers.Select(number => (long)number), operands);

    public override int Named(string operation, string name, int[] parameters, IEnumerable<int> numbers, params int[] operands)
    {
        string? given = (Argument("name") as TextValue)?.Text;
        return graph.Layer(operation, paths.Of(given, name, parameters, site), numbers.Select(number => (long)number), operands);
    }

    public override string? DeclaredName(TensorShape tensor) => graph[tensor.Node].Operation is "input" or "target" ? graph[tensor.Node].Name : null;

    public override bool IsFunction(TensorShape tensor) => DeclaredName(tensor) is { } name && functions.Contains(name);

    public override bool IsParameter(TensorShape tensor)
    {
        NodeSpec node = graph[tensor.Node];
        while (node.Operation == "transpose")
        {
            node = graph[node.Operands[0]];
        }

        return node.Operation == "parameter";
    }

    public override Exception Fail(string rule, string problem, string remedy) => site.Fail(Rules.ById[rule], site.Text, site.Member, problem, remedy);

    private Value? Argument(string parameter)
    {
        for (int i = 0; i < method.Parameters.Length && i < arguments.Count; i++)
        {
            if (method.Parameters[i].Name == parameter)
            {
                return arguments[i];
            }
        }

        return null;
    }
}
