using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels.Tensors;

// one class per lane type: widths that the processor lacks are emulated by .NET, slowly but with the same meaning
public sealed class ProductFloatScalarTests : ProductChecks<FloatScalar, float>;

public sealed class ProductFloat128Tests : ProductChecks<Float128, float>;

public sealed class ProductFloat256Tests : ProductChecks<Float256, float>;

public sealed class ProductFloat512Tests : ProductChecks<Float512, float>;

public sealed class ProductDoubleScalarTests : ProductChecks<DoubleScalar, double>;

public sealed class ProductDouble128Tests : ProductChecks<Double128, double>;

public sealed class ProductDouble256Tests : ProductChecks<Double256, double>;

public sealed class ProductDouble512Tests : ProductChecks<Double512, double>;
