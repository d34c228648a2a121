using System.Diagnostics;
using System.Reflection;

namespace ModelGen.Compiled.Tests;

/// <summary>A test of what the JIT makes of the code; skipped, with the reason, in Debug builds, in which it does not optimise.</summary>
public sealed class OptimizedFactAttribute : FactAttribute
{
    public OptimizedFactAttribute()
    {
        if (IsDebug(typeof(PinnModel).Assembly) || IsDebug(typeof(InlinedModel).Assembly))
        {
            Skip = "In Debug builds the JIT does not inline: run the tests with -c Release.";
        }
    }

    private static bool IsDebug(Assembly assembly) => assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };
}
