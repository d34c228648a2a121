using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Parsing.Languages;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing;

/// <summary>Reads the partial properties of a [Network]: inputs, targets, labels, tensors of the user's own, learnable and run-time scalars.</summary>
internal sealed class NetworkDeclarations(
    INamedTypeSymbol type, KnownSymbols known, GraphBuilder graph, GridLanguage language, Action<DiagnosticInfo> report) : IDeclarations
{
    private const int Largest = 1 << 28;

    private static readonly string[] s_attributes = ["Domain", "Input", "Target", "Parameter", "Learnable", "Coefficient"];

    private readonly Dictionary<string, Value> _leaves = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    public List<ColumnSpec> Columns { get; } = [];

    public List<CoordinateSpec> Coordinates { get; } = [];

    public List<OwnTensorSpec> Tensors { get; } = [];

    public List<LearnableSpec> Learnables { get; } = [];

    public List<CoefficientSpec> Coefficients { get; } = [];

    /// <summary>Declarations that are wrong and get a body that throws, so that the compiler does not add its own errors.</summary>
    public List<UnreadableSpec> Unreadable { get; } = [];

    public Value? Leaf(IPropertySymbol property) => _leaves.TryGetValue(property.Name, out Value? value) ? value : null;

    public bool IsUnreadable(ISymbol member) => _unreadable.Contains(member.Name);

    public void Read()
    {
        foreach (IPropertySymbol property in ForeignAttributes.Report(type, known, isNetwork: true, report))
        {
            GiveUp(property);
        }

        foreach (IPropertySymbol property in DeclaredProperties.Of(type))
        {
            (string Name, AttributeData Data)[] roles = [.. s_attributes.Select(name => (Name: name, Data: known.Attribute(property, name)!))
                .Where(role => role.Data is not null)];
            if (roles.Length > 1)
            {
                Report(Rules.TwoRoles, property, property.Name, string.Join(" and ", roles.Select(role => $"[{role.Name}]")));
                GiveUp(property);
            }
            else if (roles.Length == 1)
            {
                Read(property, roles[0].Name, roles[0].Data);
            }
            else if (property is { IsPartialDefinition: true, PartialImplementationPart: null } && !IsUnreadable(property))
            {
                Report(Rules.NoAttribute, property, property.Name, AttributeFor(property));
                GiveUp(property);
            }
        }

        CheckAlong();
        if (!Columns.Any(column => column.IsInput) && _unreadable.Count == 0)
        {
            Report(
                Rules.NetworkDeclaration,
                type,
                type.Name,
                "has no inputs",
                "declare one, such as '[Input(28, 28, 1)] public partial Tensor Image { get; }'");
        }
    }

    /// <summary>Gives every partial property a body that throws, because the class itself cannot be a model.</summary>
    public void GiveUpAll()
    {
        foreach (IPropertySymbol property in DeclaredProperties.Of(type))
        {
            GiveUp(property);
        }
    }

    private string AttributeFor(IPropertySymbol property) => KnownSymbols.Is(property.Type, known.Label) ? "[Target(Classes = 10)]"
        : KnownSymbols.Is(property.Type, known.Tensor) ? "[Input(28, 28, 1)], [Target(10)] or [Parameter(10)]"
        : KnownSymbols.Is(property.Type, known.Coordinate) ? "[Domain(0, 1)]"
        : "[Learnable(1.0)] or [Coefficient(1.0)]";

    private void Read(IPropertySymbol property, string name, AttributeData attribute)
    {
        bool isTensor = KnownSymbols.Is(property.Type, known.Tensor);
        bool isLabel = KnownSymbols.Is(property.Type, known.Label);
        bool fits = name switch
        {
            "Target" => isTensor || isLabel,
            "Input" or "Parameter" => isTensor,
            "Domain" => KnownSymbols.Is(property.Type, known.Coordinate),
            _ => KnownSymbols.Is(property.Type, known.Scalar),
        };
        if (!fits)
        {
            string needed = name switch
            {
                "Target" => "a Tensor or a Label",
                "Input" or "Parameter" => "a Tensor",
                "Domain" => "a Coordinate",
                _ => "a Scalar",
            };
            Report(Rules.WrongType, property, property.Name, name, needed, property.Type.ToDisplayString());
            GiveUp(property);
            return;
        }

        bool needsSetter = name == "Coefficient";
        if (!property.IsPartialDefinition || property.GetMethod is null || property.SetMethod is not null != needsSetter)
        {
            Report(
                Rules.NotDeclaration,
                property,
                property.Name,
                $"public partial {property.Type.Name} {property.Name} {(needsSetter ? "{ get; set; }" : "{ get; }")}");
            GiveUp(property);
            return;
        }

        switch (name)
        {
            case "Domain":
                ReadCoordinate(property, attribute);
                break;
            case "Input" or "Target":
                ReadColumn(property, attribute, name == "Input", isLabel);
                break;
            case "Parameter":
                ReadTensor(property, attribute);
                break;
            case "Learnable":
                Learnables.Add(new LearnableSpec(DeclarationReader.Property(property), Bits(attribute)));
                _leaves[property.Name] = new SymbolValue(graph.Leaf(NodeSpec.Learnable, property.Name));
                break;
            default:
                Coefficients.Add(new CoefficientSpec(DeclarationReader.Property(property), Bits(attribute)));
                _leaves[property.Name] = new SymbolValue(graph.Leaf(NodeSpec.Coefficient, property.Name));
                break;
        }
    }

    private void ReadColumn(IPropertySymbol property, AttributeData attribute, bool isInput, bool isLabel)
    {
        int[] sizes = Sizes(attribute);
        int classes = Named(attribute, "Classes") as int? ?? 0;
        if (isLabel && classes < 2)
        {
            Refuse(property, "is a label of an unknown number of classes", "write '[Target(Classes = 10)]'");
            return;
        }

        if (!isLabel && classes > 0)
        {
            Refuse(property, "is a Tensor with Classes", $"declare it as 'public partial Label {property.Name} {{ get; }}'");
            return;
        }

        if (!CheckSizes(property, sizes, allowNone: isLabel))
        {
            return;
        }

        int axes = isLabel ? sizes.Length : sizes.Length - 1;
        if (Boundaries(property, attribute, axes) is not { } boundaries)
        {
            return;
        }

        Columns.Add(new ColumnSpec(DeclarationReader.Property(property), isInput, new(sizes), new(boundaries), isLabel ? classes : 0)
        {
            Along = Named(attribute, "Along") as string,
        });
        int node = graph.Leaf(isLabel ? "label" : isInput ? "input" : "target", property.Name);
        _leaves[property.Name] = isLabel ? new LabelValue(new LabelShape(node, classes, sizes)) : language.Value(node, sizes, boundaries);
    }

    private void ReadCoordinate(IPropertySymbol property, AttributeData attribute)
    {
        long lower = Bits(attribute);
        long upper = BitConverter.DoubleToInt64Bits(Convert.ToDouble(
            attribute.ConstructorArguments.Length > 1 ? attribute.ConstructorArguments[1].Value : 1, System.Globalization.CultureInfo.InvariantCulture));
        var coordinate = new CoordinateSpec(DeclarationReader.Property(property), lower, upper);
        if (!(coordinate.Lower < coordinate.Upper) || double.IsInfinity(coordinate.Upper - coordinate.Lower))
        {
            string Text(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            string fault = coordinate.Lower > coordinate.Upper ? "reversed" : coordinate.Lower == coordinate.Upper ? "empty" : "not finite";
            Report(Rules.BadDomain, property, property.Name, Text(coordinate.Lower), Text(coordinate.Upper), fault);
            coordinate = coordinate with { LowerBits = 0, UpperBits = BitConverter.DoubleToInt64Bits(1) };
        }

        Coordinates.Add(coordinate);
        _leaves[property.Name] = new SymbolValue(graph.Leaf(NodeSpec.Coordinate, property.Name));
    }

    /// <summary>Functions lie along a coordinate of the class, and are vectors of at least two values.</summary>
    private void CheckAlong()
    {
        foreach (ColumnSpec column in Columns.Where(column => column.Along is not null))
        {
            IPropertySymbol property = DeclaredProperties.Of(type).First(property => property.Name == column.Name);
            if (Coordinates.All(coordinate => coordinate.Name != column.Along))
            {
                Report(
                    Rules.NetworkDeclaration,
                    property,
                    property.Name,
                    $"lies along '{column.Along}', which is no coordinate of the class",
                    "name one, such as '[Domain(0, 1)] public partial Coordinate X { get; }' and Along = nameof(X)");
            }
            else if (column.Sizes.Count != 1 || column.Sizes[0] < 2)
            {
                Report(
                    Rules.NetworkDeclaration,
                    property,
                    property.Name,
                    $"lies along '{column.Along}' and has the sizes {TensorShape.TextOf(column.Sizes)}",
                    "give the number of sensors, at least two, such as [Input(100, Along = nameof(X))]");
            }
        }

        language.Functions = [.. Columns.Where(column => column.Along is not null).Select(column => column.Name)];
    }

    private void ReadTensor(IPropertySymbol property, AttributeData attribute)
    {
        int[] sizes = Sizes(attribute);
        if (!CheckSizes(property, sizes, allowNone: false))
        {
            return;
        }

        long initial = BitConverter.DoubleToInt64Bits(Named(attribute, "Initial") as double? ?? 0);
        long deviation = BitConverter.DoubleToInt64Bits(Named(attribute, "Deviation") as double? ?? 0);
        Tensors.Add(new OwnTensorSpec(DeclarationReader.Property(property), new(sizes), initial, deviation));
        _leaves[property.Name] = language.Value(graph.Leaf("parameter", property.Name), sizes, new int[sizes.Length - 1]);
    }

    private bool CheckSizes(IPropertySymbol property, int[] sizes, bool allowNone)
    {
        if (sizes.Length == 0 && !allowNone)
        {
            Refuse(property, "has no sizes", "give its extents, channels last, such as [Input(28, 28, 1)] for a grey picture or [Input(784)] for a vector");
            return false;
        }

        if (sizes.Any(size => size < 1) || sizes.Aggregate(1.0, (product, size) => product * size) > Largest)
        {
            Refuse(
                property,
                $"has the sizes {TensorShape.TextOf(sizes)}",
                CodeText.Of($"every extent must be positive, and their product at most {Largest}"));
            return false;
        }

        return true;
    }

    private int[]? Boundaries(IPropertySymbol property, AttributeData attribute, int axes)
    {
        TypedConstant each = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Boundaries").Value;
        int one = Named(attribute, "Boundary") as int? ?? 0;
        int[] boundaries = each.Kind == TypedConstantKind.Array && !each.IsNull
            ? [.. each.Values.Select(value => value.Value as int? ?? 0)]
            : [.. Enumerable.Repeat(one, axes)];
        if (boundaries.Length == axes && boundaries.All(boundary => boundary >= 0 && boundary < BoundaryNames.All.Count))
        {
            return boundaries;
        }

        Refuse(property, $"has {boundaries.Length} boundaries", $"give one for each of its {axes} axes, channels left out");
        return null;
    }

    private void Refuse(IPropertySymbol property, string problem, string remedy)
    {
        Report(Rules.NetworkDeclaration, property, property.Name, problem, remedy);
        GiveUp(property);
    }

    private void GiveUp(IPropertySymbol property)
    {
        if (_unreadable.Add(property.Name) && property.IsPartialDefinition && property.PartialImplementationPart is null)
        {
            string set = property.SetMethod is null ? "" : property.SetMethod.IsInitOnly ? "init" : "set";
            Unreadable.Add(new UnreadableSpec(
                DeclarationReader.Property(property),
                property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                property.GetMethod is not null,
                set));
        }
    }

    private static int[] Sizes(AttributeData attribute) =>
        [.. attribute.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values : [argument])
            .Select(value => value.Value as int? ?? 0)];

    private static long Bits(AttributeData attribute) => BitConverter.DoubleToInt64Bits(
        attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is { } value
            ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)
            : 0);

    private static object? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private void Report(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments) =>
        report(DiagnosticInfo.Create(rule, symbol.Locations.FirstOrDefault(), arguments));
}
