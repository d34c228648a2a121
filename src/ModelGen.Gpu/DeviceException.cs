namespace ModelGen.Gpu;

/// <summary>
/// No device, a driver that is missing or too old, memory that does not suffice, or a kernel that does not compile; the message says which, and what to do.
/// </summary>
public sealed class DeviceException : Exception
{
    /// <summary>An exception with a message that says what to do.</summary>
    public DeviceException(string message) : base(message)
    {
    }

    /// <summary>An exception with a message that says what to do, and its cause.</summary>
    public DeviceException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>An exception without a message.</summary>
    public DeviceException()
    {
    }
}
