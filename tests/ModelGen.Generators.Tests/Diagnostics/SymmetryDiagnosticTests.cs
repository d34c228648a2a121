using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Symmetries that a layer cannot have: said at the call, with a remedy that compiles.</summary>
public class SymmetryDiagnosticTests
{
    private const string Grids = """
        [Input(8, 8, 3)] public partial Tensor X { get; }
        [Input(9, 9, 2, Boundary = Boundary.Periodic)] public partial Tensor Ring { get; }
        [Input(8, 8, 2, Boundaries = [Boundary.Periodic, Boundary.Zero])] public partial Tensor Channel { get; }
        """;

    [Theory]
    [InlineData(
        "X.GroupConv2D(2, kernel: 3, SymmetryGroup.P4)",
        "reads the 3 channels of [8, 8, 3] as regular fields of 4 channels; a layer of SymmetryGroup.P4 gives such fields: begin with "
            + "GroupConv2D(..., from: FieldKind.Scalar) or FieldKind.Vector",
        "X.GroupConv2D(2, kernel: 3, SymmetryGroup.P4, from: FieldKind.Scalar)")]
    [InlineData(
        "X.GroupConv2D(2, kernel: 3, SymmetryGroup.P4, from: FieldKind.Vector)",
        "reads the 3 channels of [8, 8, 3] as vector fields of 2 channels; give 'from' as what the channels are: FieldKind.Scalar, or FieldKind.Vector for "
            + "pairs of components",
        "Ring.GroupConv2D(2, kernel: 3, SymmetryGroup.P4, from: FieldKind.Vector)")]
    [InlineData(
        "X.GroupMaxPool(SymmetryGroup.P4m)",
        "reads the 3 channels of [8, 8, 3] as regular fields of 8 channels; a layer of SymmetryGroup.P4m gives such fields: begin with "
            + "GroupConv2D(..., from: FieldKind.Scalar) or FieldKind.Vector",
        "X.GroupConv2D(2, kernel: 3, SymmetryGroup.P4m, from: FieldKind.Scalar).GroupMaxPool(SymmetryGroup.P4m)")]
    public void MG2030_channels_that_are_no_fields(string wrong, string message, string right) => Report("MG2030", wrong, message, right);

    [Theory]
    [InlineData(
        "X.GroupConv2D(2, kernel: 4, SymmetryGroup.P4, FieldKind.Scalar)",
        "puts kernels of 4 taps every 1 pixels on the 8 pixels of axis 0 of [8, 8, 3], and they do not lie evenly about its middle; take an odd kernel; else a "
            + "turned input does not give the turned output",
        "X.GroupConv2D(2, kernel: 5, SymmetryGroup.P4, FieldKind.Scalar)")]
    [InlineData(
        "X.GroupConv2D(2, kernel: 3, SymmetryGroup.P4m, FieldKind.Scalar, stride: 2)",
        "puts kernels of 3 taps every 2 pixels on the 8 pixels of axis 0 of [8, 8, 3], and they do not lie evenly about its middle; take an even kernel, at "
            + "least as large as the stride, or pool; else a turned input does not give the turned output",
        "X.GroupConv2D(2, kernel: 2, SymmetryGroup.P4m, FieldKind.Scalar, stride: 2)")]
    [InlineData(
        "Channel.GroupConv2D(2, kernel: 3, SymmetryGroup.C8, FieldKind.Vector)",
        "turns a grid whose axes have different boundaries, Periodic, Zero; give both axes one boundary, such as x.With(Boundary.Zero), or use Conv2D",
        "Channel.With(Boundary.Zero).GroupConv2D(2, kernel: 3, SymmetryGroup.C8, FieldKind.Vector)")]
    [InlineData(
        "X.MotionConv2D(2, kernel: 3)",
        "adds a motion to a grid with zeros beyond its border, Zero, Zero, which do not move along; declare another boundary, such as [Input(..., Boundary = "
            + "Boundary.Periodic)], or write x.With(Boundary.Replicate)",
        "X.With(Boundary.Replicate).MotionConv2D(2, kernel: 3)")]
    public void MG2031_a_symmetry_that_cannot_hold(string wrong, string message, string right) => Report("MG2031", wrong, message, right);

    [Fact]
    public void MG2009_a_stride_that_does_not_go_around() => Report(
        "MG2009",
        "Ring.GroupConv2D(2, kernel: 3, SymmetryGroup.P4, FieldKind.Vector, stride: 2)",
        "takes one of every 2 of 9 periodic pixels of axis 0 of [9, 9, 2], which does not go around evenly; take a stride that divides the extent, or another "
            + "boundary by With(Boundary.Zero)",
        "Ring.GroupConv2D(2, kernel: 3, SymmetryGroup.P4, FieldKind.Vector, stride: 3)");

    private static void Report(string id, string wrong, string message, string right)
    {
        var run = new GeneratorRun(Class(wrong));
        Diagnostic diagnostic = Assert.Single(run.Reported);

        // the call is shortened, and the message says the member behind it
        string text = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        Assert.Equal((id, $"in 'Y' {message}"), (diagnostic.Id, text[text.IndexOf("in 'Y'", StringComparison.Ordinal)..]));
        run = new GeneratorRun(Class(right));
        Assert.Empty(run.Reported.Select(warning => warning.ToString()));
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
    }

    private static string Class(string output) => $"[Network] public sealed partial class M {{ {Grids} [Output] public Tensor Y => {output}; }}";
}
