using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Wrong sizes of networks on samples: said at the call that causes them, with both shapes and a remedy that compiles.</summary>
public class NetworkShapeDiagnosticTests
{
    private const string Grids = """
        [Input(8, 8, 4)] public partial Tensor X { get; }
        [Input(8, 8, 4, Boundary = Boundary.Periodic)] public partial Tensor Ring { get; }
        [Input(6)] public partial Tensor V { get; }
        [Target(8, 8, 4)] public partial Tensor Next { get; }
        [Target(Classes = 3)] public partial Label Kind { get; }
        [Parameter(6, 2)] public partial Tensor W { get; }
        [Parameter(6)] public partial Tensor B { get; }
        """;

    [Theory]
    [InlineData(
        "V + V.Dense(3)",
        "combines [6] with [3] element by element; give both the same channels, such as by Dense(3)",
        "V.Dense(3) + V.Dense(3)")]
    [InlineData(
        "X * X.GlobalAveragePool()",
        "combines [8, 8, 4] with [4] element by element; a vector goes with the channels of a grid only by name: x.PerChannel(vector)",
        "X.PerChannel(X.GlobalAveragePool())")]
    [InlineData(
        "X - X.MaxPool(2)",
        "combines [8, 8, 4] with [4, 4, 4] element by element; pool, upsample or crop one of them to the other's grid",
        "X - X.MaxPool(2).Upsample(2)")]
    public void MG2006_tensors_of_different_shapes(string wrong, string message, string right) => Report("MG2006", wrong, message, right);

    [Fact]
    public void MG2006_a_loss_of_different_shapes() => InNetwork(
        "MG2006",
        "MeanSquaredError(Y, Next)",
        "compares [8, 8, 3] with [8, 8, 4]; both must have one shape: correct the declared sizes, or the layers that lead here",
        "Error",
        "[Output] public Tensor Y => X.Conv2D(3, kernel: 1); [Loss] Scalar Error => MeanSquaredError(Y, Next);",
        "[Output] public Tensor Y => X.Conv2D(4, kernel: 1); [Loss] Scalar Error => MeanSquaredError(Y, Next);");

    [Theory]
    [InlineData(
        "V.Conv2D(4, kernel: 3)",
        "needs a grid of 2 axes and channels, and [6] has 0; declare its input with sizes such as [28, 28, 1], channels last, or use Dense",
        "V.Dense(4)")]
    [InlineData("X.Conv1D(4, kernel: 3)", "needs a grid of 1 axis and channels, and [8, 8, 4] has 2; use the method for 2 axes", "X.Conv2D(4, kernel: 3)")]
    [InlineData(
        "X.Flatten().MaxPool(2)",
        "needs a grid, and [256] is a vector; call it before Flatten, or declare the input with sizes such as [28, 28, 1]",
        "X.MaxPool(2).Flatten()")]
    [InlineData(
        "X.Stencil([1, -2, 1])",
        "has weights of the shape [3] for the 2 axes of the grid of [8, 8, 4]; give a list of weights for one axis, and lists of equal length in a list "
            + "for two: [[0, 1, 0], [1, -4, 1], [0, 1, 0]]",
        "X.Stencil([[0, 1, 0], [1, -4, 1], [0, 1, 0]])")]
    public void MG2007_a_layer_for_another_number_of_axes(string wrong, string message, string right) => Report("MG2007", wrong, message, right);

    [Fact]
    public void MG2008_a_kernel_that_reaches_out() => Report(
        "MG2008",
        "X.Conv2D(4, kernel: 5, dilation: 2, valid: true)",
        "reaches over 9 pixels of axis 0, and [8, 8, 4] has 8; take a smaller kernel or dilation, or leave out 'valid' so that the boundary goes on beyond "
            + "the border",
        "X.Conv2D(4, kernel: 5, dilation: 2)");

    [Fact]
    public void MG2009_a_stride_that_does_not_go_around() => Report(
        "MG2009",
        "Ring.Conv2D(4, kernel: 3, stride: 3)",
        "takes one of every 3 of 8 periodic pixels of axis 0 of [8, 8, 4], which does not go around evenly; take a stride that divides the extent, or another "
            + "boundary by With(Boundary.Zero)",
        "Ring.With(Boundary.Zero).Conv2D(4, kernel: 3, stride: 3)");

    [Theory]
    [InlineData(
        "X.Conv2D(4, kernel: 3, groups: 3)",
        "divides 4 input channels and 4 output channels into 3 groups; give a number of groups that divides both; as many as input channels is a "
            + "depthwise convolution",
        "X.Conv2D(4, kernel: 3, groups: 4)")]
    [InlineData("X.GroupNorm(3)", "divides the 4 channels of [8, 8, 4] into 3 groups; give a number of groups that divides the channels", "X.GroupNorm(2)")]
    public void MG2010_groups_that_do_not_divide(string wrong, string message, string right) => Report("MG2010", wrong, message, right);

    [Fact]
    public void MG2011_a_window_that_is_too_large() => Report(
        "MG2011", "X.MaxPool(9)", "takes windows of 9 pixels from 8 pixels of axis 0 of [8, 8, 4]; pool fewer times, or by less", "X.MaxPool(8)");

    [Fact]
    public void MG2012_a_U_net_on_45_pixels_is_told_where_44_meets_45()
    {
        const string Inner = "Tensor Down => Image.MaxPool(2).Conv2D(8, kernel: 3).Relu();";
        const string Image = "[Input(45, 45, 2)] public partial Tensor Image { get; } ";
        InNetwork(
            "MG2012",
            "Concat(Image, Down.Upsample(2))",
            "joins the channels of [45, 45, 2] and [44, 44, 8], whose grids differ; 44 meets 45 at axis 0: crop the larger one by Crop(44, 44), bring the "
                + "smaller one to its grid by UpsampleTo, or declare extents that pooling divides evenly",
            "Y",
            Image + Inner + "[Output] public Tensor Y => Concat(Image, Down.Upsample(2)).Conv2D(2, kernel: 3);",
            Image + Inner + "[Output] public Tensor Y => Concat(Image.Crop(44, 44), Down.Upsample(2)).Conv2D(2, kernel: 3);");
        Compiles(Image + Inner + "[Output] public Tensor Y => Concat(Image, Down.UpsampleTo(Image)).Conv2D(2, kernel: 3);");
    }

    [Fact]
    public void MG2012_a_grid_that_is_not_finer() => Report(
        "MG2012",
        "X.UpsampleTo(X.MaxPool(2))",
        "brings [8, 8, 4] to the grid of [4, 4, 4], which is not finer; crop it by Crop(4, 4), or pool it",
        "X.Crop(4, 4)");

    [Theory]
    [InlineData("X + Ring", "combines tensors of different boundaries: Zero, Zero and Periodic, Periodic", "X.With(Boundary.Periodic) + Ring")]
    [InlineData("Concat(Ring, X)", "joins tensors of different boundaries: Periodic, Periodic and Zero, Zero", "Concat(Ring, X.With(Boundary.Periodic))")]
    public void MG2013_different_boundaries_meet(string wrong, string message, string right) =>
        Report("MG2013", wrong, message + "; give one of them the other's, such as x.With(Boundary.Periodic)", right);

    [Fact]
    public void MG2013_a_border_that_spreading_does_not_define()
    {
        const string Wrong = "X.With(Boundary.Reflect).ConvTranspose2D(4)";
        Report(
            "MG2013",
            Wrong,
            "spreads pixels beyond a border that mirrors or repeats; write With(Boundary.Zero) before it",
            "X.With(Boundary.Zero).ConvTranspose2D(4)");
    }

    [Theory]
    [InlineData(
        "V.Reshape(3, 3, 1)",
        "reads the 6 numbers of [6] as [3, 3, 1], which holds 9; give positive sizes whose product is the same, or change the layer before it",
        "V.Reshape(3, 2, 1)")]
    [InlineData(
        "V.Reshape(3, 1, 3)",
        "reads the 6 numbers of [6] as [3, 1, 3], which holds 9; [3, 1, 2] holds as many; or change the layer before it",
        "V.Reshape(3, 1, 2)")]
    public void MG2014_a_shape_that_holds_another_number(string wrong, string message, string right) => Report("MG2014", wrong, message, right);

    [Theory]
    [InlineData("X.Crop(9, 4)", "takes 9 pixels of axis 0 of [8, 8, 4], which has 8; take 1 to 8, or enlarge the grid by Pad or UpsampleTo", "X.Crop(8, 4)")]
    [InlineData("X.Channels(2, 3)", "takes 2 to 4 of axis 2 of [8, 8, 4], which has 0 to 3; take at most 2 from 2 on", "X.Channels(2, 2)")]
    [InlineData("X.Slice(1, 8, 1)", "takes 8 to 8 of axis 1 of [8, 8, 4], which has 0 to 7; start below 8", "X.Slice(1, 7, 1)")]
    [InlineData(
        "X.Slice(3, 0, 1)",
        "takes part of axis 3, and [8, 8, 4] has the axes 0 to 2; axes count from 0; the last are the channels",
        "X.Slice(2, 0, 1)")]
    [InlineData(
        "X.Derivative(2, 0.1)",
        "differentiates along axis 2, and the grid of [8, 8, 4] has the axes 0 to 1; axes count from 0; the channels are none",
        "X.Derivative(1, 0.1)")]
    public void MG2015_part_of_a_grid_that_is_not_there(string wrong, string message, string right) => Report("MG2015", wrong, message, right);

    [Theory]
    [InlineData("X.PerChannel(V)", "multiplies the channels of [8, 8, 4] by [6]; give a vector of 4 numbers, such as by Dense(4)", "X.PerChannel(V.Dense(4))")]
    [InlineData(
        "V.InUnitsOf(Next)",
        "gives [6] the units of [8, 8, 4], which are one for each of 4 channels; end the network with 4 channels",
        "V.Dense(4).InUnitsOf(Next)")]
    public void MG2016_another_number_of_channels(string wrong, string message, string right) => Report("MG2016", wrong, message, right);

    [Theory]
    [InlineData("CrossEntropy")]
    [InlineData("Accuracy")]
    public void MG2017_scores_and_classes_differ(string loss) => InNetwork(
        "MG2017",
        $"{loss}(Y, Kind)",
        "compares scores [4] with a label of 3 classes; the scores need the shape [3], such as by Dense(3)",
        "Error",
        $"[Output] public Tensor Y => V.Dense(4); [Loss] Scalar Error => {loss}(Y, Kind);",
        $"[Output] public Tensor Y => V.Dense(3); [Loss] Scalar Error => {loss}(Y, Kind);");

    [Theory]
    [InlineData(
        "V.Dense(3).Normalized()",
        "normalises what is no declared input; call it on an [Input] itself; inside a network use BatchNorm",
        "V.Normalized().Dense(3)")]
    [InlineData(
        "V.Dense(4).InUnitsOf(X.Relu())",
        "takes the units of what is neither an input nor a target; name an [Input] or a [Target]",
        "V.Dense(4).InUnitsOf(X)")]
    public void MG2019_units_of_what_is_not_declared(string wrong, string message, string right) => Report("MG2019", wrong, message, right);

    [Theory]
    [InlineData("V.Dropout(1)", "leaves out a share of 1.0; give a probability from 0 to below 1", "V.Dropout(0.5)")]
    [InlineData("V.BatchNorm(2)", "has momentum 2.0 and epsilon 1E-05; give a momentum above 0 and up to 1, and a small positive epsilon", "V.BatchNorm(0.1)")]
    [InlineData("V.LayerNorm(-1)", "has epsilon = -1.0; give a small positive epsilon, such as 1e-5", "V.LayerNorm(1e-5)")]
    [InlineData("X.Laplacian(0)", "has a spacing of 0.0; give the positive distance between neighbouring pixels", "X.Laplacian(0.1)")]
    public void MG2020_a_number_out_of_range(string wrong, string message, string right) => Report("MG2020", wrong, message, right);

    [Fact]
    public void MG2021_a_shared_helper_of_another_number_of_channels() => InNetwork(
        "MG2021",
        "Half(Half(V))",
        "needs Dense with parameters [1, 3] as 'Half/Dense', which an earlier call made with [3, 6]; call 'Half' with tensors of the same channels, or leave "
            + "out [Shared] so that every call has layers of its own",
        "Y",
        "[Output] public Tensor Y => Half(Half(V)); [Shared] static Tensor Half(Tensor x) => x.Dense(x.Length / 2).Tanh();",
        "[Output] public Tensor Y => Half(Half(V)); static Tensor Half(Tensor x) => x.Dense(x.Length / 2).Tanh();");

    [Fact]
    public void A_shared_helper_has_one_set_of_parameters_on_any_grid() => Compiles(
        "[Output] public Tensor Y => Step(Step(X)).GlobalAveragePool() + Step(X.MaxPool(2)).GlobalAveragePool();"
            + "[Shared] static Tensor Step(Tensor x) => x + x.Conv2D(4, kernel: 3).Tanh();");

    [Theory]
    [InlineData(
        "V.MatMul(W.Transpose())",
        "multiplies the 6 channels of [6] by a matrix of 2 rows, [2, 6]; write Transpose() behind the matrix",
        "V.MatMul(W)")]
    [InlineData("X.MatMul(W)", "multiplies the 4 channels of [8, 8, 4] by a matrix of 6 rows, [6, 2]; declare a matrix of 4 rows", "X.Dense(6).MatMul(W)")]
    [InlineData(
        "W.MatMul(V)",
        "multiplies a matrix of 2 columns, [6, 2], by the 6 rows of [6]; write Transpose() behind the matrix",
        "W.Transpose().MatMul(V)")]
    [InlineData(
        "V.MatMul(B)",
        "multiplies [6] by [6], and [6] is no matrix; declare it as [Parameter(6, n)], or write Dot for the scalar product of two vectors",
        "V * B")]
    [InlineData(
        "W.MatMul(X)",
        "multiplies [6, 2] by [8, 8, 4], and [8, 8, 4] is no matrix; write it on the left of MatMul, where the channels are multiplied at every pixel, or "
            + "Reshape it to a matrix",
        "X.Conv2D(6, kernel: 1).MatMul(W)")]
    [InlineData(
        "X.Transpose()",
        "exchanges the two axes of a matrix, and [8, 8, 4] has 3; name the axes in their new order, such as Transpose(1, 0, 2)",
        "X.Transpose(1, 0, 2)")]
    [InlineData("X.Transpose(1, 1, 2)", "puts the axes of [8, 8, 4] into the order [1, 1, 2]; name each axis from 0 to 2 once", "X.Transpose(1, 0, 2)")]
    [InlineData(
        "V.Transpose()",
        "exchanges the two axes of a matrix, and [6] has 1; a vector needs no transposing: MatMul takes it as a row before a matrix and as a column behind one",
        "V.Reshape(1, 6).Transpose()")]
    public void MG2022_a_matrix_that_does_not_fit(string wrong, string message, string right) => Report("MG2022", wrong, message, right);

    [Fact]
    public void MG2023_neither_factor_is_a_parameter() => Report(
        "MG2023",
        "V.Reshape(3, 2).MatMul(V.Reshape(2, 3))",
        "multiplies [3, 2] by [2, 3], and neither is a parameter; one of the two must be a [Parameter] or its Transpose(); write Dot(a, b) for the "
            + "scalar product of two tensors of one shape, and Dense for a layer with a matrix of its own",
        "V.MatMul(W)");

    [Theory]
    [InlineData(
        "X.Spectral(4, modes: 32)",
        "keeps 32 modes of axis 0 of [8, 8, 4], whose 8 pixels have 4: frequencies 0 to 3; give a number from 1 to 4",
        "X.Spectral(4, modes: 4)")]
    [InlineData(
        "X.Spectral(4, [2, 5])",
        "keeps 5 modes of axis 1 of [8, 8, 4], whose 8 pixels have 4: frequencies 0 to 3; give a number from 1 to 4",
        "X.Spectral(4, [2, 4])")]
    public void MG2024_more_modes_than_the_grid_has(string wrong, string message, string right) => Report("MG2024", wrong, message, right);

    [Fact]
    public void MG2025_a_spectral_derivative_of_what_is_not_periodic() => Report(
        "MG2025",
        "X.SpectralLaplacian(1)",
        "differentiates along axis 0 of [8, 8, 4], whose boundary is Zero; declare the input with Boundary.Periodic, or take finite differences by "
            + "Laplacian(spacing) and Derivative(axis, spacing)",
        "X.With(Boundary.Periodic).SpectralLaplacian(1)");

    [Theory]
    [InlineData("V.Dense(0)", "has outputs = 0; give a whole number from 1")]
    [InlineData("X.Conv2D(4, kernel: 0)", "has kernel = 0; give a whole number from 1")]
    [InlineData("RandomNormal(0)", "has the sizes [0]; give positive extents, channels last, such as RandomNormal(2)")]
    public void MG2002_a_number_that_is_too_small(string wrong, string message) => Report("MG2002", wrong, message, "V");

    private static void Report(string id, string wrong, string message, string right) =>
        InNetwork(id, wrong, message, "Y", $"[Output] public Tensor Y => {wrong};", $"[Output] public Tensor Y => {right};");

    private static void InNetwork(string id, string squiggle, string message, string member, string wrong, string right)
    {
        var run = new GeneratorRun(Class(wrong));
        Diagnostic diagnostic = Assert.Single(run.Reported);
        Assert.Equal($"{id}: `{squiggle}` in '{member}' {message}", $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(squiggle, Class(wrong).Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
        Compiles(right);
    }

    private static void Compiles(string members)
    {
        var run = new GeneratorRun(Class(members));
        Assert.Empty(run.Reported.Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
    }

    private static string Class(string members) => $"[Network] public sealed partial class M {{ {Grids} {members} }}";
}
