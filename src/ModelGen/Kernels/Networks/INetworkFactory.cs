using ModelGen.Numerics;

namespace ModelGen.Kernels.Networks;

/// <summary>Makes a network's emitted kernels for a precision and a lane type; generated code implements it.</summary>
public interface INetworkFactory
{
    /// <summary>Kernels in float; <see cref="LaneWidth.Auto"/> means the widest lanes that the hardware accelerates.</summary>
    NetworkKernels<float> CreateSingle(LaneWidth width);

    /// <summary>Kernels in double; <see cref="LaneWidth.Auto"/> means the widest lanes that the hardware accelerates.</summary>
    NetworkKernels<double> CreateDouble(LaneWidth width);
}
