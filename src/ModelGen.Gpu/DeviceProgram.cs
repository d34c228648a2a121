using System.Reflection;

namespace ModelGen.Gpu;

/// <summary>An emitted kernel and the memory that it needs, in units that depend on the tile.</summary>
/// <param name="type">The class that holds the kernel.</param>
/// <param name="method">The kernel: generic in the lane type and the row memory.</param>
/// <param name="planes">Jet coefficients of the largest site.</param>
/// <param name="rows">Rows that are multiplied, in eights.</param>
/// <param name="staged">Rows beside them.</param>
/// <param name="pointRows">Numbers that are kept for each point.</param>
/// <param name="threadRows">Numbers that are kept for each thread.</param>
public sealed class DeviceProgram(Type type, string method, int planes, int rows, int staged, int pointRows, int threadRows = 0)
{
    /// <summary>The kernel's name in messages.</summary>
    public string Name => $"{type.DeclaringType?.Name}.{method}";

    /// <summary>Jet coefficients of the largest site.</summary>
    public int Planes => planes;

    /// <summary>Rows that are multiplied, in eights.</summary>
    public int Rows => rows;

    /// <summary>Rows beside them.</summary>
    public int Staged => staged;

    /// <summary>Numbers that are kept for each point.</summary>
    public int PointRows => pointRows;

    /// <summary>Numbers that are kept for each thread.</summary>
    public int ThreadRows => threadRows;

    /// <summary>The kernel for a lane type (<see cref="DeviceFloat"/>, <see cref="DeviceDouble"/>) and a row memory.</summary>
    public MethodInfo Kernel(Type lane, Type memory) =>
        (type.GetMethod(method, BindingFlags.Static | BindingFlags.Public) ?? throw new MissingMethodException(type.FullName, method)).MakeGenericMethod(
            lane,
            memory);
}
