using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels.Tensors;

// one class per lane type: widths that the processor lacks are emulated by .NET, slowly but with the same meaning
public sealed class SampleFloatScalarTests : SampleChecks<FloatScalar, float>;

public sealed class SampleFloat128Tests : SampleChecks<Float128, float>;

public sealed class SampleFloat256Tests : SampleChecks<Float256, float>;

public sealed class SampleFloat512Tests : SampleChecks<Float512, float>;

public sealed class SampleDoubleScalarTests : SampleChecks<DoubleScalar, double>;

public sealed class SampleDouble128Tests : SampleChecks<Double128, double>;

public sealed class SampleDouble256Tests : SampleChecks<Double256, double>;

public sealed class SampleDouble512Tests : SampleChecks<Double512, double>;
