namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>What is wrong with arrays of equations, and arrays where there are none.</summary>
public class EquationArrayDiagnosticTests
{
    private const string Use = "static object Reads(M m) => (m.EvaluateLaws(0, 0.5, 0.5), m.Laws[0]);";

    [Fact]
    public void An_array_without_equations() => Diagnosed.InModel(
        "MG3008",
        "Laws",
        "'[]' in 'Laws' cannot be evaluated while compiling; it holds no equation; give it one or more",
        "[Residual] Equation[] Laws => [];" + Use);

    [Fact]
    public void An_element_that_is_not_set() => Diagnosed.InModel(
        "MG3008",
        "Laws",
        "'Laws[1]' in 'Laws' cannot be evaluated while compiling; no equation is stored there; give every element one",
        "[Residual] Equation[] Laws { get { var laws = new Equation[2]; laws[0] = D(U, T) == U; return laws; } }" + Use);

    [Fact]
    public void An_array_without_a_body() => Diagnosed.InModel(
        "MG3005",
        "Laws",
        "'Laws' in 'Laws' cannot be turned into kernel code; write what holds, such as 'Equation[] Laws => [U.At(X, 0) == 0, U.At(X, 1) == 0];'",
        "[Residual] public Equation[] Laws { get; }" + Use);

    [Fact]
    public void An_array_that_is_not_marked() => Diagnosed.InModel(
        "MG1008",
        "M",
        "'M' has equations, but none of them is marked; mark what is to be trained, such as '[Residual] Equation Heat => D(U, T) == D(U, X, X);'",
        "Equation[] Laws => [D(U, T) == U];");

    [Fact]
    public void An_element_is_named_where_it_is_wrong() => Diagnosed.InModel(
        "MG3004",
        "Laws",
        "Both sides of 'Laws[1]' are the same expression, so it always holds; correct one of them",
        "[Residual] Equation[] Laws => [D(U, T) == U, U == U];" + Use);

    [Fact]
    public void An_element_of_which_nothing_is_left() => Diagnosed.InModel(
        "MG3014",
        "Laws",
        "'Laws[0]' is 0 == 0 once derivatives and places are worked out, so it trains nothing; "
            + "a value at a fixed place does not depend on T: differentiate first, such as D(U, T).At(T, 0)",
        "[Residual] Equation[] Laws => [D(U.At(T, 0), T) == 0, D(U, T) == U];" + Use);

    [Fact]
    public void Other_collections() => Diagnosed.InModel(
        "MG1011",
        "Walls",
        "[Condition] needs 'Walls' to be an Equation or an Equation[], not 'System.Collections.Generic.List<ModelGen.Equation>'",
        "[Residual] Equation Law => D(U, T) == U + X; [Condition] List<Equation> Walls => [U.At(T, 0) == 0];");

    [Fact]
    public void An_array_of_fields_says_how_many_fields_with_an_index_are_written() => Diagnosed.InModel(
        "MG1011",
        "Flow",
        "[Mlp] needs 'Flow' to be a Field, a ComplexField or a tuple of them, such as (Field A, Field B); many fields with an index are layers, "
            + "'Tensor Flow => Stack(X, T).Dense(50).Tanh().Dense(40).Tanh().Dense(3);', and its elements Flow[0], Flow[1] and so on, not 'ModelGen.Field[]'",
        "[Residual] Equation Law => D(U, T) == U + X; [Mlp(50, 40)] public partial Field[] Flow { get; } [Condition] Equation C => Flow[0].At(T, 0) == 0;");
}
