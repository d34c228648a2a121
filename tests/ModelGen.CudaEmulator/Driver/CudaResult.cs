namespace ModelGen.CudaEmulator.Driver;

/// <summary>The driver's error codes (CUresult).</summary>
internal enum CudaResult
{
    Success = 0,
    InvalidValue = 1,
    OutOfMemory = 2,
    InvalidPtx = 218,
    NotFound = 500,
    IllegalAddress = 700,
}
