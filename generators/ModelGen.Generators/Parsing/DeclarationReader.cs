using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Parsing.Languages;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing;

/// <summary>An [Mlp] property before its activation and inputs are evaluated.</summary>
internal sealed record NetworkDeclaration(
    IPropertySymbol Property,
    AttributeData Attribute,
    bool IsTuple,
    FieldSpec[] Fields,
    int[] Widths,
    string Activation,
    string? Inputs,
    bool ScalesInputs,
    string Initializer);

/// <summary>Reads the partial properties: coordinates, networks, learnable and run-time scalars, observed data.</summary>
internal sealed class DeclarationReader(INamedTypeSymbol type, KnownSymbols known, GraphBuilder graph, Action<DiagnosticInfo> report) : IDeclarations
{
    /// <summary>The attributes of declared symbols.</summary>
    public static readonly IReadOnlyList<string> Attributes = ["Domain", "Mlp", "Learnable", "Coefficient", "Observed"];

    private readonly Dictionary<string, Value> _leaves = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    public List<CoordinateSpec> Coordinates { get; } = [];

    public List<NetworkDeclaration> Networks { get; } = [];

    public List<LearnableSpec> Learnables { get; } = [];

    public List<CoefficientSpec> Coefficients { get; } = [];

    public List<ObservedSpec> Observed { get; } = [];

    /// <summary>Declarations that are wrong and get a body that throws, so that the compiler does not add its own errors.</summary>
    public List<UnreadableSpec> Unreadable { get; } = [];

    public Value? Leaf(IPropertySymbol property) => _leaves.TryGetValue(property.Name, out Value? value) ? value : null;

    public bool Declares(IPropertySymbol property) => _leaves.ContainsKey(property.Name);

    /// <summary>Whether the declaration has been reported already.</summary>
    public bool IsUnreadable(ISymbol member) => _unreadable.Contains(member.Name);

    public void Read()
    {
        foreach (IPropertySymbol property in ForeignAttributes.Report(type, known, isNetwork: false, report))
        {
            GiveUp(property);
        }

        foreach (IPropertySymbol property in DeclaredProperties.Of(type))
        {
            (string Name, AttributeData Data)[] roles = [.. Attributes.Select(name => (Name: name, Data: known.Attribute(property, name)!))
                .Where(role => role.Data is not null)];
            if (roles.Length == 1)
            {
                Read(property, roles[0].Name, roles[0].Data);
            }
            else if (roles.Length > 1)
            {
                Report(Rules.TwoRoles, property, property.Name, string.Join(" and ", roles.Select(role => $"[{role.Name}]")));
                GiveUp(property);
            }
        }

        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(IsMeantAsDeclaration))
        {
            ReportNotDeclaration(field, field.Type, needsSetter: known.Attribute(field, "Coefficient") is not null);
            _unreadable.Add(field.Name);
        }

        foreach (IPropertySymbol property in DeclaredProperties.Of(type).Where(IsUndeclared))
        {
            string attribute = KnownSymbols.Is(property.Type, known.Coordinate)
                ? "[Domain(0, 1)]"
                : known.IsFields(property.Type) ? "[Mlp(50, 50)]" : "[Learnable(1.0)], [Coefficient(1.0)] or [Observed]";
            Report(Rules.NoAttribute, property, property.Name, attribute);
            GiveUp(property);
        }

        // one that is declared wrongly has been reported
        if (Coordinates.Count == 0 && _unreadable.Count == 0)
        {
            Report(Rules.NoCoordinates, type, type.Name);
        }

    }

    /// <summary>The modifiers as written, which an implementation must repeat.</summary>
    public static PropertySpec Property(IPropertySymbol property)
    {
        SyntaxTokenList? modifiers = property.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<PropertyDeclarationSyntax>()
            .FirstOrDefault()
            ?.Modifiers;
        return new PropertySpec(property.Name, string.Join(" ", modifiers?.Select(modifier => modifier.Text) ?? ["public", "partial"]));
    }

    private void ReportNotDeclaration(ISymbol member, ITypeSymbol symbolType, bool needsSetter) => Report(
        Rules.NotDeclaration,
        member,
        member.Name,
        $"public partial {symbolType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {member.Name} {(needsSetter ? "{ get; set; }" : "{ get; }")}");

    /// <summary>A field with an attribute for properties: the compiler says where the attribute belongs, and not what to write.</summary>
    private bool IsMeantAsDeclaration(IFieldSymbol field) => Attributes.Any(name => known.Attribute(field, name) is not null);

    private bool IsUndeclared(IPropertySymbol property) => property is { IsPartialDefinition: true, PartialImplementationPart: null }
        && (known.IsReal(property.Type) || known.IsComplex(property.Type) || known.IsFields(property.Type)) && !Declares(property) && !IsUnreadable(property);

    private void Read(IPropertySymbol property, string name, AttributeData attribute)
    {
        string expected = name switch
        {
            "Domain" => "Coordinate",
            "Mlp" => "Field",
            _ => "Scalar",
        };
        bool fits = name == "Mlp"
            ? known.IsFields(property.Type)
            : KnownSymbols.Is(property.Type, name == "Domain" ? known.Coordinate : known.Scalar);
        if (!fits)
        {
            Report(
                Rules.WrongType,
                property,
                property.Name,
                name,
                name != "Mlp" ? "a " + expected : "a Field, a ComplexField or a tuple of them" + InsteadOfArray(property, attribute),
                property.Type.ToDisplayString());
            GiveUp(property);
            return;
        }

        bool needsSetter = name == "Coefficient";
        if (!property.IsPartialDefinition || property.GetMethod is null || property.SetMethod is not null != needsSetter)
        {
            ReportNotDeclaration(property, property.Type, needsSetter);
            GiveUp(property);
            return;
        }

        switch (name)
        {
            case "Domain":
                ReadCoordinate(property, Number(attribute, 0), Number(attribute, 1));
                break;
            case "Mlp":
                ReadNetwork(property, attribute);
                break;
            case "Learnable":
                Learnables.Add(new LearnableSpec(Property(property), Bits(Finite(property, Number(attribute, 0)))));
                _leaves[property.Name] = new SymbolValue(graph.Leaf(NodeSpec.Learnable, property.Name));
                break;
            case "Coefficient":
                Coefficients.Add(new CoefficientSpec(Property(property), Bits(Finite(property, Number(attribute, 0)))));
                _leaves[property.Name] = new SymbolValue(graph.Leaf(NodeSpec.Coefficient, property.Name));
                break;
            default:
                Observed.Add(new ObservedSpec(Property(property), ObservedSet(property, Named(attribute, "Set") as string ?? "")));
                _leaves[property.Name] = new SymbolValue(graph.Leaf(NodeSpec.Observed, property.Name));
                break;
        }
    }

    /// <summary>What gives many fields with an index; empty where that was not asked for.</summary>
    private string InsteadOfArray(IPropertySymbol property, AttributeData attribute)
    {
        if (property.Type is not IArrayTypeSymbol array || !known.IsFields(array.ElementType))
        {
            return "";
        }

        string name = property.Name;
        string inputs = string.Join(", ", DeclaredProperties.Of(type).Where(other => known.Attribute(other, "Domain") is not null).Select(other => other.Name));
        string hidden = string.Concat(Widths(attribute).Select(width => CodeText.Of($".Dense({width}).Tanh()")));
        return $", such as (Field A, Field B); many fields with an index are layers, 'Tensor {name} => Stack({inputs}){hidden}.Dense(3);', "
            + $"and its elements {name}[0], {name}[1] and so on";
    }

    /// <summary>The set's name, which becomes part of a method's; where it cannot, one that can, so that the rest is read.</summary>
    private string ObservedSet(IPropertySymbol property, string set)
    {
        if (set.Length > 0 && !IsName(set))
        {
            string remedy = new([.. set.Select(sign => IsName("a" + sign) ? sign : '_')]);
            remedy = IsName(remedy) ? remedy : "_" + remedy;
            Report(Rules.BadSet, property, property.Name, set.Replace("\r", "\\r").Replace("\n", "\\n"), remedy);
            return remedy;
        }

        string? other = Observed.Select(observed => observed.Set)
            .FirstOrDefault(known => known != set && MemberNames.Observe(known) == MemberNames.Observe(set));
        if (other is not null)
        {
            Report(
                Rules.NameCollision,
                property,
                property.Name,
                $"another declaration: the sets \"{other}\" and \"{set}\" both give '{MemberNames.Observe(set)}'");
        }

        return other ?? set;
    }

    // C# drops formatting characters from names, so that two that look alike would be one
    private static bool IsName(string text) => SyntaxFacts.IsValidIdentifier(text)
        && text.All(sign => char.GetUnicodeCategory(sign) != System.Globalization.UnicodeCategory.Format);

    /// <summary>Gives every partial property a body that throws, because the class itself cannot be a model.</summary>
    public void GiveUpAll()
    {
        foreach (IPropertySymbol property in DeclaredProperties.Of(type))
        {
            GiveUp(property);
        }
    }

    private void GiveUp(IPropertySymbol property)
    {
        if (_unreadable.Add(property.Name) && property.IsPartialDefinition && property.PartialImplementationPart is null)
        {
            string set = property.SetMethod is null ? "" : property.SetMethod.IsInitOnly ? "init" : "set";
            Unreadable.Add(new UnreadableSpec(
                Property(property),
                property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                property.GetMethod is not null,
                set));
        }
    }

    private void ReadCoordinate(IPropertySymbol property, double lower, double upper)
    {
        string? fault = double.IsNaN(lower) || double.IsNaN(upper) || double.IsInfinity(lower) || double.IsInfinity(upper) ? "not finite"
            : lower > upper ? "reversed"
            : lower == upper ? "empty"
            : null;
        if (fault is not null)
        {
            static string Text(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            Report(Rules.BadDomain, property, property.Name, Text(lower), Text(upper), fault);
            (lower, upper) = (0, 1);
        }

        Coordinates.Add(new CoordinateSpec(Property(property), Bits(lower), Bits(upper)));
        _leaves[property.Name] = new SymbolValue(graph.Leaf(NodeSpec.Coordinate, property.Name));
    }

    private void ReadNetwork(IPropertySymbol property, AttributeData attribute)
    {
        int[] widths = Widths(attribute);
        if (widths.Length == 0 || widths.Any(width => width < 1))
        {
            Report(
                Rules.BadWidths,
                property,
                property.Name,
                widths.Length == 0 ? "There are no numbers" : CodeWriter.Number(widths.First(width => width < 1)) + " is not positive");
            widths = [1];
        }

        var fields = new List<FieldSpec>();
        bool isTuple = property.Type.IsTupleType;
        if (isTuple && ((INamedTypeSymbol)property.Type).TupleElements
            .GroupBy(element => element.Name).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            // no body is generated: it would repeat the compiler's error where nobody wrote it
            Report(Rules.NameCollision, property, twice.Key, $"another element of '{property.Name}' of the same name");
            _unreadable.Add(property.Name);
            return;
        }

        long?[] scales = FieldScaleReader.Read(property, attribute, isTuple ? ((INamedTypeSymbol)property.Type).TupleElements.Length : 1, report);
        if (isTuple)
        {
            int position = 0;
            foreach (IFieldSymbol element in ((INamedTypeSymbol)property.Type).TupleElements)
            {
                position++;
                if (!element.IsExplicitlyNamedTupleElement)
                {
                    Report(Rules.UnnamedField, property, property.Name, CodeWriter.Number(position));
                }

                fields.Add(new FieldSpec(element.Name, known.IsComplex(element.Type), scales[position - 1]));
            }

            _leaves[property.Name] = new FieldTupleValue(fields.ToEquatable());
        }
        else
        {
            bool isComplex = known.IsComplex(property.Type);
            fields.Add(new FieldSpec(property.Name, isComplex, scales[0]));
            _leaves[property.Name] = new SymbolValue(graph.Leaf(isComplex ? NodeSpec.ComplexField : NodeSpec.Field, property.Name));
        }

        int initializer = Named(attribute, "Initializer") as int? ?? 0;
        Networks.Add(new NetworkDeclaration(property, attribute, isTuple, [.. fields], widths, Named(attribute, "Activation") as string ?? "Tanh",
            Named(attribute, "Inputs") as string, Named(attribute, "ScaleInputs") as bool? ?? true,
            InitializerNames.Find(initializer) ?? InitializerNames.All[0]));
    }

    private static int[] Widths(AttributeData attribute) =>
        [.. attribute.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values : [argument])
            .Select(value => value.Value as int? ?? 0)];

    private double Finite(IPropertySymbol property, double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            Report(Rules.NotNumber, property, property.Name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return 0;
        }

        return value;
    }

    private static double Number(AttributeData attribute, int position) =>
        attribute.ConstructorArguments.Length > position && attribute.ConstructorArguments[position].Value is { } value
            ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)
            : double.NaN;

    private static object? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private void Report(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments) =>
        report(DiagnosticInfo.Create(rule, symbol.Locations.FirstOrDefault(), arguments));
}
