namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>MG5006: coordinates that only say where equations are taken.</summary>
public class AuxiliaryCoordinateDiagnosticTests
{
    [Theory]
    [InlineData("U", "[Mlp(4)] public partial Field U { get; }", "U.At(X, Cos(Angle), Y, Sin(Angle)) == 0")]
    [InlineData("U", "[Mlp(4)] public partial Field U { get; }", "U.At(X, Cos(Angle), Y, Sin(Angle)) == Sin(3 * Angle)")]
    [InlineData("U", "[Mlp(4)] public partial Field U { get; }", "(Cos(Angle) * D(U, X) + Sin(Angle) * D(U, Y)).At(X, Cos(Angle), Y, Sin(Angle)) == 1")]
    [InlineData("U", "[Mlp(4)] public partial Field U { get; }", "D(U.At(X, Cos(Angle), Y, Sin(Angle)), Angle) == 1")]
    [InlineData("U", "[Mlp(4)] public partial Field U { get; }", "U.At(X, Angle / 7, Y, 1) == 1")]
    [InlineData("U and W", "[Mlp(4)] public partial Field U { get; } [Mlp(4)] public partial Field W { get; }",
        "U.At(X, Cos(Angle), Y, Sin(Angle)) == W.At(X, Cos(Angle), Y, Sin(Angle))")]
    [InlineData("Flow", "[Mlp(4)] public partial (Field U, Field V) Flow { get; } Scalar U => Flow.U;", "Flow.V.At(X, Cos(Angle), Y, Sin(Angle)) == 1")]
    [InlineData("U and W", "[Mlp(4)] public partial Field U { get; } [Mlp(4)] public partial Field W { get; }",
        "(U - W).At(X, Cos(Angle), Y, Sin(Angle)) == 0")]
    public void MG5006_a_coordinate_that_walks_along_a_boundary(string networks, string members, string condition) => Diagnosed.InFiles(
        "MG5006",
        "Angle",
        $"'Angle' only says where equations are taken, but without Inputs it is an input of {networks}, and no equation determines anything along it; "
            + "name the inputs: [Mlp(..., Inputs = nameof(Place))] and 'Scalar[] Place => [X, Y];'",
        $$"""
        [Pinn] public sealed partial class M
        {
            [Domain(-1, 1)] public partial Coordinate X { get; }
            [Domain(-1, 1)] public partial Coordinate Y { get; }
            [Domain(0, 2 * Math.PI)] public partial Coordinate Angle { get; }
            {{members}}
            [Residual] Equation Inside => Laplacian(U, X, Y) == {{(networks == "Flow" ? "Flow.V" : networks == "U" ? "-1" : "W")}};
            [Condition] Equation Circle => {{condition}};
        }
        """);

    [Fact]
    public void MG5006_a_coordinate_that_moves_with_an_unknown_front() => Diagnosed.InFiles("MG5006", "Xi",
        "'Xi' only says where equations are taken, but without Inputs it is an input of U, and no equation determines anything along it; "
            + "name the inputs: [Mlp(..., Inputs = nameof(Place))] and 'Scalar[] Place => [X, T];'",
        Stefan("[Mlp(20, 20)]"));

    [Fact]
    public void A_network_whose_inputs_are_named_is_left_alone() => Quiet.InFiles(Stefan("[Mlp(20, 20, Inputs = nameof(Place))]"));

    [Theory]
    [InlineData("D(U, X, X) + D(U, Y, Y) == -P", "U.At(X, 0) == 0")]
    [InlineData("D(U, X, X) + D(U, Y, Y) == -1", "U.At(X, P) == 0")]
    [InlineData("D(U, X, X) + D(U, Y, Y) == U.At(X, X * P)", "U.At(X, 0) == 0")]
    [InlineData("D(U, X, X) + D(U, Y, Y) == D(U, P)", "U.At(X, 0.5 * P, Y, P) == 0")]
    [InlineData("D(U, X, X) + D(U, Y, Y) == -1", "U.At(X, 0.5 * P, Y, P) == U.At(P, 0)")]
    public void A_parameter_of_the_problem_is_left_alone(string law, string condition) => Quiet.InFiles($$"""
        [Pinn] public sealed partial class M
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Domain(0, 1)] public partial Coordinate Y { get; }
            [Domain(0, 1)] public partial Coordinate P { get; }
            [Mlp(4)] public partial Field U { get; }
            [Residual] Equation Law => {{law}};
            [Condition] Equation End => {{condition}};
        }
        """);

    [Fact]
    public void A_boundary_that_is_a_graph_over_a_coordinate_is_left_alone() => Quiet.InFiles("""
        [Pinn] public sealed partial class M
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Domain(0, 1)] public partial Coordinate Y { get; }
            [Domain(0, 1)] public partial Coordinate T { get; }
            [Mlp(4)] public partial Field U { get; }
            [Mlp(4)] public partial Field V { get; }
            [Residual] Equation Heat => D(U, T) == D(U, X, X) + D(U, Y, Y);
            [Residual] Equation Wall => D(V, T) == V;
            [Condition] Equation Bottom => U.At(Y, 0.5 * X * X) == V.At(X, 0.5 * T);
        }
        """);

    private static string Stefan(string mlp) => $$"""
        [Pinn] public sealed partial class StefanTrap
        {
            [Domain(0, 1.2)] public partial Coordinate X { get; }
            [Domain(0.1, 1)] public partial Coordinate T { get; }
            [Domain(0, 1)]   public partial Coordinate Xi { get; }
            Scalar[] Time => [T];
            Scalar[] Place => [X, T];
            {{mlp}}                          public partial Field U { get; }
            [Mlp(10, Inputs = nameof(Time))] public partial Field S { get; }
            [Residual(Points = 1000)] Equation Heat => (D(U, T) - D(U, X, X)).At(X, S * Xi) == 0;
            [Condition] Equation Left  => U.At(X, 0) == Exp(T) - 1;
            [Condition] Equation Front => U.At(X, S) == 0;
            [Condition] Equation Law   => D(S, T) == -D(U, X).At(X, S);
            [Condition] Equation S0    => S.At(T, 0.1) == 0.1;
            [Condition] Equation U0    => U.At(X, 0.1 * Xi, T, 0.1) == Exp(0.1 - 0.1 * Xi) - 1;
        }
        """;
}
