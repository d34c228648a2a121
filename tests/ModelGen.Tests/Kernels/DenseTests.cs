using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels;

// one class per lane type: widths that the processor lacks are emulated by .NET, slowly but with the same meaning
public sealed class DenseFloatScalarTests : DenseChecks<FloatScalar, float>;

public sealed class DenseFloat128Tests : DenseChecks<Float128, float>;

public sealed class DenseFloat256Tests : DenseChecks<Float256, float>;

public sealed class DenseFloat512Tests : DenseChecks<Float512, float>;

public sealed class DenseDoubleScalarTests : DenseChecks<DoubleScalar, double>;

public sealed class DenseDouble128Tests : DenseChecks<Double128, double>;

public sealed class DenseDouble256Tests : DenseChecks<Double256, double>;

public sealed class DenseDouble512Tests : DenseChecks<Double512, double>;
