using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>Makes a model's emitted kernels for a precision and a lane type; generated code implements it.</summary>
public interface IKernelFactory
{
    /// <summary>Kernels in float; <see cref="LaneWidth.Auto"/> means the widest lanes that the hardware accelerates.</summary>
    ModelKernels<float> CreateSingle(LaneWidth width);

    /// <summary>Kernels in double; <see cref="LaneWidth.Auto"/> means the widest lanes that the hardware accelerates.</summary>
    ModelKernels<double> CreateDouble(LaneWidth width);
}
