using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Wrong sizes of vectors, at the call that causes them.</summary>
public class ShapeDiagnosticTests
{
    [Theory]
    [InlineData("Stack(X, T).Dense(3) + Stack(X, T)", "3", "2")]
    [InlineData("Stack(X, T) * Stack(X).Dense(4).Tanh()", "2", "4")]
    [InlineData("Concat(Stack(X), Stack(T)) - Stack(X)", "2", "1")]
    public void MG2001_vectors_of_different_lengths(string vectors, string left, string right) => Report(
        "MG2001",
        vectors,
        $"`{vectors}` in 'V' combines vectors of {left} and {right} numbers element by element; give both the same length, such as by Dense({left})",
        $"({vectors}).Dense(1)[0]");

    [Theory]
    [InlineData("Stack(X).Dense(0)", "asks for 0 outputs", "give a number from 1 to 65536 that is known while compiling")]
    [InlineData("Stack(X).Dense(-3)", "asks for -3 outputs", "give a number from 1 to 65536 that is known while compiling")]
    [InlineData("Stack(X).Dense(1_000_000)", "asks for 1000000 outputs", "give a number from 1 to 65536 that is known while compiling")]
    [InlineData("Stack()", "stacks nothing", "give it at least one scalar")]
    [InlineData("Concat()", "concatenates nothing", "give it at least one vector")]
    public void MG2002_layer_without_a_size(string layer, string what, string remedy) =>
        Report("MG2002", layer, $"`{layer}` in 'V' {what}; {remedy}", $"{layer}.Dense(1)[0]");

    [Fact]
    public void MG3008_an_initialiser_that_does_not_exist()
    {
        const string Layer = "Stack(X).Dense(2, (Initializer)6)";
        string names = string.Join(", ", Enum.GetNames<Initializer>().Select(name => "Initializer." + name));
        Report("MG3008", Layer, $"'{Layer}' in 'V' cannot be evaluated while compiling; name an initialiser that exists: {names}", Layer + "[0]");
    }

    [Fact]
    public void The_generator_knows_every_initialiser() => Assert.Equal(Enum.GetNames<Initializer>(), InitializerNames.All);

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void MG2003_element_that_is_not_there(int element)
    {
        string access = $"Stack(X, T)[{element}]";
        Report("MG2003", access, $"`{access}` in 'V' takes element {element} of a vector of 2 numbers; use 0 to 1", access);
    }

    [Theory]
    [InlineData("X * Stack(X, T)")]
    [InlineData("Stack(X, T) / U")]
    [InlineData("Stack(X, T) + D(U, X)")]
    public void MG2004_a_scalar_that_varies(string vectors) => Report(
        "MG2004",
        vectors,
        $"`{vectors}` in 'V' combines a vector with a scalar that differs from point to point; " +
        "stack the scalar as an input, or combine it with elements of the vector",
        $"({vectors}).Dense(1)[0]");

    [Fact]
    public void MG2005_two_layers_of_one_name()
    {
        const string Second = "Stack(X).Dense(2, name: \"a\").Dense(1, name: \"a\")";
        Report("MG2005", Second, $"`{Second}` in 'V' calls its layer 'V/a', as another layer is called already; choose another name", Second + "[0]");
    }

    private static void Report(string id, string squiggle, string message, string value) =>
        Diagnosed.InModel(id, squiggle, message, $"Scalar V => {value}; [Residual] Equation Use => D(U, X) + V == T;");
}
