using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels.Tensors;

// one class per lane type: widths that the processor lacks are emulated by .NET, slowly but with the same meaning
public sealed class MaxPoolFloatScalarTests : MaxPoolChecks<FloatScalar, float>;

public sealed class MaxPoolFloat128Tests : MaxPoolChecks<Float128, float>;

public sealed class MaxPoolFloat256Tests : MaxPoolChecks<Float256, float>;

public sealed class MaxPoolFloat512Tests : MaxPoolChecks<Float512, float>;

public sealed class MaxPoolDoubleScalarTests : MaxPoolChecks<DoubleScalar, double>;

public sealed class MaxPoolDouble128Tests : MaxPoolChecks<Double128, double>;

public sealed class MaxPoolDouble256Tests : MaxPoolChecks<Double256, double>;

public sealed class MaxPoolDouble512Tests : MaxPoolChecks<Double512, double>;
