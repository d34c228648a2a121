using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Diagnostics;

/// <summary>
/// Every rule. MG1xxx declaration, MG2xxx shape, MG3xxx equation, MG4xxx back end, MG5xxx advice. A message names the member, the rule and
/// the remedy; docs/diagnostics has a page for each.
/// </summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor NotPartial = Error(
        "MG1001",
        "The class must be partial",
        "'{0}' cannot be completed because it is not partial; write 'partial class {0}'");
    public static readonly DiagnosticDescriptor OuterNotPartial = Error(
        "MG1002",
        "Enclosing types must be partial",
        "'{0}' is nested in '{1}', which is not partial; make '{1}' partial or move '{0}' out of it");
    public static readonly DiagnosticDescriptor Generic = Error(
        "MG1003",
        "The class cannot be generic",
        "'{0}' has type parameters, but a model is compiled for exactly one set of equations; remove them");
    public static readonly DiagnosticDescriptor Abstract = Error(
        "MG1004",
        "The class cannot be completed as a model",
        "'{0}' cannot be a model because it is {1}; {2}");
    public static readonly DiagnosticDescriptor Inherits = Error(
        "MG1005",
        "The class cannot inherit",
        "'{0}' inherits from '{1}', but its base class is generated ({2}); share equations through static methods instead");
    public static readonly DiagnosticDescriptor NameCollision = Error(
        "MG1006",
        "A name collides with a generated member",
        "'{0}' collides with {1}; rename '{0}'");
    public static readonly DiagnosticDescriptor NoCoordinates = Error(
        "MG1007",
        "No coordinates",
        "'{0}' has no coordinates; declare one, such as '[Domain(0, 1)] public partial Coordinate X {{ get; }}'");
    public static readonly DiagnosticDescriptor NoEquations = Error(
        "MG1008",
        "No equations",
        "'{0}' has equations, but none of them is marked; mark what is to be trained, such as '[Residual] Equation Heat => D(U, T) == D(U, X, X);'");
    public static readonly DiagnosticDescriptor BadDomain = Error(
        "MG1009",
        "The domain is empty",
        "The domain [{1}, {2}] of '{0}' is {3}; give a finite lower bound below a finite upper bound");
    public static readonly DiagnosticDescriptor BadWidths = Error(
        "MG1010",
        "Bad layer widths",
        "{1} in the widths of '{0}'; give one positive number for each hidden layer, such as [Mlp(50, 50)]");
    public static readonly DiagnosticDescriptor BadScale = Error("MG1023", "Bad scale of a field", "'{0}' {1}");
    public static readonly DiagnosticDescriptor WrongType = Error("MG1011", "Wrong type for the attribute", "[{1}] needs '{0}' to be {2}, not '{3}'");
    public static readonly DiagnosticDescriptor NotDeclaration = Error(
        "MG1012",
        "The property must be a partial declaration",
        "'{0}' is completed by the generator; declare it as '{1}'");
    public static readonly DiagnosticDescriptor UnknownMember = Error(
        "MG1013",
        "No such member",
        "{2} of '{0}' names '{1}', which is not {3}; use nameof with one");
    public static readonly DiagnosticDescriptor NoNetwork = Error(
        "MG1014",
        "Nothing to train or to evaluate",
        "'{0}' has nothing to train or to evaluate; declare a network, such as '[Mlp(50, 50)] public partial Field U {{ get; }}', "
            + "or a public expression, such as 'public Scalar Wave => Sin(X);'");
    public static readonly DiagnosticDescriptor BadSampling = Error("MG1015", "Bad number of points or weight", "{1} of '{0}' is {2}; {3}");
    public static readonly DiagnosticDescriptor UnnamedField = Error(
        "MG1016",
        "Fields of a tuple need names",
        "Element {1} of '{0}' has no name; write '(Field U, Field V) {0}'");
    public static readonly DiagnosticDescriptor CircularInputs = Error(
        "MG1017",
        "A network feeds itself",
        "The inputs of '{0}' depend on '{0}' itself; break the circle");
    public static readonly DiagnosticDescriptor NotNumber = Error("MG1018", "The value must be finite", "The value of '{0}' is {1}; give a finite number");
    public static readonly DiagnosticDescriptor NoAttribute = Error(
        "MG1019",
        "The declaration has no attribute",
        "'{0}' is a partial symbol without an attribute that says what it is; add {1}");
    public static readonly DiagnosticDescriptor TwoRoles = Error(
        "MG1020",
        "The declaration has two roles",
        "'{0}' is marked {1}, and a declaration has one role; keep one of them");
    public static readonly DiagnosticDescriptor BadSet = Error(
        "MG1021",
        "The set has no name",
        "The set \"{1}\" of '{0}' gives its name to a method, so it must be a name of C#: letters, digits and _, such as \"{2}\"");
    public static readonly DiagnosticDescriptor NotMarked = Error(
        "MG1022",
        "The class is not marked",
        "'{0}' declares {1}, but is not marked as a model; write [{2}] above the class");
    public static readonly DiagnosticDescriptor NetworkDeclaration = Error("MG1024", "The network's declaration is wrong", "'{0}' {1}; {2}");
    public static readonly DiagnosticDescriptor ForeignAttribute = Error(
        "MG1025",
        "An attribute of another kind of model",
        "[{0}] of '{1}' belongs to classes marked [{2}], and '{3}' is marked [{4}]; {5}");
    public static readonly DiagnosticDescriptor UnequalLengths = Error(
        "MG2001",
        "Vectors of different lengths",
        "`{0}` in '{1}' combines vectors of {2} and {3} numbers element by element; give both the same length, such as by Dense({2})");
    public static readonly DiagnosticDescriptor BadLayerSize = Error(
        "MG2002",
        "Bad layer size",
        "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor NoElement = Error(
        "MG2003",
        "No such element",
        "`{0}` in '{1}' takes element {2} of a vector of {3} numbers; use 0 to {4}");
    public static readonly DiagnosticDescriptor VaryingScalar = Error(
        "MG2004",
        "A scalar that differs from point to point meets a vector",
        "`{0}` in '{1}' combines a vector with a scalar that differs from point to point; " +
        "stack the scalar as an input, or combine it with elements of the vector");
    public static readonly DiagnosticDescriptor SameLayerName = Error(
        "MG2005",
        "Two layers of one name",
        "`{0}` in '{1}' calls its layer '{2}', as another layer is called already; choose another name");
    public static readonly DiagnosticDescriptor UnequalShapes = Error("MG2006", "Tensors of different shapes", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor WrongAxes = Error("MG2007", "A layer for another number of axes", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor KernelTooLarge = Error("MG2008", "The kernel does not fit", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor BadStride = Error("MG2009", "The stride does not go around", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor BadGroups = Error("MG2010", "The groups do not divide the channels", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor WindowTooLarge = Error("MG2011", "The window does not fit", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor UnequalGrids = Error("MG2012", "Grids that differ are joined", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor MixedBoundaries = Error("MG2013", "Different boundaries meet", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor BadReshape = Error("MG2014", "The shape holds another number of elements", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor OutOfGrid = Error("MG2015", "Part of a grid that is not there", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor UnequalChannels = Error("MG2016", "Another number of channels", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor UnequalClasses = Error("MG2017", "Scores and classes differ", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor NotDeclaredTensor = Error("MG2019", "Units of what is not declared", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor BadLayerNumber = Error("MG2020", "A layer's number is out of range", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor SharedMismatch = Error("MG2021", "A shared layer meets another shape", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor BadMatrix = Error("MG2022", "The matrix does not fit", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor NotParameter = Error("MG2023", "Neither factor is a parameter", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor TooManyModes = Error("MG2024", "More modes than the grid has", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor NotPeriodic = Error("MG2025", "The grid is not periodic", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor NoFunction = Error("MG2026", "Not a function of a coordinate", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor NotAtPoints = Error("MG2027", "A layer cannot read coordinates", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor NoFields = Error("MG2030", "The channels are no fields of the group", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor NoSymmetry = Error("MG2031", "The layer cannot have the symmetry", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor NotCoordinate = Error(
        "MG3001",
        "Derivative with respect to something that is not a coordinate",
        "'{0}' differentiates with respect to '{1}', which is not one of the model's coordinates; use {2}");
    public static readonly DiagnosticDescriptor OutsideDomain = Error(
        "MG3002",
        "The place is outside the domain",
        "'{0}' is taken at {1}, outside its domain [{2}, {3}]; correct the place or widen the domain");
    public static readonly DiagnosticDescriptor NoUnknown = Error(
        "MG3003",
        "The equation has no unknown",
        "'{0}' contains no field and no learnable scalar, so nothing can be trained to satisfy it; write it in terms of {1}");
    public static readonly DiagnosticDescriptor SameSides = Error(
        "MG3004",
        "Both sides are the same",
        "Both sides of '{0}' are the same expression, so it always holds; correct one of them");
    public static readonly DiagnosticDescriptor CannotCompile = Error(
        "MG3005",
        "The call cannot be compiled",
        "'{0}' in '{1}' cannot be turned into kernel code; {2}");
    public static readonly DiagnosticDescriptor IntegerDivision = Error(
        "MG3006",
        "Integer division",
        "`{0}` in '{1}' is integer division and equals {2}; write {3}");
    public static readonly DiagnosticDescriptor Recursion = Error(
        "MG3007",
        "Recursion",
        "'{0}' calls itself ({1}); equations are unrolled while compiling, so write a loop with constant bounds");
    public static readonly DiagnosticDescriptor Unsupported = Error(
        "MG3008",
        "Unsupported construct",
        "'{0}' in '{1}' cannot be evaluated while compiling; {2}");
    public static readonly DiagnosticDescriptor TwoSets = Error(
        "MG3009",
        "An equation reads two observed sets",
        "'{0}' reads the observed sets {1}, whose points differ; write one equation for each set");
    public static readonly DiagnosticDescriptor ObservedElsewhere = Error(
        "MG3010",
        "Observed data where there are none",
        "'{0}' needs the observed column '{1}' {2}, but it is known only at its own points; {3}");
    public static readonly DiagnosticDescriptor TooLong = Error(
        "MG3011",
        "The body runs too long",
        "'{0}' was still running after {1} steps while compiling; use smaller loops");
    public static readonly DiagnosticDescriptor BadPlace = Error("MG3012", "The place is not well defined", "`{0}` in '{1}' {2}; {3}");
    public static readonly DiagnosticDescriptor Defect = Error(
        "MG3013",
        "ModelGen failed",
        "ModelGen failed while it read '{0}' ({1}): this is a defect of ModelGen, not of the class; write the body in another way, and please report it");
    public static readonly DiagnosticDescriptor NothingLeft = Error(
        "MG3014",
        "Nothing is left of the equation",
        "'{0}' {1} once derivatives and places are worked out, so {2}; {3}");
    public static readonly DiagnosticDescriptor JetTooLarge = Error("MG4001", "Too many derivatives at once",
        "The equations of '{0}' that share points need {2} derivatives of '{1}' at once, and at most {3} are supported; "
        + "lower the orders, or give the equations different numbers of Points so that they are computed apart");
    public static readonly DiagnosticDescriptor UnusedCoordinate = Warning(
        "MG5001",
        "Unused coordinate",
        "No equation of '{1}' mentions the coordinate '{0}'; use it or remove it");
    public static readonly DiagnosticDescriptor UnusedField = Warning(
        "MG5002",
        "Unused field",
        "No equation of '{1}' mentions the field '{0}', so it is never trained; use it or remove it");
    public static readonly DiagnosticDescriptor VanishingDerivative = Warning(
        "MG5003",
        "The activation's derivative vanishes",
        "'{0}' needs derivatives of order {1} of '{2}', but those of its activation {3} are zero above order {4}; choose a smooth activation such as Tanh");

    public static readonly DiagnosticDescriptor FixedDerivative = Warning(
        "MG5004",
        "The derivative of a value at a fixed place",
        "`{1}` in '{0}' is 0: {2}");
    public static readonly DiagnosticDescriptor LostJump = Warning(
        "MG5005",
        "The derivative of something that jumps",
        "'{0}' differentiates by {1} something that {2}: the derivative is taken on each side alone, so what holds in between, such as a continuous flux, "
            + "is lost; {3}");
    public static readonly DiagnosticDescriptor AuxiliaryCoordinate = Warning(
        "MG5006",
        "A coordinate that only says where is an input of networks",
        "'{0}' only says where equations are taken, but without Inputs it is an input of {1}, and no equation determines anything along it; "
            + "name the inputs: [Mlp(..., Inputs = nameof(Place))] and 'Scalar[] Place => [{2}];'");
    public static readonly DiagnosticDescriptor UnusedScalar = Warning(
        "MG5007",
        "Unused scalar",
        "No {0} of '{1}' mentions {2} '{3}'{4}; use it or remove it");
    public static readonly DiagnosticDescriptor PeriodicKink = Warning(
        "MG5008",
        "A hard condition contradicts periodic inputs",
        "'{0}' differentiates `{1}`, which has a kink where the inputs of '{4}' repeat along {2}, at {3}: the factor does not repeat smoothly; "
            + "let the factor repeat too, or give '{4}' inputs that do not");

    public static readonly DiagnosticDescriptor StraightLine = Warning(
        "MG5009",
        "The derivative of straight lines between sensors",
        "'{0}' differentiates a linear interpolation along {1}: its first derivative jumps at every sensor, and the second is zero; "
            + "write Interpolate({1}, Interpolation.Cubic)");

    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> ById = typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, "ModelGen", severity, isEnabledByDefault: true, HelpPages.Text(id), HelpPages.Link(id));
}
