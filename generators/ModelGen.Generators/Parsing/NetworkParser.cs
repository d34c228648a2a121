using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Parsing.Languages;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing;

/// <summary>Reads a class marked [Network]: inputs, targets, outputs, losses, metrics, and the layers between them.</summary>
internal sealed class NetworkParser : ModelParser<SampleModelSpec>
{
    private readonly GridLanguage _language;
    private readonly NetworkDeclarations _declarations;

    public NetworkParser(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel) : base(type, compilation, cancel)
    {
        _language = new GridLanguage(Known, Graph, new LayerPaths());
        _declarations = new NetworkDeclarations(type, Known, Graph, _language, Report);
    }

    protected override INamedTypeSymbol? BaseClass => Known.NetworkModel;

    protected override EquatableArray<UnreadableSpec> GiveUp()
    {
        _declarations.GiveUpAll();
        return _declarations.Unreadable.ToEquatable();
    }

    protected override SampleModelSpec OnlyDeclarations(EquatableArray<UnreadableSpec> unreadable) =>
        new() { Type = TypeShape.Spec(Type, isComplete: false), Unreadable = unreadable, Graph = Graph.ToSpec(), HasErrors = true };

    protected override SampleModelSpec ParseComplete()
    {
        _declarations.Read();
        var languages = new LanguageList(_language, new ScalarLanguage(Known, Graph, _declarations.Coordinates));
        var evaluator = new BodyEvaluator(Compilation, Type, _declarations, languages, Report, Cancel);
        var outputs = new List<OutputSpec>();
        var terms = new List<TermSpec>();

        // in the order of names: layers that several properties reach by one helper are numbered as they are met
        foreach (IPropertySymbol property in DeclaredProperties.Of(Type).OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            Cancel.ThrowIfCancellationRequested();
            Read(property, evaluator, outputs, terms);
        }

        string[] order = [.. DeclaredProperties.Of(Type).Select(property => property.Name)];
        if (outputs.Count == 0 && terms.Count == 0 && !HasErrors)
        {
            Report(
                Rules.NetworkDeclaration,
                Type,
                Type.Name,
                "has neither an [Output] nor a [Loss]",
                "mark what it predicts, such as '[Output] public Tensor Prediction => ...;'");
        }

        int count = Graph.ToSpec().Nodes.Count;
        var spec = new SampleModelSpec
        {
            Type = TypeShape.Spec(Type, isComplete: true),
            Columns = _declarations.Columns.ToEquatable(),
            Coordinates = _declarations.Coordinates.ToEquatable(),
            Tensors = _declarations.Tensors.ToEquatable(),
            Learnables = _declarations.Learnables.ToEquatable(),
            Coefficients = _declarations.Coefficients.ToEquatable(),
            Outputs = outputs.OrderBy(output => Array.IndexOf(order, output.Name)).ToEquatable(),
            Terms = terms.OrderBy(term => term.IsMetric).ThenBy(term => Array.IndexOf(order, term.Name)).ToEquatable(),
            Unreadable = _declarations.Unreadable.ToEquatable(),
            Graph = Graph.ToSpec(),
            Shapes = Enumerable.Range(0, count).Select(node => new EquatableArray<int>(_language.SizesOf(node) ?? [])).ToEquatable(),
            HasErrors = HasErrors,
        };

        // those of samples first
        OutputSpec[] placed = [.. spec.Outputs.Select(output => output with { IsAtPoints = spec.IsAtPoints(output.Node) })];
        new PointChecks(Type, spec, Report).Run();
        return spec with { Outputs = placed.OrderBy(output => output.IsAtPoints).ToEquatable(), HasErrors = HasErrors };
    }

    protected override void CheckNames(SampleModelSpec spec) => new NetworkNameChecks(Type, BaseClass, spec, Report).Run();

    private void Read(IPropertySymbol property, BodyEvaluator evaluator, List<OutputSpec> outputs, List<TermSpec> terms)
    {
        bool isOutput = Known.Attribute(property, "Output") is not null;
        AttributeData? loss = Known.Attribute(property, "Loss");
        bool isMetric = Known.Attribute(property, "Metric") is not null;
        AttributeData? condition = Known.Attribute(property, "Condition");
        AttributeData? residual = Known.Attribute(property, "Residual") ?? condition;
        if (_declarations.Leaf(property) is not null || _declarations.IsUnreadable(property) || property.GetMethod is null)
        {
            return;
        }

        if (isOutput)
        {
            if (evaluator.Property(property) is { } value)
            {
                if (value is GridValue { Tensor: var tensor })
                {
                    outputs.Add(new OutputSpec(property.Name, tensor.Node, new(tensor.Sizes)));
                }
                else if (value is SymbolValue { Node: var node })
                {
                    outputs.Add(new OutputSpec(property.Name, node, default));
                }
                else
                {
                    Report(Rules.WrongType, property, property.Name, "Output", "a Tensor or a Scalar", property.Type.ToDisplayString());
                }
            }

            return;
        }

        if (loss is null && residual is null && !isMetric)
        {
            return;
        }

        object? given = (loss ?? residual)?.NamedArguments.FirstOrDefault(argument => argument.Key == "Weight").Value.Value;
        long weight = BitConverter.DoubleToInt64Bits(given as double? ?? 1);
        int points = (loss ?? residual)?.NamedArguments.FirstOrDefault(argument => argument.Key == "Points").Value.Value as int?
            ?? (condition is not null ? 100 : 1_000);
        if (points < 1)
        {
            Report(Rules.BadSampling, property, property.Name, "Points", CodeWriter.Number(points), "give at least one point");
            points = 1;
        }

        switch (evaluator.Property(property))
        {
            case null:
                break;
            case EquationValue equation when residual is not null:
                terms.Add(new TermSpec(property.Name, equation.Node, weight, IsMetric: false, IsEquation: true) { Points = points });
                break;
            case SymbolValue scalar when residual is null:
                terms.Add(new TermSpec(property.Name, scalar.Node, weight, isMetric, IsEquation: false) { Points = points });
                break;
            default:
                string attribute = condition is not null ? "Condition" : residual is not null ? "Residual" : isMetric ? "Metric" : "Loss";
                string needed = residual is not null ? "an Equation" : "a Scalar, such as MeanSquaredError(Prediction, Target)";
                Report(Rules.WrongType, property, property.Name, attribute, needed, property.Type.ToDisplayString());
                break;
        }
    }
}
