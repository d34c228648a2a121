namespace ModelGen.CudaEmulator.Ptx;

/// <summary>The text is not PTX that the emulator knows, or a kernel did what no kernel may do.</summary>
internal sealed class PtxException(string message) : Exception(message);
