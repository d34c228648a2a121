using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Emit;
using ModelGen.Generators.Emit.Members;
using ModelGen.Generators.Parsing;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators;

/// <summary>Completes classes marked [Pinn]: parses them to specs, which are cached, and writes members and kernels from the specs alone.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <summary>The pipeline step that gives specs; tests track it.</summary>
    internal const string SpecStep = "Specs";

    /// <summary>The pipeline step that gives diagnostics.</summary>
    internal const string DiagnosticStep = "Diagnostics";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParseResult> parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            "ModelGen.PinnAttribute",
            static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
            static (source, cancel) => ModelParser.Parse((INamedTypeSymbol)source.TargetSymbol, source.SemanticModel.Compilation, cancel));
        IncrementalValuesProvider<ModelSpec> specs = parsed.Select(static (result, _) => result.Spec).Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!).WithTrackingName(SpecStep);
        IncrementalValuesProvider<DiagnosticInfo> diagnostics = parsed.SelectMany(static (result, _) => result.Diagnostics).WithTrackingName(DiagnosticStep);

        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
        IncrementalValuesProvider<(ModelSpec Spec, bool HasDevices)> sources = specs.Combine(context.CompilationProvider.Select(
            static (compilation, _) => compilation.GetTypeByMetadataName("ModelGen.Gpu.IDeviceKernels") is not null));
        context.RegisterSourceOutput(sources, static (output, source) => Invariantly(() =>
            output.AddSource(SourceFile.HintName(source.Spec.Type, ""), MembersEmitter.Write(source.Spec, TryPlan(source.Spec, output.ReportDiagnostic, output.CancellationToken), source.HasDevices))));
        context.RegisterImplementationSourceOutput(sources, static (output, source) => Invariantly(() =>
        {
            (ModelSpec spec, bool hasDevices) = source;
            if (TryPlan(spec, static _ => { }, output.CancellationToken) is { } plan)
            {
                output.AddSource(SourceFile.HintName(spec.Type, ".Kernels"), BindingEmitter.Write(spec, plan, hasDevices, output.CancellationToken));
            }
        }));
    }

    /// <summary>The plan, or null where the declaration has errors or cannot be planned.</summary>
    private static ModelPlan? TryPlan(ModelSpec spec, Action<Diagnostic> report, CancellationToken cancel)
    {
        try
        {
            return spec.HasErrors ? null : PlanModel.Plan(spec, cancel);
        }
        catch (PlanException exception)
        {
            report(Diagnostic.Create(Rules.ById[exception.Rule], Location.None, [spec.Type.Name, .. exception.Arguments]));
            return null;
        }
    }

    /// <summary>Numbers inside interpolated text are written with the current culture; generated code must not depend on it.</summary>
    private static void Invariantly(Action action)
    {
#pragma warning disable RS1035 // set and restored here, for the text that is emitted
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
#pragma warning restore RS1035
    }
}
