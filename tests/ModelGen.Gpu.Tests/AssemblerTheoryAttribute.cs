namespace ModelGen.Gpu.Tests;

/// <summary>A test that assembles PTX; skipped, with the reason, where CUDA's assembler is not on the PATH.</summary>
public sealed class AssemblerTheoryAttribute : TheoryAttribute
{
    public AssemblerTheoryAttribute()
    {
        if (KernelText.Assembler is null)
        {
            Skip = "ptxas is not on the PATH; it comes with CUDA's toolkit and needs no device.";
        }
    }
}
