using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace ModelGen.Compiled.Tests;

/// <summary>
/// Lane operations that the JIT does not inline cost thirty times as much: listens to the JIT while emitted kernels are compiled.
/// </summary>
public class InliningTests
{
    [OptimizedFact]
    public void The_JIT_inlines_every_lane_operation_of_emitted_kernels()
    {
        using var listener = new InliningListener();
        foreach (Precision precision in new[] { Precision.Double, Precision.Single })
        {
            // a declaration that no other test compiles, so that its kernels are compiled now
            using var model = new InlinedModel(seed: 1, precision);
            model.LossAndGradient(new double[model.ParameterCount]);
            using var layers = new InlinedLayers(seed: 1, precision);
            layers.LossAndGradient(new double[layers.ParameterCount]);
        }

        // events arrive by another thread, some time after the method was compiled: wait until their number stands still
        for (int seen = -1; seen != listener.Attempts; Thread.Sleep(250))
        {
            seen = listener.Attempts;
        }

        Assert.True(listener.Attempts > 0, "no inlining event of the emitted kernels arrived");
        Assert.Empty(listener.Failures.Distinct());
    }

    private sealed class InliningListener : EventListener
    {
        private const EventKeywords JitTracing = (EventKeywords)0x1000;

        public ConcurrentBag<string> Failures { get; } = [];

        public int Attempts { get; private set; }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            {
                EnableEvents(eventSource, EventLevel.Verbose, JitTracing);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName is not { } name || !name.StartsWith("MethodJitInlining", StringComparison.Ordinal) || eventData.Payload is null)
            {
                return;
            }

            string Value(string key) => eventData.PayloadNames!.IndexOf(key) is >= 0 and var at ? eventData.Payload[at]?.ToString() ?? "" : "";
            string compiled = Value("MethodBeingCompiledNamespace");
            bool isOfLayers = compiled.Contains("InlinedLayers+", StringComparison.Ordinal);
            if (!isOfLayers && !compiled.Contains("InlinedModel+", StringComparison.Ordinal))
            {
                return;
            }

            Attempts++;
            // large angles are rare and meant to be a call
            if (name.StartsWith("MethodJitInliningFailed", StringComparison.Ordinal)
                && Value("InlineeNamespace") is var type
                && (type.StartsWith("ModelGen.Numerics.", StringComparison.Ordinal) || (isOfLayers && type.Contains("+Pointwise", StringComparison.Ordinal)))
                && type != "ModelGen.Numerics.LargeAngles")
            {
                Failures.Add($"{Value("MethodBeingCompiledName")}: {Value("InlineeNamespace")}.{Value("InlineeName")}: {Value("FailReason")}");
            }
        }
    }
}
