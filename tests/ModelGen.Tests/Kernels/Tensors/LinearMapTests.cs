using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels.Tensors;

// one class per lane type: widths that the processor lacks are emulated by .NET, slowly but with the same meaning
public sealed class LinearMapFloatScalarTests : LinearMapChecks<FloatScalar, float>;

public sealed class LinearMapFloat128Tests : LinearMapChecks<Float128, float>;

public sealed class LinearMapFloat256Tests : LinearMapChecks<Float256, float>;

public sealed class LinearMapFloat512Tests : LinearMapChecks<Float512, float>;

public sealed class LinearMapDoubleScalarTests : LinearMapChecks<DoubleScalar, double>;

public sealed class LinearMapDouble128Tests : LinearMapChecks<Double128, double>;

public sealed class LinearMapDouble256Tests : LinearMapChecks<Double256, double>;

public sealed class LinearMapDouble512Tests : LinearMapChecks<Double512, double>;
