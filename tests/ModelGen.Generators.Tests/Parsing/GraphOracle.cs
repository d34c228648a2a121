using System.Reflection;
using System.Runtime.CompilerServices;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tests.Parsing;

/// <summary>
/// Declared bodies are real C#, so running one builds a graph. The parser must read the same graph from the text, node for node.
/// </summary>
internal static class GraphOracle
{
    private const string Declarations = """
        [Domain(-1, 1)] public partial Coordinate X { get; }
        [Domain(0, 3)] public partial Coordinate Y { get; }
        [Domain(0, 2)] public partial Coordinate T { get; }
        [Mlp(4)] public partial Field U { get; }
        [Mlp(4)] public partial ComplexField H { get; }
        [Mlp(4)] public partial (Field V, Field P, ComplexField Q) Flow { get; }
        [Learnable(0.7)] public partial Scalar K { get; }
        [Coefficient(0.01)] public partial Scalar Nu { get; set; }
        [Observed] public partial Scalar Measured { get; }
        """;

    /// <summary>Compiles a class with the usual declarations and these members, and compares every equation and named expression.</summary>
    public static void Agrees(string members, params string[] otherFiles) =>
        AgreesFor("Declared", [$"[Pinn] public sealed partial class Declared\n{{\n{Declarations}\n{members}\n}}", .. otherFiles]);

    /// <summary>Compares every equation, expression, activation and network input of a class.</summary>
    public static void AgreesFor(string type, params string[] files)
    {
        var run = new GeneratorRun(files);
        Assert.Empty(run.Reported.Where(diagnostic => Rules.ById[diagnostic.Id].DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString()));
        ModelSpec spec = run.Parse(type).Spec!;
        Type loaded = run.Load().GetType(type)!;
        object model = RuntimeHelpers.GetUninitializedObject(loaded);
        Assert.NotEmpty(spec.Equations);
        foreach (EquationSpec equation in spec.Equations)
        {
            object declared = Get(model, equation.Property);
            Equation running = declared is Equation[] array ? array[equation.Index!.Value] : (Equation)declared;
            Same(ExpressionGraph.Describe(running), spec.Graph.Describe(equation.Node, withPaths: false), equation.Name);
        }

        foreach (IGrouping<string, EquationSpec> array in spec.Equations.Where(equation => equation.Index is not null).GroupBy(equation => equation.Property))
        {
            Assert.Equal(Enumerable.Range(0, ((Equation[])Get(model, array.Key)).Length), array.Select(equation => equation.Index!.Value));
        }

        foreach (ExpressionSpec expression in spec.Expressions)
        {
            Same(ExpressionGraph.Describe((ComplexScalar)Get(model, expression.Name)), spec.Graph.Describe(expression.Node, withPaths: false), expression.Name);
        }
    }

    /// <summary>The graph that a static method of the class builds from an unknown, written over the argument that activations have.</summary>
    public static string OfActivation(Type type, string method)
    {
        MethodInfo activation = type.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!;
        object?[] arguments = [new Field("z"), .. activation.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue)];
        return ExpressionGraph.Describe((Scalar)activation.Invoke(null, arguments)!).Replace("field z", NodeSpec.Argument, StringComparison.Ordinal);
    }

    public static object Get(object model, string property) =>
        model.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(model)!;

    public static void Same(string running, string parsed, string what) =>
        Assert.True(running == parsed, $"{what}: running it builds\n{running}\nthe parser read\n{parsed}");
}
